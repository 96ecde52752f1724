// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A file of the service. Nothing is sent until one of its calls runs; it is never whole in memory.
 */
public abstract class Download {
  private static final int CHUNK = 64 * 1024;

  /** For operations; users get downloads from their doors. */
  protected Download() {}

  /**
   * The content as an open stream that the caller must close. Further attempts end with the
   * headers: a connection that breaks later is an {@link IOException} of the stream.
   */
  public abstract Call<Content> open();

  /**
   * Saves the content. The file appears under its name only when it is whole, and replaces one that
   * is there; a failure leaves nothing behind. Writes on the thread that runs the call, or on the
   * client's executor. Cancelling ends the transfer at once; an interrupt of a blocking run is
   * noticed when the next piece has come.
   */
  public final Call<Path> to(Path file) {
    return to(file, progress -> {});
  }

  /** Saves the content like {@link #to(Path)} and tells after each piece how far it is. */
  public final Call<Path> to(Path file, Consumer<Progress> listener) {
    Check.notNull("file", file);
    Check.that(file.getFileName() != null, "file", "has no name");
    Check.notNull("listener", listener);
    return open().map(content -> saved(content, file.toAbsolutePath(), listener));
  }

  /**
   * The content in memory.
   *
   * @param most bytes taken; a larger file fails as {@code UNDECODABLE}
   */
  public final Call<byte[]> bytes(int most) {
    Check.positive("most", most);
    return open().map(content -> read(content, most));
  }

  private static byte[] read(Content content, int most) {
    try (content) {
      byte[] bytes = content.stream().readNBytes(most);
      if (bytes.length == most && content.stream().read() >= 0) {
        throw AzureDevOpsException.of(
                ErrorKind.UNDECODABLE, "The file is larger than " + most + " bytes")
            .build();
      }
      whole(content, bytes.length);
      return bytes;
    } catch (IOException broken) {
      throw brokenOff(broken);
    }
  }

  private static Path saved(Content content, Path file, Consumer<Progress> listener) {
    try (content) {
      Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        copy(content, part, listener);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException broken) {
      throw brokenOff(broken);
    }
  }

  private static void copy(Content content, Path part, Consumer<Progress> listener)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
      for (int read = next(content, chunk); read >= 0; read = next(content, chunk)) {
        out.write(chunk, 0, read);
        bytes += read;
        listener.accept(new Progress(bytes, content.length()));
      }
    }
    whole(content, bytes);
  }

  private static int next(Content content, byte[] chunk) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
    return content.stream().read(chunk);
  }

  private static void whole(Content content, long bytes) throws IOException {
    if (content.length().isPresent() && content.length().getAsLong() != bytes) {
      throw new IOException(
          "got " + bytes + " bytes of " + content.length().getAsLong() + " announced");
    }
  }

  private static AzureDevOpsException brokenOff(IOException cause) {
    if (Thread.currentThread().isInterrupted()) {
      return AzureDevOpsException.of(
              ErrorKind.CANCELLED, "The thread was interrupted during a download")
          .cause(cause)
          .build();
    }
    String what = cause instanceof FileSystemException ? "could not be saved" : "broke off";
    return AzureDevOpsException.of(
            ErrorKind.TRANSPORT, "The download " + what + ": " + cause.getMessage())
        .cause(cause)
        .build();
  }

  /**
   * How far a download is.
   *
   * @param bytes so far
   * @param total absent if the service does not announce it
   */
  public record Progress(long bytes, OptionalLong total) {}

  /** An open file of the service. */
  public static final class Content implements Closeable {
    private final InputStream stream;
    private final Headers headers;

    public Content(InputStream stream, Headers headers) {
      this.stream = stream;
      this.headers = headers;
    }

    /** The bytes; reading blocks. */
    public InputStream stream() {
      return stream;
    }

    /** Number of bytes; absent if the service does not announce it. */
    public OptionalLong length() {
      return headers.first("Content-Encoding").isPresent()
          ? OptionalLong.empty()
          : headers
              .first("Content-Length")
              .filter(value -> value.matches("\\d{1,18}"))
              .map(value -> OptionalLong.of(Long.parseLong(value)))
              .orElse(OptionalLong.empty());
    }

    public Headers headers() {
      return headers;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Copying;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.RetryPolicy;
import io.github.fluentado.core.exchange.Rules;
import io.github.fluentado.core.exchange.Sink;
import io.github.fluentado.core.http.Headers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A file of the service. Nothing is sent until one of its calls runs; it is never whole in memory.
 */
public abstract class Download {

  /** For operations; users get downloads from their doors. */
  protected Download() {}

  /**
   * The content as an open stream that the caller must close. Further attempts end with the
   * headers: a connection that breaks later is an {@link IOException} of the stream, which no limit
   * bounds. Any thread may close it, which ends a read.
   */
  public abstract Call<Content> open();

  /**
   * Saves the content. The file appears under its name only when it is whole, and replaces one that
   * is there; a failure leaves nothing behind. Limits hold to the last byte: {@link Call#timeout}
   * or {@code Rules.transfer} for all of it, {@code Rules.attempt} for a silence. An interrupt,
   * cancelling, or a limit ends it at once. The file is written on a thread of the client's own.
   */
  public final Call<Path> to(Path file) {
    return to(file, progress -> {});
  }

  /**
   * Saves the content like {@link #to(Path)} and tells after each piece how far it is, on the
   * thread that runs the call, or on the client's executor.
   */
  public final Call<Path> to(Path file, Consumer<Progress> listener) {
    Check.notNull("file", file);
    Check.that(file.getFileName() != null, "file", "has no name");
    Check.notNull("listener", listener);
    Path target = file.toAbsolutePath();
    return copied(() -> new FileSink(target), listener);
  }

  /**
   * The content in memory; limits as for {@link #to(Path)}.
   *
   * @param most bytes taken; a larger file fails as {@code UNDECODABLE}
   */
  public final Call<byte[]> bytes(int most) {
    Check.positive("most", most);
    return copied(() -> new MemorySink(most), progress -> {});
  }

  private <R> Call<R> copied(Supplier<Sink<R>> sink, Consumer<Progress> listener) {
    return open().then(content -> new Copy<>(content, sink.get(), listener));
  }

  /** The same download with a limit for all of it, to the last byte; see {@link Call#timeout}. */
  public Download timeout(Duration limit) {
    return with(CallOptions.none().timeout(limit));
  }

  /** The same download with one more header on each request; see {@link Call#header}. */
  public Download header(String name, String value) {
    return with(CallOptions.none().header(name, value));
  }

  /** The same download with one more query parameter; see {@link Call#query}. */
  public Download query(String name, String value) {
    return with(CallOptions.none().query(name, value));
  }

  /** The same download in another version of the interface; see {@link Call#apiVersion}. */
  public Download apiVersion(String version) {
    return with(CallOptions.none().apiVersion(version));
  }

  /** The same download with its own policy for further attempts. */
  public Download retry(RetryPolicy policy) {
    return with(CallOptions.none().retry(policy));
  }

  /** The same download under other rules than the client's. */
  public Download rules(UnaryOperator<Rules> change) {
    return with(CallOptions.none().rules(change));
  }

  /** The same download with all of these options. */
  public Download with(CallOptions own) {
    Check.notNull("options", own);
    Download plain = this;
    return new Download() {
      @Override
      public Call<Content> open() {
        return plain.open().with(own);
      }
    };
  }

  /** Brings what is open to where it belongs. Runs once. */
  private static final class Copy<R> extends Call<R> {
    private final Content content;
    private final Sink<R> sink;
    private final Consumer<Progress> listener;

    Copy(Content content, Sink<R> sink, Consumer<Progress> listener) {
      this.content = content;
      this.sink = sink;
      this.listener = listener;
    }

    @Override
    public Exchange<R> start(CallOptions options) {
      OptionalLong length = content.length();
      return Copying.of(
          content.stream(), length, sink, bytes -> listener.accept(new Progress(bytes, length)));
    }
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

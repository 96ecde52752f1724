// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A file of the service. Nothing is sent until one of its calls runs; it is never whole in memory
 * unless that is asked for.
 *
 * <p>{@link #to(Path)}, {@link #to(OutputStream)}, {@link #bytes} and {@link #publisher} bring it
 * to its end: limits hold to the last byte, {@link Call#timeout} or {@code Rules.transfer} for all
 * of it, {@code Rules.attempt} for a silence of the server. An interrupt, cancelling, or a limit
 * ends them at once. A body that breaks off is gone on with where it ended, as often as the policy
 * for further attempts says, and anew once a mebibyte has come: if the service serves parts and
 * tells that the file is the same, from there on; if not, from the beginning, where nothing was
 * handed on.
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

  /** The same with options for the request of the file alone, if others come before it. */
  protected Call<Content> open(CallOptions last) {
    return open().with(last);
  }

  /**
   * A download whose place is found by a call, each time that it is asked for: places that are good
   * for a while only are fresh then.
   *
   * @param identity what it is of, as a text; see {@link SaveFile#resume}
   */
  public static Download of(String identity, Call<? extends Download> place) {
    return new LocatedDownload(Check.notNull("place", place), Check.notNull("identity", identity));
  }

  /**
   * What is downloaded, as a text: by it a part that was left is known. Nobody sees it. Empty if
   * there is nothing to tell by.
   */
  protected String identity() {
    return "";
  }

  /** Saves the content as a file, which appears only when it is whole; see {@link SaveFile}. */
  public final SaveFile to(Path file) {
    return SaveFile.of(this, file);
  }

  /** Saves the content like {@link #to(Path)} and tells how far it is. */
  public final SaveFile to(Path file, Consumer<Progress> listener) {
    return to(file).onProgress(listener);
  }

  /**
   * Writes the content to a stream, which is flushed and stays open, on a thread of the client's
   * own; gives the number of bytes. What was written stays written if it fails. A write that blocks
   * is waited for without limit of silence; if the run is given up meanwhile, it goes on to its own
   * end.
   */
  public final Call<Long> to(OutputStream stream) {
    return to(stream, progress -> {});
  }

  /** The same, and tells how far it is. */
  public final Call<Long> to(OutputStream stream, Consumer<Progress> listener) {
    Check.notNull("stream", stream);
    Check.notNull("listener", listener);
    return new Transfer<>(this, () -> new StreamSink(stream), Progress.told(listener), Ranges.ONE);
  }

  /**
   * The content in memory.
   *
   * @param most bytes taken; a larger file fails as {@code UNDECODABLE}
   */
  public final Call<byte[]> bytes(int most) {
    Check.positive("most", most);
    return new Transfer<>(
        this, () -> new MemorySink(most), (bytes, total, rate, attempt) -> {}, Ranges.ONE);
  }

  /**
   * The content in pieces of up to 64 KiB, which are the subscriber's to keep, no more of them than
   * it has asked for. Each subscriber has a run of its own, which begins when it first asks for
   * something; cancelling ends it. Signals come on threads of the client's own, one of which is
   * held while a subscriber that has begun asks for nothing.
   */
  public final Flow.Publisher<ByteBuffer> publisher() {
    return new PiecePublisher(this);
  }

  /** Downloads a zip file and unpacks it into a folder; see {@link ExtractZip}. */
  public final ExtractZip extractTo(Path folder) {
    return ExtractZip.of(this, folder);
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

      @Override
      protected Call<Content> open(CallOptions last) {
        return plain.open(last).with(own);
      }

      @Override
      protected String identity() {
        return plain.identity() + own.asked();
      }
    };
  }

  /**
   * How far a transfer is. Told up to twenty times in a second on the thread that runs the call, or
   * on the client's executor, by one thread at a time, and once more at the end, if it ends well.
   * What the listener throws, be it an exception or an error, ends the transfer and is thrown by
   * the run as it is; a file that was to come is not there then.
   *
   * @param bytes so far; fewer than before only in another attempt
   * @param total absent if the service does not announce it
   * @param bytesPerSecond of the last seconds; 0 at the beginning
   * @param attempt 1, and one more each time that the rest of something, or all of it, had to be
   *     asked for or sent again
   */
  public record Progress(long bytes, OptionalLong total, double bytesPerSecond, int attempt) {
    static Meter.Listener told(Consumer<Progress> listener) {
      return (bytes, total, rate, attempt) ->
          listener.accept(
              new Progress(
                  bytes, total < 0 ? OptionalLong.empty() : OptionalLong.of(total), rate, attempt));
    }
  }

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

    /** Whether this is only a part of the file, as was asked for. */
    public boolean isPart() {
      return headers.first("Content-Range").isPresent();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.Download.Content;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Blocking;
import io.github.fluentado.core.exchange.Deadline;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Sink;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.http.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one run of a download brings its file to: what is asked of the sink, as calls that run on a
 * thread that may block, if the sink blocks, and the check of what has come.
 */
final class Destination<R> {
  private final Sink<R> sink;
  private final Supplier<@Nullable Deadline> deadline;
  // Set by the answer that the file begins with, or goes on with first.
  private final AtomicReference<@Nullable Checksum> checksum = new AtomicReference<>();

  Destination(Sink<R> sink, Supplier<@Nullable Deadline> deadline) {
    this.sink = sink;
    this.deadline = deadline;
  }

  Call<Sink.Held> begun() {
    return work(sink::begin);
  }

  /** Ends with false if what has come is out of reach. */
  Call<Boolean> restarted() {
    return work(sink::restart);
  }

  /** All bytes up to there have come. */
  Call<Done> reached(long position) {
    return work(
        () -> {
          sink.reached(position);
          return Done.DONE;
        });
  }

  /** All has come, so many bytes. */
  Call<R> finished(long bytes) {
    return work(
        () -> {
          check(bytes);
          return sink.finish();
        });
  }

  boolean anywhere() {
    return sink.anywhere();
  }

  /** That answer begins the file. */
  void begins(Content content, @Nullable Validator validator, long total) {
    checksum.set(Checksum.of(content).orElse(null));
    sink.expects(validator, total);
  }

  /** That answer goes on with the file. */
  void goesOn(Content content) {
    if (checksum.get() == null) {
      checksum.set(Checksum.of(content).orElse(null));
    }
  }

  /** The sink, with all that goes into it counted for the check. */
  Sink<R> counted() {
    Checksum check = checksum.get();
    return check == null ? sink : new CheckedSink<>(sink, check);
  }

  private void check(long bytes) throws IOException {
    Checksum check = checksum.get();
    if (check != null) {
      try (InputStream again = sink.written()) {
        check.check(bytes, again);
      } catch (AzureDevOpsException other) {
        // Nobody shall go on with it.
        sink.restart();
        throw other;
      }
    }
  }

  private <T> Call<T> work(Blocking.Task<T> task) {
    Blocking.Task<T> told =
        () -> {
          try {
            return task.run();
          } catch (IOException broken) {
            String text = "The download could not be saved: " + FileSink.why(broken);
            throw AzureDevOpsException.of(ErrorKind.TRANSPORT, text)
                .cause(broken)
                .remedy(FileSink.REMEDY)
                .build();
          }
        };
    return Bringing.made(
        given ->
            sink.blocks() ? new Blocking<>("The download", told, deadline.get()) : atOnce(told));
  }

  private static <T> Exchange<T> atOnce(Blocking.Task<T> task) {
    return event -> {
      try {
        return new Step.Done<>(task.run());
      } catch (Exception broken) {
        return new Step.Failed<>(broken);
      }
    };
  }
}

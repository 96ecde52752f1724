// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.Download.Content;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Blocking;
import io.github.fluentado.core.exchange.Copying;
import io.github.fluentado.core.exchange.Deadline;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.exchange.OpenBody;
import io.github.fluentado.core.exchange.Sink;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.http.ContentRange;
import io.github.fluentado.core.http.Validator;
import io.github.fluentado.core.run.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a download: asks for the file, brings it to its sink, and where it breaks off asks for
 * the rest, if the server knows the file to be the same, or else for all of it once more.
 */
final class Bringing<R> {
  private final Download source;
  private final Sink<R> sink;
  private final Meter meter;
  private final Ranges ranges;
  private final CallOptions options;
  // Cells that are set while the run goes on: what is open, until when, and what is checked.
  private final AtomicReference<@Nullable Content> open = new AtomicReference<>();
  private final AtomicReference<@Nullable Deadline> latest = new AtomicReference<>();
  private final AtomicReference<@Nullable Checksum> checksum = new AtomicReference<>();

  Bringing(Download source, Sink<R> sink, Meter meter, Ranges ranges, CallOptions options) {
    this.source = source;
    this.sink = sink;
    this.meter = meter;
    this.ranges = ranges;
    this.options = options;
  }

  Call<R> all() {
    return work(sink::begin)
        .then(
            held -> {
              // The last byte is asked for again, so that there always is a rest.
              long has =
                  Math.min(held.bytes(), held.total() < 0 ? Long.MAX_VALUE : held.total() - 1);
              boolean goesOn = has > 0 && held.validator() != null;
              Stage stage =
                  new Stage(
                      goesOn ? has : 0, held.validator(), held.total(), 0, Duration.ZERO, true);
              return asked(goesOn ? stage : stage.anew());
            })
        .then(this::finished);
  }

  /** Ends with the number of bytes of the file, when all have come. */
  private Call<Long> asked(Stage stage) {
    return opened(stage, OptionalLong.empty())
        .then(
            content -> content.isEmpty() ? restarted(stage, null) : received(content.get(), stage));
  }

  /** Absent if there is nothing at that place of the file. */
  Call<Optional<Content>> opened(Stage stage, OptionalLong last) {
    Validator validator = stage.validator();
    Call<Content> asked =
        (stage.position() == 0 && last.isEmpty()) || validator == null
            ? source.open()
            : source.open(
                CallOptions.none()
                    .header("Range", ContentRange.of(stage.position(), last))
                    .header("If-Range", validator.text()));
    return within(asked)
        .map(this::noted)
        .recover(
            error ->
                error.status().orElse(0) == 416 && stage.position() > 0
                    ? Call.of(Optional.empty())
                    : Call.failed(error));
  }

  private Optional<Content> noted(Content content) {
    open.set(content);
    latest.compareAndSet(null, OpenBody.limit(content.stream()));
    return Optional.of(content);
  }

  private <T> Call<T> within(Call<T> call) {
    return made(given -> call.start(given.within(latest.get())));
  }

  /** Whether that is the rest of the file, from there on. */
  static boolean isRest(Content content, Stage stage) {
    Validator validator = stage.validator();
    Optional<ContentRange> range = ContentRange.of(content.headers());
    return content.isPart()
        && range.isPresent()
        && range.get().from() == stage.position()
        && (stage.total() < 0 || range.get().total().orElse(stage.total()) == stage.total())
        && (validator == null || validator.allows(content.headers()));
  }

  private Call<Long> received(Content content, Stage stage) {
    if (stage.position() == 0) {
      return fresh(content, stage);
    }
    if (isRest(content, stage)) {
      long total = ContentRange.of(content.headers()).orElseThrow().total().orElse(stage.total());
      if (checksum.get() == null) {
        checksum.set(Checksum.of(content).orElse(null));
      }
      meter.opens(stage.position(), total);
      return brought(content, stage.of(stage.validator(), total));
    }
    if (content.isPart()) {
      closed(content);
      return restarted(stage, null);
    }
    // All of it: the file has changed, or the server serves no parts.
    return work(sink::restart)
        .then(can -> can ? fresh(content, stage.anew()) : Call.failed(outOfReach(stage, null)));
  }

  /** The file from its beginning. */
  private Call<Long> fresh(Content content, Stage stage) {
    boolean plain = !content.isPart() && content.length().isPresent();
    Validator validator = plain ? Validator.of(content.headers()).orElse(null) : null;
    Stage known = stage.of(validator, content.length().orElse(-1));
    checksum.set(Checksum.of(content).orElse(null));
    sink.expects(validator, known.total());
    meter.opens(0, known.total());
    return brought(content, known);
  }

  private Call<Long> brought(Content content, Stage stage) {
    boolean parts =
        content.isPart()
            || content
                .headers()
                .first("Accept-Ranges")
                .filter("bytes"::equalsIgnoreCase)
                .isPresent();
    return parts
            && stage.beside()
            && stage.validator() != null
            && sink.anywhere()
            && ranges.suit(stage.total() - stage.position())
        ? new Beside<>(this, ranges).brought(content, stage).then(came -> together(came, stage))
        : copied(content, stage, stage.total(), false, () -> false)
            .then(part -> alone(part, stage, content));
  }

  private Call<Long> together(boolean came, Stage stage) {
    return came ? Call.of(stage.total()) : restarted(stage.alone(), null);
  }

  private Call<Long> alone(Copying.Part part, Stage stage, Content content) {
    if (isWhole(part, stage.total())) {
      return Call.of(part.position());
    }
    AzureDevOpsException broken = broken(part);
    Stage next = stage.after(part);
    return waited(content, next, broken)
        .then(
            waited ->
                next.validator() == null || next.position() == 0
                    ? restarted(next, broken)
                    : asked(next));
  }

  static boolean isWhole(Copying.Part part, long end) {
    return part.broken() == null || part.position() == end;
  }

  static AzureDevOpsException broken(Copying.Part part) {
    AzureDevOpsException broken = part.broken();
    return broken == null
        ? AzureDevOpsException.of(ErrorKind.TRANSPORT, "The download broke off").build()
        : broken;
  }

  Call<Copying.Part> copied(
      Content content, Stage stage, long end, boolean cut, BooleanSupplier unwanted) {
    Copying.Stretch stretch = new Copying.Stretch(stage.position(), end, cut);
    return made(
        given -> {
          open.compareAndSet(content, null);
          return Copying.of(content.stream(), stretch, counted(), meter, unwanted);
        });
  }

  /** The sink, with all that goes into it counted for the check. */
  private Sink<R> counted() {
    Checksum check = checksum.get();
    return check == null ? sink : new CheckedSink<>(sink, check);
  }

  /** Begins anew. */
  private Call<Long> restarted(Stage stage, @Nullable AzureDevOpsException broken) {
    return work(sink::restart)
        .then(can -> can ? asked(stage.anew()) : Call.failed(outOfReach(stage, broken)));
  }

  private static AzureDevOpsException outOfReach(
      Stage stage, @Nullable AzureDevOpsException broken) {
    if (broken != null) {
      return broken;
    }
    String text =
        "The download broke off, and its rest cannot be had: the file has changed, or its host"
            + " serves no parts, and "
            + stage.position()
            + " bytes were handed on already";
    return AzureDevOpsException.of(ErrorKind.TRANSPORT, text).build();
  }

  /** The wait before the next attempt; the failure, if there is to be none. */
  Call<Done> waited(Content content, Stage stage, AzureDevOpsException broken) {
    RetryPolicy policy = OpenBody.retry(content.stream());
    return made(
        given ->
            event -> {
              if (!(event instanceof Event.Answer answer)) {
                return new Step.Now<>(null);
              }
              Optional<Duration> wait =
                  policy.delay(
                      Math.max(1, stage.tries()), stage.elapsed(), answer.moment().chance());
              return wait.isEmpty()
                  ? new Step.Failed<>(broken)
                  : new Step.Become<>(() -> paused(wait.get()));
            });
  }

  private Exchange<Done> paused(Duration wait) {
    return wait.isZero()
        ? Exchanges.done(Done.DONE)
        : Exchanges.pause(null, wait, latest.get(), Done.DONE);
  }

  private Call<R> finished(long bytes) {
    return made(given -> meter.lastWord(bytes))
        .then(
            told ->
                work(
                    () -> {
                      check(bytes);
                      return sink.finish();
                    }));
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

  /** All bytes up to there have come. */
  Call<Done> reached(long position) {
    return work(
        () -> {
          sink.reached(position);
          return Done.DONE;
        });
  }

  Meter meter() {
    return meter;
  }

  /** What the sink does, on a thread that may block, if it blocks. */
  private <T> Call<T> work(Blocking.Task<T> task) {
    Blocking.Task<T> told =
        () -> {
          try {
            return task.run();
          } catch (IOException broken) {
            String text = "The download could not be saved: " + FileSink.why(broken);
            throw AzureDevOpsException.of(ErrorKind.TRANSPORT, text).cause(broken).build();
          }
        };
    return made(
        given -> sink.blocks() ? new Blocking<>("The download", told, deadline()) : atOnce(told));
  }

  private @Nullable Deadline deadline() {
    Deadline known = latest.get();
    return known == null ? options.deadline() : known;
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

  static <T> Call<T> made(Function<CallOptions, Exchange<T>> start) {
    return new Call<>() {
      @Override
      public Exchange<T> start(CallOptions given) {
        return start.apply(given);
      }
    };
  }

  /** Frees what is open. */
  void close() {
    Content last = open.getAndSet(null);
    if (last != null) {
      closed(last);
    }
  }

  static void closed(Content content) {
    try {
      content.close();
    } catch (IOException alreadyBroken) {
      // Nothing is lost: nobody will read it.
    }
  }
}

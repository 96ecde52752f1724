// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exchanges made of other exchanges. Joining happens here, never in a driver. */
public final class Exchanges {
  private Exchanges() {}

  /** Ends at once with the value. */
  public static <T> Exchange<T> done(T value) {
    return event -> new Step.Done<>(value);
  }

  /** Ends at once with the failure. */
  public static <T> Exchange<T> failed(Throwable error) {
    return event -> new Step.Failed<>(error);
  }

  /** Goes on as what the supplier makes when the run comes here. */
  public static <T> Exchange<T> become(Supplier<? extends Exchange<T>> next) {
    return event -> new Step.Become<>(next);
  }

  /**
   * Goes on as the second, once the run has come to the client that the first would begin at: so
   * those who observe that client hear of the run before anything is done on another thread. The
   * first is not run.
   */
  public static <T> Exchange<T> at(
      Supplier<? extends Exchange<?>> first, Supplier<? extends Exchange<T>> second) {
    return event ->
        event instanceof Event.Answer ? new Step.Become<>(second) : coming(first, second);
  }

  private static <T> Step<T> coming(
      Supplier<? extends Exchange<?>> first, Supplier<? extends Exchange<T>> second) {
    Machine<?> machine = new Machine<>(become(() -> typed(first.get())));
    Port port = machine.on(Event.STARTED) instanceof Step.Act<?> act ? act.port() : null;
    machine.abandon();
    return port == null ? new Step.Become<>(second) : new Step.Now<>(port);
  }

  // Nobody takes its result.
  @SuppressWarnings("unchecked")
  private static Exchange<Object> typed(Exchange<?> exchange) {
    return (Exchange<Object>) exchange;
  }

  /** Runs the first and goes on as the continuation says. */
  public static <A, T> Exchange<T> nest(
      Supplier<? extends Exchange<A>> first, Continuation<A, T> then) {
    return event -> new Step.Nest<>(first, then);
  }

  /** Runs the first and goes on with what the function makes of its failure; null leaves it. */
  public static <T> Exchange<T> recover(
      Supplier<? extends Exchange<T>> first,
      Function<AzureDevOpsException, @Nullable Exchange<T>> rescue) {
    return nest(
        first,
        new Continuation<T, T>() {
          @Override
          public Exchange<T> done(T value) {
            return Exchanges.done(value);
          }

          @Override
          public @Nullable Exchange<T> failed(AzureDevOpsException error) {
            return rescue.apply(error);
          }
        });
  }

  /**
   * Waits, unless that would take longer than the deadline allows: then it fails at once.
   *
   * @param port whose clock to take; absent for that of the run
   */
  public static <T> Exchange<T> pause(
      @Nullable Port port, Duration duration, @Nullable Deadline latest, T value) {
    return new Pausing<>(port, duration, latest, value);
  }

  /** One exchange for each thing, so many at a time; gives what became of each, in order. */
  public static <A> Exchange<List<Step.Settled>> each(
      List<A> things, int atOnce, Function<A, Exchange<?>> exchange) {
    return event -> {
      if (event instanceof Event.Finished finished) {
        return new Step.Done<>(settled(finished.value()));
      }
      return event instanceof Event.Broken broken
          ? new Step.Failed<>(broken.failure().cause())
          : new Step.Each<>(things, atOnce, exchange);
    };
  }

  // A driver answers Each with such a list.
  @SuppressWarnings("unchecked")
  private static List<Step.Settled> settled(Object value) {
    return (List<Step.Settled>) value;
  }

  private static final class Pausing<T> implements Exchange<T> {
    private final @Nullable Port port;
    private final Duration duration;
    private final @Nullable Deadline latest;
    private final T value;
    private boolean waited;

    Pausing(@Nullable Port port, Duration duration, @Nullable Deadline latest, T value) {
      this.port = port;
      this.duration = duration;
      this.latest = latest;
      this.value = value;
    }

    @Override
    public Step<T> on(Event event) {
      if (event instanceof Event.Broken broken) {
        return new Step.Failed<>(closed(broken.failure()));
      }
      if (!(event instanceof Event.Answer answer)) {
        return new Step.Now<>(port);
      }
      if (waited) {
        return new Step.Done<>(value);
      }
      waited = true;
      return begun(answer.moment().now());
    }

    private Step<T> begun(Instant now) {
      if (latest == null) {
        return new Step.Pause<>(port, Trace.NONE, duration, Step.Reason.ASKED, null);
      }
      Duration left = latest.left(now);
      if (left.compareTo(duration) <= 0) {
        return new Step.Failed<>(late());
      }
      Step.Late late = new Step.Late(left, Pausing::late);
      return new Step.Pause<>(port, Trace.NONE, duration, Step.Reason.ASKED, late);
    }

    private static AzureDevOpsException late() {
      return AzureDevOpsException.of(
              ErrorKind.TIMED_OUT, "A wait would last longer than the call was given")
          .build();
    }

    private static AzureDevOpsException closed(Failure failure) {
      return AzureDevOpsException.of(ErrorKind.CLOSED, "A wait was ended, as the client is closed")
          .cause(failure.cause())
          .build();
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call's exchanges as one: what follows a part is kept in a list, not on the stack, and what
 * takes another's place leaves nothing behind. So a million links are no deeper than one. What it
 * gives out are acts, and the end. Used by one thread at a time.
 */
public final class Machine<T> {
  private final Deque<Continuation<Object, ?>> frames = new ArrayDeque<>();
  private @Nullable Exchange<?> current;
  // The failure that goes up: a function that was to rescue may have failed itself.
  private @Nullable Throwable failure;

  public Machine(Exchange<T> exchange) {
    this.current = exchange;
  }

  /** Takes an event and says what to do next: an {@link Step.Act}, or how the run has ended. */
  public Step<T> on(Event event) {
    Step<?> step = told(event);
    while (!(step instanceof Step.Act<?>)) {
      if (step instanceof Step.Done<?> done) {
        Continuation<Object, ?> frame = frames.poll();
        if (frame == null) {
          return ended(step);
        }
        step = begun(() -> frame.done(done.value()));
      } else if (step instanceof Step.Failed<?> failed) {
        failure = failed.error();
        Exchange<?> rescue = rescue();
        if (rescue == null) {
          return ended(new Step.Failed<>(failure));
        }
        step = begun(() -> rescue);
      } else if (step instanceof Step.Nest<?, ?> nest) {
        frames.push(frame(nest));
        step = begun(nest.first());
      } else {
        step = begun(((Step.Become<?>) step).next());
      }
    }
    return typed(step);
  }

  private Step<?> told(Event event) {
    Exchange<?> running = current;
    if (running == null) {
      throw new IllegalStateException("the run has ended");
    }
    try {
      return running.on(event);
    } catch (Throwable thrown) {
      return new Step.Failed<>(thrown);
    }
  }

  private Step<?> begun(Supplier<? extends Exchange<?>> next) {
    try {
      Exchange<?> exchange = next.get();
      current = exchange;
      return exchange.on(Event.STARTED);
    } catch (Throwable thrown) {
      return new Step.Failed<>(thrown);
    }
  }

  /** What the nearest of those that follow makes of the failure; null if none takes it. */
  private @Nullable Exchange<?> rescue() {
    while (!frames.isEmpty()) {
      Exchange<?> rescue = asked(frames.pop());
      if (rescue != null) {
        return rescue;
      }
    }
    return null;
  }

  private @Nullable Exchange<?> asked(Continuation<Object, ?> frame) {
    if (!(failure instanceof AzureDevOpsException known)) {
      frame.abandoned();
      return null;
    }
    try {
      return frame.failed(known);
    } catch (Throwable thrown) {
      failure = thrown;
      return null;
    }
  }

  private Step<T> ended(Step<?> step) {
    current = null;
    return typed(step);
  }

  /** How many parts wait for another to end. */
  int depth() {
    return frames.size();
  }

  /** Nobody will go on with the run: frees what its parts hold. */
  public void abandon() {
    current = null;
    for (Continuation<Object, ?> frame = frames.poll(); frame != null; frame = frames.poll()) {
      frame.abandoned();
    }
  }

  // The frame is asked only with what the exchange nested with it gives.
  @SuppressWarnings("unchecked")
  private static Continuation<Object, ?> frame(Step.Nest<?, ?> nest) {
    return (Continuation<Object, ?>) nest.then();
  }

  // The last exchange is of the run's own type, and an act holds no value.
  @SuppressWarnings("unchecked")
  private Step<T> typed(Step<?> step) {
    return (Step<T>) step;
  }
}

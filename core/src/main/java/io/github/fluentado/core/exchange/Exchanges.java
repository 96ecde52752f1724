// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exchanges made of other exchanges. Joining happens here, never in a driver. */
public final class Exchanges {
  private Exchanges() {}

  /** Ends at once with the value. */
  public static <T> Exchange<T> done(T value) {
    return event -> new Step.Done<>(value);
  }

  /** Ends at once with the failure. */
  public static <T> Exchange<T> failed(AzureDevOpsException error) {
    return event -> new Step.Failed<>(error);
  }

  /**
   * Goes on with what the function makes of each result until it makes none. The exchanges replace
   * one another, so that a thousand of them are no deeper than one.
   *
   * @param next what to do with a result: go on with another exchange, or end with a value
   */
  public static <A, R> Exchange<R> chain(Exchange<A> first, Function<A, Next<A, R>> next) {
    return new Chain<>(first, next);
  }

  /**
   * What follows a result: one more exchange of the same kind, or another one that gives the end.
   */
  public sealed interface Next<A, R> {
    /** Go on. */
    record More<A, R>(Exchange<A> exchange) implements Next<A, R> {}

    /** This is the last one. */
    record Last<A, R>(Exchange<R> exchange) implements Next<A, R> {}
  }

  private static final class Chain<A, R> implements Exchange<R> {
    private final Function<A, Next<A, R>> next;
    private Exchange<A> current;
    private @Nullable Exchange<R> last;

    Chain(Exchange<A> first, Function<A, Next<A, R>> next) {
      this.current = first;
      this.next = next;
    }

    @Override
    public Step<R> on(Event event) {
      if (last != null) {
        return last.on(event);
      }
      Step<A> step = current.on(event);
      while (step instanceof Step.Done<A> done) {
        Event.Started started = new Event.Started();
        Next<A, R> follows = next.apply(done.value());
        if (follows instanceof Next.Last<A, R> end) {
          last = end.exchange();
          return last.on(started);
        }
        current = ((Next.More<A, R>) follows).exchange();
        step = current.on(started);
      }
      return retyped(step);
    }

    // A step that is not done holds no value of type A, so that it fits any type.
    @SuppressWarnings("unchecked")
    private static <A, R> Step<R> retyped(Step<A> step) {
      return (Step<R>) step;
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an exchange asks for next. */
public sealed interface Step<T> {

  /** A step that touches the world, through the port of the client that it belongs to. */
  sealed interface Act<T> extends Step<T> {
    /** Absent for that of the act before; at the beginning, for the machine itself. */
    @Nullable Port port();
  }

  /** An act that takes time, and must not take more than is left. */
  sealed interface Wait<T> extends Act<T> {
    /** What to say if the run is out of time; absent for a run without an end. */
    @Nullable Late late();
  }

  /**
   * How a run ends that is out of time, even if nobody comes to ask its exchange.
   *
   * @param left until then, from now
   */
  record Late(Duration left, Supplier<? extends Throwable> error) {}

  /** Look at the clock. Answered by {@link Event.Resumed}. */
  record Now<T>(@Nullable Port port) implements Act<T> {}

  /** An operation begins: look at the clock and tell it. Answered by {@link Event.Began}. */
  record Begin<T>(Port port, Plan plan) implements Act<T> {}

  /**
   * An operation has ended: tell it. Answered by {@link Event.Resumed}.
   *
   * @param value absent after a failure
   */
  record End<T>(Port port, Trace trace, @Nullable Object value, @Nullable Throwable error)
      implements Act<T> {}

  /** A transfer has come on: tell it. Answered by {@link Event.Resumed}. */
  record Progress<T>(@Nullable Port port, Trace trace, long bytes, long total) implements Act<T> {}

  /**
   * Ask the credential. Answered by {@link Event.Authorized} or {@link Event.Broken}.
   *
   * @param rejected what the service has just refused; absent at first
   * @param limit how long the answer may take
   */
  record Authorize<T>(
      Port port, Trace trace, @Nullable Authorization rejected, Duration limit, Late late)
      implements Wait<T> {}

  /**
   * Send a request. Answered by {@link Event.Answered} or {@link Event.Broken}.
   *
   * @param trusted the host may see what belongs to the client
   * @param attempt counts from 1
   * @param limit how long nothing may come once the request is out; for a stream, the headers. A
   *     body that flows out counts as a sign of life
   */
  record Send<T>(
      Port port,
      Trace trace,
      HttpRequest request,
      boolean trusted,
      Reception reception,
      int attempt,
      Duration limit,
      Late late)
      implements Wait<T> {}

  /**
   * Wait. Answered by {@link Event.Resumed}, or {@link Event.Broken} if the client is closed.
   *
   * @param reason what is waited for
   */
  record Pause<T>(
      @Nullable Port port, Trace trace, Duration duration, Reason reason, @Nullable Late late)
      implements Wait<T> {}

  /**
   * Look at work that blocks, which begins with the first look. Answered by {@link Event.Finished}
   * or {@link Event.Broken} when it has ended, by {@link Event.Resumed} if it goes on.
   *
   * @param glance how long to look
   */
  record Work<T>(@Nullable Port port, Ongoing work, Duration glance, @Nullable Late late)
      implements Wait<T> {}

  /**
   * Run one exchange for each thing, so many at a time. Answered by {@link Event.Finished} with a
   * list of {@link Settled}, in the order of the things.
   */
  record Each<T, A>(List<A> things, int atOnce, Function<A, Exchange<?>> exchange)
      implements Act<T> {
    @Override
    public @Nullable Port port() {
      return null;
    }
  }

  /**
   * What became of one of many.
   *
   * @param value absent after a failure
   * @param error absent after a success
   */
  record Settled(@Nullable Object value, @Nullable Throwable error) {}

  /** The run goes on as another exchange, which takes this one's place. */
  record Become<T>(Supplier<? extends Exchange<T>> next) implements Step<T> {}

  /** Another exchange comes first; what it ends with says how the run goes on. */
  record Nest<A, T>(Supplier<? extends Exchange<A>> first, Continuation<A, T> then)
      implements Step<T> {}

  /** The run ended with a result. */
  record Done<T>(T value) implements Step<T> {}

  /** The run ended without one. */
  record Failed<T>(Throwable error) implements Step<T> {}

  /** What is waited for. */
  enum Reason {
    /** The service asked to slow down. */
    THROTTLED,
    /** Another attempt after a passing failure. */
    RETRY,
    /** The caller wants to wait. */
    ASKED
  }
}

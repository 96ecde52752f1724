// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import java.time.Duration;
import java.util.function.Function;

/**
 * A change that depends on what is there: it is read, changed, and written with a test that nobody
 * else was faster, such as a revision or an {@code If-Match}. Whenever somebody was, which is
 * {@code CONFLICT}, all of that is done again with what is there by then: {@value #USUAL} times at
 * most unless {@link #tries} says otherwise, after which it fails as {@code CONFLICT}.
 *
 * <p>Nothing is changed twice: a write whose answer was lost is {@code OUTCOME_UNKNOWN}, and ends
 * it. Conflicts are met again at once the first time, and later after waits that grow from a tenth
 * of a second to two seconds.
 *
 * @param <T> what the write gives
 */
public final class SafeUpdate<T> extends CallRequest<T, SafeUpdate<T>> {
  private static final int USUAL = 5;
  private static final Polling WAITS =
      Polling.backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

  private final Call<T> once;
  private final int tries;
  private final CallOptions own;

  private SafeUpdate(Call<T> once, int tries, CallOptions own) {
    this.once = once;
    this.tries = tries;
    this.own = own;
  }

  /**
   * Made of a call that reads and one that writes.
   *
   * @param write makes the call that writes of what was read, with the test of its revision. It is
   *     called anew for each try, so it must change nothing itself; if there is nothing to write it
   *     may give {@link Call#of}
   */
  public static <A, R> SafeUpdate<R> of(
      Call<? extends A> read, Function<? super A, ? extends Call<? extends R>> write) {
    Check.notNull("read", read);
    Check.notNull("write", write);
    return new SafeUpdate<>(read.then(write), USUAL, CallOptions.none());
  }

  /** How often it is tried in all, at least once. */
  public SafeUpdate<T> tries(int most) {
    return new SafeUpdate<>(once, Check.positive("tries", most), own);
  }

  @Override
  public SafeUpdate<T> with(CallOptions more) {
    return new SafeUpdate<>(once, tries, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<T> start(CallOptions options) {
    return tried(1).start(own.under(options));
  }

  private Call<T> tried(int number) {
    return number == tries
        ? once
        : once.recover(
            ErrorKind.CONFLICT, faster -> waited(number).then(done -> tried(number + 1)));
  }

  private static Call<Done> waited(int number) {
    return number == 1 ? Call.of(Done.DONE) : Call.pause(WAITS.delay(number - 2));
  }

  /** How often it is tried; what is changed is known when it runs. */
  @Override
  public String toString() {
    return "SafeUpdate[" + tries + " tries]";
  }
}

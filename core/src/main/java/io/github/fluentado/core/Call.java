// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.AsyncDriver;
import io.github.fluentado.core.drive.BlockingDriver;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.RetryPolicy;
import io.github.fluentado.core.exchange.Rules;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An operation as a value: nothing is sent until it is run, and it may be run many times, from any
 * thread. Both ways of running follow the same definition.
 *
 * @param <T> the result, never null
 */
public abstract class Call<T> {

  /** For operations; users get calls from their doors. */
  protected Call() {}

  /**
   * Begins a run as a state machine, for drivers. Nothing is sent before the first event.
   *
   * @param options what this run wants otherwise than the client
   */
  public abstract Exchange<T> start(CallOptions options);

  /**
   * Runs and waits for the result. An interrupt ends the wait at once and stays set on the thread.
   *
   * @throws AzureDevOpsException for every failure
   */
  public final T execute() {
    return BlockingDriver.run(start(CallOptions.none()));
  }

  /**
   * Runs without waiting. Failures arrive as {@link AzureDevOpsException}. Cancelling this future
   * stops the request; a future derived from it does not pass the cancelling on. Functions attached
   * run on the executor of the client.
   */
  public final CompletableFuture<T> executeAsync() {
    return AsyncDriver.run(start(CallOptions.none()));
  }

  /** The same call with another view of its result. */
  public final <R> Call<R> map(Function<? super T, ? extends R> function) {
    Check.notNull("function", function);
    return then(value -> of(function.apply(value)));
  }

  /** This call, and then the one that the function makes of its result, as one call. */
  public final <R> Call<R> then(Function<? super T, ? extends Call<? extends R>> function) {
    Check.notNull("function", function);
    return new Derived<>(options -> chained(this, function, options.shared()));
  }

  private static <T, R> Exchange<R> chained(
      Call<T> first,
      Function<? super T, ? extends Call<? extends R>> function,
      CallOptions options) {
    return Exchanges.chain(
        first.start(options),
        value -> new Exchanges.Next.Last<>(Call.<R>widened(function.apply(value)).start(options)));
  }

  // A call only gives out its result, so that a narrower one serves for a wider one.
  @SuppressWarnings("unchecked")
  private static <R> Call<R> widened(Call<? extends R> call) {
    return (Call<R>) call;
  }

  /**
   * The same call with a limit for all of it: attempts, waits, and what follows by {@link #then}.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  public final Call<T> timeout(Duration limit) {
    CallOptions.none().timeout(limit);
    return new Derived<>(options -> start(options.timeout(limit)));
  }

  /**
   * The same call with one more header on each of its requests, in place of the operation's own of
   * that name. {@code Authorization} belongs to the credential, {@code Host}, {@code
   * Content-Length} and the like to the transport: they are refused.
   */
  public final Call<T> header(String name, String value) {
    CallOptions.none().header(name, value);
    return new Derived<>(options -> start(options.header(name, value)));
  }

  /** The same call with its own policy for further attempts. */
  public final Call<T> retry(RetryPolicy policy) {
    Check.notNull("policy", policy);
    return rules(rules -> rules.retry(policy));
  }

  /**
   * The same call under other rules than the client's: {@code rules -> rules.attempt(limit)}. They
   * hold for each of its requests.
   */
  public final Call<T> rules(UnaryOperator<Rules> change) {
    Check.notNull("change", change);
    return new Derived<>(options -> start(options.rules(change)));
  }

  /** A call that has its result already and sends nothing. */
  public static <T> Call<T> of(T value) {
    Check.notNull("value", value);
    return new Derived<>(options -> Exchanges.done(value));
  }

  /** A call that is made when it is run, anew each time. */
  public static <T> Call<T> defer(Supplier<Call<T>> supplier) {
    Check.notNull("supplier", supplier);
    return new Derived<>(options -> supplier.get().start(options));
  }

  /** A call whose runs are made by a function. */
  private static final class Derived<T> extends Call<T> {
    private final Function<CallOptions, Exchange<T>> start;

    Derived(Function<CallOptions, Exchange<T>> start) {
      this.start = start;
    }

    @Override
    public Exchange<T> start(CallOptions options) {
      return start.apply(options);
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.AsyncDriver;
import io.github.fluentado.core.drive.BlockingDriver;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Step;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a value: nothing is sent until it is run, and it may be run many times, from any
 * thread. Both ways of running follow the same definition.
 *
 * <p>Every failure of a run arrives one way: {@link #execute} throws it, the future of {@link
 * #executeAsync} fails with it. It is an {@link AzureDevOpsException}, or what a function of yours
 * has thrown, as it was thrown. However many calls are joined by {@link #then}, {@link #recover}
 * and {@link #pause}, a run needs no deeper stack.
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
  @SuppressWarnings("exports")
  public abstract Exchange<T> start(CallOptions options);

  /**
   * Runs and waits for the result, on the calling thread: your functions and observers run there,
   * too. An interrupt ends the wait at once and stays set on the thread.
   *
   * @throws AzureDevOpsException for every failure but those of your own functions
   */
  public final T execute() {
    return BlockingDriver.run(begun());
  }

  /**
   * Runs without waiting. Cancelling this future stops the request; a future derived from it does
   * not pass the cancelling on. Your functions run on the calling thread until something is waited
   * for, then on the executor of the client, and so do functions attached to the future.
   */
  public final CompletableFuture<T> executeAsync() {
    return AsyncDriver.run(begun());
  }

  // Whatever is thrown while a run begins is a failure of the run.
  private Exchange<T> begun() {
    return Exchanges.become(() -> start(CallOptions.none()));
  }

  /** The same call with another view of its result. */
  public final <R> Call<R> map(Function<? super T, ? extends R> function) {
    Check.notNull("function", function);
    return then(value -> of(function.apply(value)));
  }

  /** This call, and then the one that the function makes of its result, as one call. */
  public final <R> Call<R> then(Function<? super T, ? extends Call<? extends R>> function) {
    Check.notNull("function", function);
    return new Derived<>(
        options -> {
          CallOptions shared = options.shared();
          return Exchanges.<T, R>nest(
              () -> start(shared), value -> Call.<R>made(function.apply(value)).start(shared));
        });
  }

  /**
   * This call, and if it fails the one that the function makes of the failure. To fail after all,
   * the function gives {@link #failed}.
   *
   * @param function hears of every {@link AzureDevOpsException} of this call, one thrown by a
   *     function of yours included
   */
  public final Call<T> recover(
      Function<? super AzureDevOpsException, ? extends Call<? extends T>> function) {
    Check.notNull("function", function);
    return new Derived<>(
        options -> {
          CallOptions shared = options.shared();
          return Exchanges.recover(
              () -> start(shared), error -> Call.<T>made(function.apply(error)).start(shared));
        });
  }

  /** The same for failures of one kind; others stay as they are. */
  public final Call<T> recover(
      ErrorKind kind,
      Function<? super AzureDevOpsException, ? extends Call<? extends T>> function) {
    Check.notNull("kind", kind);
    Check.notNull("function", function);
    return recover(error -> error.kind() == kind ? function.apply(error) : failed(error));
  }

  /**
   * This call again and again until its result is as wanted, which is the result then. A failure
   * ends it; {@link #recover} before this lets it go on.
   *
   * @param condition on the result
   * @param polling the waits in between, and when to give up: after that it fails as {@code
   *     TIMED_OUT}. A limit of this call by {@link #timeout} holds for each look, a limit of what
   *     this gives for all of it
   */
  public final Call<T> until(Predicate<? super T> condition, Polling polling) {
    Check.notNull("condition", condition);
    Check.notNull("polling", polling).checked();
    Call<T> poll = looking(condition, polling, 0);
    return polling.limit().map(poll::timeout).orElse(poll);
  }

  private Call<T> looking(Predicate<? super T> condition, Polling polling, int looks) {
    return then(
        value ->
            condition.test(value)
                ? of(value)
                : pause(polling.delay(looks))
                    .then(waited -> looking(condition, polling, looks + 1)));
  }

  // A call only gives out its result, so that a narrower one serves for a wider one.
  @SuppressWarnings("unchecked")
  private static <R> Call<R> made(@Nullable Call<? extends R> call) {
    return (Call<R>) Check.notNull("the call that a function gave", call);
  }

  /**
   * The same call with a limit for all of it: attempts, waits, and what follows by {@link #then}.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  public Call<T> timeout(Duration limit) {
    return with(CallOptions.none().timeout(limit));
  }

  /**
   * The same call with one more header on each of its requests, in place of the operation's own of
   * that name. {@code Authorization} belongs to the credential, {@code Host}, {@code
   * Content-Length} and the like to the transport: they are refused.
   */
  public Call<T> header(String name, String value) {
    return with(CallOptions.none().header(name, value));
  }

  /** The same call with one more query parameter on each of its requests, encoded here. */
  public Call<T> query(String name, String value) {
    return with(CallOptions.none().query(name, value));
  }

  /**
   * The same call asking for another version of the service's interface, such as {@code
   * 7.2-preview.1}, exactly.
   *
   * @throws IllegalArgumentException if that is no version
   */
  public Call<T> apiVersion(String version) {
    return with(CallOptions.none().apiVersion(version));
  }

  /** The same call with its own policy for further attempts. */
  public Call<T> retry(RetryPolicy policy) {
    return with(CallOptions.none().retry(policy));
  }

  /**
   * The same call under other rules than the client's: {@code rules -> rules.attempt(limit)}. They
   * hold for each of its requests.
   */
  public Call<T> rules(UnaryOperator<Rules> change) {
    return with(CallOptions.none().rules(change));
  }

  /** The same call with all of these options. */
  public Call<T> with(CallOptions own) {
    Check.notNull("options", own);
    return new Derived<>(options -> Exchanges.become(() -> start(own.under(options))));
  }

  /**
   * The same call with status, headers and correlation ids beside its result: those of the last
   * answer that gave one, if it takes several requests.
   */
  public final Call<Response<T>> withResponse() {
    return new Derived<>(
        options -> {
          LastAnswer last = new LastAnswer();
          return Exchanges.<T, Response<T>>nest(
              () -> start(options.recording(last)), value -> Exchanges.done(last.with(value)));
        });
  }

  /** A call that has its result already and sends nothing. */
  public static <T> Call<T> of(T value) {
    Check.notNull("value", value);
    return new Derived<>(options -> Exchanges.done(value));
  }

  /** A call that fails with that and sends nothing. */
  public static <T> Call<T> failed(AzureDevOpsException error) {
    Check.notNull("error", error);
    return new Derived<>(options -> Exchanges.failed(error));
  }

  /** A call that is made when it is run, anew each time. */
  public static <T> Call<T> defer(Supplier<? extends Call<T>> supplier) {
    Check.notNull("supplier", supplier);
    return new Derived<>(
        options -> Exchanges.become(() -> Call.<T>made(supplier.get()).start(options)));
  }

  /**
   * A call that only waits, holding no thread when it runs without waiting. It goes by the clock of
   * the client whose call came before it. A deadline that would pass meanwhile makes it fail as
   * {@code TIMED_OUT} at once.
   *
   * @throws IllegalArgumentException if the duration is not positive
   */
  public static Call<Done> pause(Duration duration) {
    Check.positive("duration", duration);
    return new Derived<>(
        options -> Exchanges.pause(null, duration, options.shared().deadline(), Done.DONE));
  }

  /**
   * One call for each of many things, so many at a time, as one call. It ends when all have ended
   * and tells what became of each, in order: a failure does not stop the others. A deadline makes
   * those fail that are not done by then; cancelling, or an interrupt, stops all.
   *
   * @param atOnce how many may run beside each other, at least 1
   * @param function makes the call for a thing; what it throws is the failure of that thing
   */
  public static <A, R> Call<Outcomes<A, R>> each(
      Collection<? extends A> things,
      int atOnce,
      Function<? super A, ? extends Call<? extends R>> function) {
    // Unlike List.copyOf, this has room for null.
    List<A> copy = Collections.unmodifiableList(new ArrayList<>(Check.notNull("things", things)));
    Check.positive("atOnce", atOnce);
    Check.notNull("function", function);
    return new Derived<>(
        options -> {
          CallOptions shared = options.shared();
          Function<A, Exchange<?>> one = thing -> Call.<R>made(function.apply(thing)).start(shared);
          return Exchanges.<List<Step.Settled>, Outcomes<A, R>>nest(
              () -> Exchanges.each(copy, atOnce, one),
              settled -> Exchanges.done(Outcomes.of(copy, settled)));
        });
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

// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.json.Model;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handlers of an event and runs them. Immutable: each method gives another router.
 *
 * <p><b>Order.</b> Handlers run one after the other, in the order in which they were added; one
 * that is asynchronous has ended before the next begins. A handler that was added twice for an
 * event runs once. Events are not put into an order: the service sends them in any, and beside each
 * other.
 *
 * <p><b>Errors.</b> A handler that fails does not keep the others from running. Then the event has
 * {@link Handled.Outcome#FAILED}: it is to be answered with 503, is sent again, and all of its
 * handlers run again. So they must bear repetition, or one router be made for each. After {@link
 * #givingUp} a failure is only told.
 *
 * <p><b>Unknown events</b> go to {@link #otherwise}, and are acknowledged without it.
 *
 * <p><b>Repetitions</b> are not handled again {@linkplain #once once there is a store}, with one
 * exception: a receiver that dies after its handlers worked, before the store knows. When the lease
 * has ended and the event is sent again, they run again. That is at least once, not exactly once;
 * handlers must bear it: set rather than add, or look first whether it is done.
 */
public final class HookRouter {
  /** For how long a delivery is held that nobody completes: 5 minutes. */
  public static final Duration DEFAULT_LEASE = Duration.ofMinutes(5);

  private final List<Route> routes;
  private final List<Route> others;
  private final @Nullable DeliveryStore store;
  private final Duration lease;
  private final boolean givesUp;

  private HookRouter(
      List<Route> routes,
      List<Route> others,
      @Nullable DeliveryStore store,
      Duration lease,
      boolean givesUp) {
    this.routes = routes;
    this.others = others;
    this.store = store;
    this.lease = lease;
    this.givesUp = givesUp;
  }

  /** Handles nothing yet. */
  public static HookRouter create() {
    return new HookRouter(List.of(), List.of(), null, DEFAULT_LEASE, false);
  }

  /** For events of this type. */
  public HookRouter on(EventType type, HookHandler handler) {
    return on(is(type), handler);
  }

  /**
   * For events of this type whose resource is a model of that; those that were sent without one, or
   * with one of another version, are not for this handler.
   */
  public <M extends Model> HookRouter on(
      EventType type, Class<M> model, HookHandler.Typed<M> handler) {
    return on(type, model, any -> true, handler);
  }

  /** The same where the condition holds, too; see {@link Resource}. */
  public <M extends Model> HookRouter on(
      EventType type,
      Class<M> model,
      Predicate<? super HookEvent> condition,
      HookHandler.Typed<M> handler) {
    Check.notNull("handler", handler);
    return with(
        new Route(
            typed(type, model, condition),
            handler,
            Route.blocking(event -> handler.handle(event, resource(event, model)))));
  }

  /** For events of this type for which the condition holds; see {@link Resource}. */
  public HookRouter on(
      EventType type, Predicate<? super HookEvent> condition, HookHandler handler) {
    Check.notNull("condition", condition);
    return on(is(type).and(condition), handler);
  }

  /** For events of any type for which the condition holds. */
  public HookRouter on(Predicate<? super HookEvent> condition, HookHandler handler) {
    return with(
        new Route(Check.notNull("condition", condition)::test, handler, Route.blocking(handler)));
  }

  /** For all events. */
  public HookRouter always(HookHandler handler) {
    return on(any -> true, handler);
  }

  /** For events of this type; the event has been handled when the stage has ended. */
  public HookRouter onAsync(EventType type, HookHandler.Async handler) {
    return onAsync(is(type), handler);
  }

  /** As {@link #on(EventType, Class, HookHandler.Typed)}. */
  public <M extends Model> HookRouter onAsync(
      EventType type, Class<M> model, HookHandler.TypedAsync<M> handler) {
    Check.notNull("handler", handler);
    return with(
        new Route(
            typed(type, model, any -> true),
            handler,
            event -> handler.handle(event, resource(event, model))));
  }

  /** For events of any type for which the condition holds. */
  public HookRouter onAsync(Predicate<? super HookEvent> condition, HookHandler.Async handler) {
    Check.notNull("handler", handler);
    return with(new Route(Check.notNull("condition", condition)::test, handler, handler));
  }

  /** For events that no other handler is for, in this router and those joined with it. */
  public HookRouter otherwise(HookHandler handler) {
    Route route = new Route(any -> true, handler, Route.blocking(handler));
    return new HookRouter(routes, join(others, List.of(route)), store, lease, givesUp);
  }

  /** Both: first the handlers of this one, then those of the other. Settings are this one's. */
  public HookRouter and(HookRouter other) {
    Check.notNull("other", other);
    return new HookRouter(
        join(routes, other.routes), join(others, other.others), store, lease, givesUp);
  }

  /** Handles no delivery twice, as far as the store remembers. */
  public HookRouter once(DeliveryStore deliveries) {
    return once(deliveries, DEFAULT_LEASE);
  }

  /**
   * The same.
   *
   * @param leaseTime longer than all handlers of an event take together. After it, another receiver
   *     takes over what this one has not ended
   */
  public HookRouter once(DeliveryStore deliveries, Duration leaseTime) {
    return new HookRouter(
        routes,
        others,
        Check.notNull("deliveries", deliveries),
        Check.positive("leaseTime", leaseTime),
        givesUp);
  }

  /** Failures of handlers are told, and the event is not asked for again. */
  public HookRouter givingUp() {
    return new HookRouter(routes, others, store, lease, true);
  }

  private HookRouter with(Route route) {
    return new HookRouter(join(routes, List.of(route)), others, store, lease, givesUp);
  }

  private static List<Route> join(List<Route> some, List<Route> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Predicate<HookEvent> is(EventType type) {
    Check.notNull("type", type);
    return event -> event.type().equals(type);
  }

  private static <M extends Model> Predicate<HookEvent> typed(
      EventType type, Class<M> model, Predicate<? super HookEvent> condition) {
    Check.notNull("model", model);
    Check.notNull("condition", condition);
    return is(type).and(condition).and(event -> event.resource(model).isPresent());
  }

  private static <M extends Model> M resource(HookEvent event, Class<M> model) {
    return event.resource(model).orElseThrow();
  }

  /**
   * Runs the handlers and waits for them. An interrupt ends the waiting, not the handlers; the
   * outcome then is a failure, as it is not known.
   */
  public Handled handle(HookEvent event) {
    CompletableFuture<Handled> handling = handleAsync(event).toCompletableFuture();
    try {
      return handling.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Handled(Handled.Outcome.FAILED, List.of(e));
    } catch (ExecutionException e) {
      return new Handled(Handled.Outcome.FAILED, List.of(e.getCause() == null ? e : e.getCause()));
    }
  }

  /**
   * Runs the handlers: the first on this thread, each other on the thread on which the one before
   * it ended. Never fails; what went wrong is in the outcome.
   */
  public CompletionStage<Handled> handleAsync(HookEvent event) {
    Dispatch dispatch = new Dispatch(Check.notNull("event", event), givesUp);
    return store == null
        ? dispatch.run(routes, others)
        : dispatch.once(store, lease, () -> dispatch.run(routes, others));
  }

  @Override
  public String toString() {
    return "HookRouter[" + (routes.size() + others.size()) + " handlers]";
  }
}

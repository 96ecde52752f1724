// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.hooks.Notification;
import io.github.fluentado.client.hooks.NotificationDetails;
import io.github.fluentado.client.hooks.NotificationsApi;
import io.github.fluentado.client.hooks.PublishersApi;
import io.github.fluentado.client.hooks.Subscription;
import io.github.fluentado.client.hooks.SubscriptionStatus;
import io.github.fluentado.client.hooks.SubscriptionsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The door to the subscriptions of an organization or a project. Sends nothing itself.
 *
 * <pre>{@code
 * project.serviceHooks()
 *     .create(
 *         HookFilter.pullRequestsUpdated().change(PullRequestFilter.Change.PUSH),
 *         WebHook.to(URI.create("https://bots.example.com/hooks")).basic("ado", password))
 *     .execute();
 * }</pre>
 */
public final class ServiceHooks {
  private static final String PROJECT = "projectId";

  private final Connection connection;
  private final Optional<String> project;

  private ServiceHooks(Connection connection) {
    this.connection = connection;
    this.project = connection.place("project");
  }

  /** Of the project that the connection is a view of, or of the whole organization. */
  public static ServiceHooks of(Connection connection) {
    return new ServiceHooks(Check.notNull("connection", connection));
  }

  /** Who tells of what, with the inputs that there are. */
  public PublishersApi.List publishers() {
    return new PublishersApi(connection).list();
  }

  /** The subscriptions of the organization that the caller may see, or of the project alone. */
  public Call<List<Subscription>> list() {
    Call<List<Subscription>> all = new SubscriptionsApi(connection).list();
    return project.isEmpty()
        ? all
        : projectId().then(id -> all.map(found -> found.stream().filter(is(id)).toList()));
  }

  private static Predicate<Subscription> is(String project) {
    return one -> project.equalsIgnoreCase(one.publisherInputs().get(PROJECT));
  }

  /** The id, which inputs are given by; one request more where the door was asked for by name. */
  private Call<String> projectId() {
    String name = project.orElseThrow();
    try {
      return Call.of(UUID.fromString(name).toString());
    } catch (IllegalArgumentException noId) {
      return new ProjectsApi(connection)
          .get(name)
          .map(found -> Check.notNull("id of the project", found.id()));
    }
  }

  /**
   * Makes a subscription. The service tells of what happens from then on, as far as the caller may
   * see it.
   */
  public Call<Subscription> create(HookFilter<?> filter, WebHook to) {
    return asked(filter, to).then(wanted -> new SubscriptionsApi(connection).create(wanted));
  }

  /**
   * Sends a made-up event to see whether it arrives, without making a subscription. The answer
   * comes before the delivery; look for that by {@link One#notification} of no subscription.
   */
  public Call<Notification> test(HookFilter<?> filter, WebHook to) {
    return asked(filter, to).then(wanted -> tested(connection, wanted));
  }

  private Call<Subscription> asked(HookFilter<?> filter, WebHook to) {
    Subscription wanted =
        Check.notNull("to", to).of(Check.notNull("filter", filter).state().subscription());
    boolean said = project.isEmpty() || filter.inputs().containsKey(PROJECT);
    return said ? Call.of(wanted) : projectId().map(id -> within(wanted, id));
  }

  private static Subscription within(Subscription wanted, String project) {
    Map<String, String> inputs = new LinkedHashMap<>(wanted.publisherInputs());
    inputs.put(PROJECT, project);
    return wanted.publisherInputs(inputs);
  }

  static Call<Notification> tested(Connection connection, Subscription wanted) {
    NotificationDetails details =
        new NotificationDetails()
            .publisherId(Check.notNull("publisherId", wanted.publisherId()))
            .eventType(Check.notNull("eventType", wanted.eventType()))
            .publisherInputs(wanted.publisherInputs())
            .consumerId(Check.notNull("consumerId", wanted.consumerId()))
            .consumerActionId(Check.notNull("consumerActionId", wanted.consumerActionId()))
            .consumerInputs(wanted.consumerInputs());
    Notification test = new Notification().details(details);
    return new NotificationsApi(connection)
        .create(wanted.id() == null ? test : test.subscriptionId(wanted.id()));
  }

  /** The door to one subscription. */
  public One subscription(UUID id) {
    return new One(connection, Check.notNull("id", id).toString());
  }

  /** The door to one subscription, as it was read. */
  public One subscription(Subscription one) {
    return new One(connection, Check.text("id", Check.notNull("one", one).id()));
  }

  /** One subscription. */
  public static final class One {
    private static final String MASK = "********";

    private final Connection connection;
    private final String id;

    private One(Connection connection, String id) {
      this.connection = connection;
      this.id = id;
    }

    /** With asterisks in the place of what is secret. */
    public SubscriptionsApi.Get get() {
      return new SubscriptionsApi(connection).get(id);
    }

    /** How it fares: on probation, disabled, by whom. */
    public Call<SubscriptionHealth> health() {
      return get().map(SubscriptionHealth::of);
    }

    /** What was sent and what came of it, newest first; 100 unless {@code maxResults} says more. */
    public NotificationsApi.List history() {
      return new NotificationsApi(connection).list(id);
    }

    public NotificationsApi.Get notification(int number) {
      return new NotificationsApi(connection).get(id, Check.positive("number", number));
    }

    /**
     * Sends a made-up event as this subscription would. The answer comes before the delivery; its
     * outcome stands in the history.
     */
    public Call<Notification> test() {
      return get().then(found -> tested(connection, found));
    }

    /**
     * Ends probation, or what disabled it. Fails as {@code INVALID} if it has a secret: the service
     * does not give that out, and so it would have to be said again by {@link #enable(WebHook)}.
     */
    public Call<Subscription> enable() {
      return changed(found -> found.status(SubscriptionStatus.ENABLED));
    }

    /** The same, and tells whom from now on. */
    public Call<Subscription> enable(WebHook to) {
      return changed(to, SubscriptionStatus.ENABLED);
    }

    /**
     * Tells of nothing any more, until it is enabled. Fails as {@code INVALID} if it has a secret,
     * which would have to be said again by {@link #disable(WebHook)}.
     */
    public Call<Subscription> disable() {
      return changed(found -> found.status(SubscriptionStatus.DISABLED_BY_USER));
    }

    /** The same, and says whom it tells once it is enabled. */
    public Call<Subscription> disable(WebHook to) {
      return changed(to, SubscriptionStatus.DISABLED_BY_USER);
    }

    private Call<Subscription> changed(WebHook to, SubscriptionStatus status) {
      Check.notNull("to", to);
      return get().then(found -> put(to.of(found).status(status)));
    }

    private Call<Subscription> changed(UnaryOperator<Subscription> change) {
      return get()
          .then(
              found ->
                  found.consumerInputs().containsValue(MASK)
                      ? Call.failed(masked())
                      : put(change.apply(found)));
    }

    private static AzureDevOpsException masked() {
      String text =
          "The subscription has a secret that the service does not give out, and that would be"
              + " lost; say where to and with which secret by enable(WebHook) or"
              + " disable(WebHook)";
      return AzureDevOpsException.of(ErrorKind.INVALID, text).build();
    }

    private Call<Subscription> put(Subscription changed) {
      return new SubscriptionsApi(connection).replace(changed).subscriptionId(id);
    }

    public SubscriptionsApi.Delete delete() {
      return new SubscriptionsApi(connection).delete(id);
    }

    /** The id. */
    @Override
    public String toString() {
      return "ServiceHooks.One[" + id + "]";
    }
  }
}

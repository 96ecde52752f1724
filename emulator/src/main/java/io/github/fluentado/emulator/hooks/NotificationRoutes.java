// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.hooks.Notification.Result;
import io.github.fluentado.emulator.hooks.Notification.State;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history of notifications, and test notifications. */
final class NotificationRoutes {
  private static final int USUAL = 100;

  /** States that are published but never last long enough here to be seen. */
  private static final List<String> OTHER_STATES = List.of("processing");

  private static final List<String> OTHER_RESULTS = List.of("filtered");

  private final Organization organization;
  private final Subscriptions subscriptions;
  private final Notifications notifications;
  private final Deliveries deliveries;
  private final NotificationJson json;
  private final SubscriptionJson subscriptionJson;
  private final OrderReader reader;
  private final Samples samples;

  NotificationRoutes(
      World world, Subscriptions subscriptions, Notifications notifications, Deliveries all) {
    this.organization = world.organization();
    this.subscriptions = subscriptions;
    this.notifications = notifications;
    this.deliveries = all;
    this.json = new NotificationJson(organization);
    this.subscriptionJson = new SubscriptionJson(organization);
    this.reader = new OrderReader(organization);
    this.samples = new Samples(organization);
  }

  List<Route> routes() {
    Scope place = Scope.ORGANIZATION;
    String list = "hooks/subscriptions/{id}/notifications";
    return List.of(
        Route.of("GET", list, this::list).in(place),
        Route.of("GET", list + "/{number:int}", this::get).in(place),
        Route.of("POST", "hooks/notificationsquery", this::query).in(place).reading(),
        Route.of("POST", "hooks/testnotifications", this::test).in(place));
  }

  private HttpAnswer list(Call call) {
    int most = call.query().count("maxResults", USUAL);
    Predicate<Notification> wanted =
        wanted(call.query().text("status"), call.query().text("result"));
    return Answers.list(
        notifications.of(owner(call)).filter(wanted).limit(most).map(json::json).toList());
  }

  /** A subscription that exists, or the one that stands for none. */
  private UUID owner(Call call) {
    String id = call.part("id");
    return id.equals(Subscription.NONE.toString()) ? Subscription.NONE : subscriptions.get(id).id();
  }

  private HttpAnswer get(Call call) {
    NotificationKey key = new NotificationKey(owner(call), call.number("number"));
    return notifications
        .find(key)
        .map(row -> Answers.ok(json.json(row)))
        .orElseThrow(() -> HookErrors.missing("Notification", call.part("number")));
  }

  private static Predicate<Notification> wanted(Optional<String> status, Optional<String> result) {
    status.ifPresent(text -> known("status", text, State.values(), OTHER_STATES));
    result.ifPresent(text -> known("result", text, Result.values(), OTHER_RESULTS));
    return row ->
        status.filter(text -> !text.equalsIgnoreCase(row.state().toString())).isEmpty()
            && result
                .filter(text -> !text.equalsIgnoreCase(row.progress().result().toString()))
                .isEmpty();
  }

  private static void known(String name, String text, Enum<?>[] ours, List<String> others) {
    Stream<String> all = Stream.concat(Arrays.stream(ours).map(Enum::toString), others.stream());
    if (all.noneMatch(text::equalsIgnoreCase)) {
      throw HookErrors.refused("There is no notification " + name + " '" + text + "'.");
    }
  }

  private HttpAnswer query(Call call) {
    JsonObject query = call.object();
    List<UUID> ids = ids(query);
    Predicate<Notification> wanted = wanted(text(query, "status"), text(query, "resultType"));
    Optional<Instant> least = date(query, "minCreatedDate");
    Optional<Instant> most = date(query, "maxCreatedDate");
    List<Notification> found =
        perSubscription(
            notifications.stream()
                .filter(row -> ids.isEmpty() || ids.contains(row.key().subscription()))
                .filter(row -> ofPublisher(row, text(query, "publisherId")))
                .filter(row -> least.filter(date -> row.created().isBefore(date)).isEmpty())
                .filter(row -> most.filter(date -> row.created().isAfter(date)).isEmpty())
                .filter(wanted)
                .toList(),
            ids.isEmpty() ? Integer.MAX_VALUE : count(query, "maxResultsPerSubscription"));
    List<Notification> shown = found.stream().limit(count(query, "maxResults")).toList();
    return Answers.ok(answer(query, shown));
  }

  private Doc answer(JsonObject query, List<Notification> shown) {
    Doc answer = Doc.of().withAll(query).with("summary", summary(shown));
    if (Json.flag(query, "includeDetails")) {
      answer.with("results", shown.stream().map(json::json).toList());
    }
    return answer.with(
        "associatedSubscriptions",
        shown.stream()
            .map(row -> row.key().subscription())
            .distinct()
            .flatMap(id -> subscriptions.find(id).stream())
            .map(subscriptionJson::json)
            .toList());
  }

  private static boolean ofPublisher(Notification row, Optional<String> publisher) {
    return publisher.filter(id -> !id.equalsIgnoreCase(row.order().publisher())).isEmpty();
  }

  private static List<Notification> perSubscription(List<Notification> all, int most) {
    Map<UUID, Integer> seen = new TreeMap<>();
    return all.stream()
        .filter(row -> seen.merge(row.key().subscription(), 1, Integer::sum) <= most)
        .toList();
  }

  private static List<Doc> summary(List<Notification> shown) {
    Map<UUID, Map<Result, Integer>> counts = new TreeMap<>();
    for (Notification row : shown) {
      counts
          .computeIfAbsent(row.key().subscription(), id -> new TreeMap<>())
          .merge(row.progress().result(), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                Doc.of("subscriptionId", entry.getKey())
                    .with(
                        "results",
                        entry.getValue().entrySet().stream()
                            .map(
                                count ->
                                    Doc.of("result", count.getKey())
                                        .with("notificationCount", count.getValue()))
                            .toList()))
        .toList();
  }

  private static Optional<String> text(JsonObject query, String name) {
    return Optional.ofNullable(Json.string(query, name)).filter(value -> !value.isEmpty());
  }

  private static int count(JsonObject query, String name) {
    JsonElement value = Json.member(query, name);
    int count = value == null ? 0 : Json.number(value);
    if (count < 0) {
      throw HookErrors.refused("The value of '" + name + "' may not be negative.");
    }
    return count == 0 ? Integer.MAX_VALUE : count;
  }

  private static Optional<Instant> date(JsonObject query, String name) {
    try {
      return text(query, name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw HookErrors.refused("The value of '" + name + "' is not a date with an offset.");
    }
  }

  private static List<UUID> ids(JsonObject query) {
    if (!(Json.member(query, "subscriptionIds") instanceof JsonArray ids)) {
      return List.of();
    }
    return ids.asList().stream()
        .map(Json::scalar)
        .map(
            text ->
                Subscriptions.parse(text)
                    .orElseThrow(() -> HookErrors.refused("'" + text + "' is not an id.")))
        .toList();
  }

  private HttpAnswer test(Call call) {
    JsonObject body = call.object();
    Optional<Subscription> subscription =
        text(body, "subscriptionId")
            .filter(id -> !id.equals(Subscription.NONE.toString()))
            .map(subscriptions::get);
    Order order = order(body, subscription);
    EventKind kind = OrderReader.event(OrderReader.publisher(order.publisher()), order.eventType());
    Optional<ServiceEvent> real =
        call.query().flag("useRealData") ? deliveries.latest(kind.id()) : Optional.empty();
    ServiceEvent event = real.orElseGet(() -> samples.of(kind, project(order)));
    return Answers.ok(json.json(deliveries.test(subscription, order, event)));
  }

  private Order order(JsonObject body, Optional<Subscription> subscription) {
    Optional<Order> before = subscription.map(Subscription::order);
    if (Json.member(body, "details") instanceof JsonObject details) {
      return reader.read(details, before);
    }
    return before.orElseThrow(
        () -> HookErrors.refused("A test needs details, or the subscriptionId of what to test."));
  }

  private @Nullable Project project(Order order) {
    String id = order.publisherInputs().getOrDefault("projectId", "");
    List<Project> all = organization.projects();
    return id.isEmpty()
        ? all.stream().findFirst().orElse(null)
        : organization.find(id).orElse(null);
  }
}

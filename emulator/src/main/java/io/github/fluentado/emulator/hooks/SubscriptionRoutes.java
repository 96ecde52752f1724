// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Subscriptions: make, read, change, search. */
final class SubscriptionRoutes {
  private final Organization organization;
  private final Subscriptions subscriptions;
  private final Notifications notifications;
  private final SubscriptionJson json;
  private final OrderReader reader;

  SubscriptionRoutes(World world, Subscriptions subscriptions, Notifications notifications) {
    this.organization = world.organization();
    this.subscriptions = subscriptions;
    this.notifications = notifications;
    this.json = new SubscriptionJson(organization);
    this.reader = new OrderReader(organization);
  }

  List<Route> routes() {
    Scope place = Scope.ORGANIZATION;
    return List.of(
        Route.of("GET", "hooks/subscriptions", this::list).in(place),
        Route.of("POST", "hooks/subscriptions", this::create).in(place),
        Route.of("PUT", "hooks/subscriptions", this::replace).in(place),
        Route.of("GET", "hooks/subscriptions/{id}", this::get).in(place),
        Route.of("PUT", "hooks/subscriptions/{id}", this::replace).in(place),
        Route.of("DELETE", "hooks/subscriptions/{id}", this::delete).in(place),
        Route.of("POST", "hooks/subscriptionsquery", this::query).in(place).reading());
  }

  private HttpAnswer list(Call call) {
    return Answers.list(
        subscriptions.stream()
            .filter(row -> is(row.order().publisher(), call.query().text("publisherId")))
            .filter(row -> is(row.order().eventType(), call.query().text("eventType")))
            .filter(row -> is(row.order().consumer(), call.query().text("consumerId")))
            .filter(row -> is(row.order().action(), call.query().text("consumerActionId")))
            .map(json::json)
            .toList());
  }

  private static boolean is(String value, Optional<String> asked) {
    return asked.filter(text -> !text.equalsIgnoreCase(value)).isEmpty();
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json.json(subscriptions.get(call.part("id"))));
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    Order order = reader.read(body, Optional.empty());
    return Answers.ok(json.json(subscriptions.add(order, status(body, Status.ENABLED))));
  }

  private HttpAnswer replace(Call call) {
    JsonObject body = call.object();
    String named = call.part("id").isEmpty() ? Json.string(body, "id") : call.part("id");
    Subscription before = subscriptions.get(named == null ? "" : named);
    Order order = reader.read(body, Optional.of(before.order()));
    Status status = status(body, before.status());
    return Answers.ok(
        json.json(
            subscriptions.put(
                before.changed(order, status, organization.me(), organization.now()))));
  }

  /** A status that is left out means enabled. Only the service itself gives the other states. */
  private static Status status(JsonObject body, Status before) {
    String text = Json.string(body, "status");
    if (text == null) {
      return Status.ENABLED;
    }
    return Status.of(text)
        .filter(
            status ->
                status == before || status == Status.ENABLED || status == Status.DISABLED_BY_USER)
        .orElseThrow(
            () ->
                HookErrors.refused(
                    "The status '" + text + "' cannot be set; enabled and disabledByUser can."));
  }

  private HttpAnswer delete(Call call) {
    Subscription gone = subscriptions.get(call.part("id"));
    subscriptions.remove(gone);
    notifications.removeAll(gone.id());
    return Answers.none();
  }

  private HttpAnswer query(Call call) {
    JsonObject query = call.object();
    Predicate<Map<String, String>> publisher = filters(query, "publisherInputFilters");
    Predicate<Map<String, String>> consumer = filters(query, "consumerInputFilters");
    List<Doc> results =
        subscriptions.stream()
            .filter(row -> is(row.order().publisher(), text(query, "publisherId")))
            .filter(row -> is(row.order().eventType(), text(query, "eventType")))
            .filter(row -> is(row.order().consumer(), text(query, "consumerId")))
            .filter(row -> is(row.order().action(), text(query, "consumerActionId")))
            .filter(row -> is(row.modifiedBy().id().toString(), text(query, "subscriberId")))
            .filter(row -> publisher.test(row.order().publisherInputs()))
            .filter(row -> consumer.test(row.order().consumerInputs()))
            .map(json::json)
            .toList();
    return Answers.ok(Doc.of().withAll(query).with("results", results));
  }

  private static Optional<String> text(JsonObject query, String name) {
    return Optional.ofNullable(Json.string(query, name)).filter(value -> !value.isEmpty());
  }

  /** One filter has to hold; a filter holds when all its conditions do. */
  private static Predicate<Map<String, String>> filters(JsonObject query, String name) {
    JsonElement given = Json.member(query, name);
    if (given == null || (given instanceof JsonArray none && none.isEmpty())) {
      return inputs -> true;
    }
    if (!(given instanceof JsonArray filters)) {
      throw HookErrors.refused("The member '" + name + "' must be a list of filters.");
    }
    List<Predicate<Map<String, String>>> all =
        filters.asList().stream().map(SubscriptionRoutes::filter).toList();
    return inputs -> all.stream().anyMatch(filter -> filter.test(inputs));
  }

  private static Predicate<Map<String, String>> filter(JsonElement filter) {
    if (filter instanceof JsonObject object
        && Json.member(object, "conditions") instanceof JsonArray conditions) {
      List<Predicate<Map<String, String>>> all =
          conditions.asList().stream().map(SubscriptionRoutes::condition).toList();
      return inputs -> all.stream().allMatch(condition -> condition.test(inputs));
    }
    throw HookErrors.refused("A filter must be an object with a list of conditions.");
  }

  private static Predicate<Map<String, String>> condition(JsonElement element) {
    if (!(element instanceof JsonObject condition)) {
      throw HookErrors.refused("A condition must be a JSON object.");
    }
    String id = text(condition, "inputId").orElse("");
    boolean exact = Json.flag(condition, "caseSensitive");
    String operator = text(condition, "operator").orElse("equals");
    if (id.isEmpty() || !List.of("equals", "notEquals").contains(operator)) {
      throw HookErrors.refused(
          "A condition needs an inputId, and equals or notEquals as its operator.");
    }
    String wanted = Json.string(condition, "inputValue", "");
    return inputs -> {
      String value = inputs.getOrDefault(id, "");
      boolean same = exact ? value.equals(wanted) : value.equalsIgnoreCase(wanted);
      return same == operator.equals("equals");
    };
  }
}

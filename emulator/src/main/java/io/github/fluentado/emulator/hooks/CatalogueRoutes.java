// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.hooks.Consumer.Action;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to subscribe to, and where it can be sent. */
final class CatalogueRoutes {
  private final Organization organization;
  private final Lookup lookup;

  CatalogueRoutes(World world, Router router) {
    this.organization = world.organization();
    this.lookup = new Lookup(router);
  }

  List<Route> routes() {
    Scope place = Scope.ORGANIZATION;
    String events = "hooks/publishers/{publisher}/eventtypes";
    String actions = "hooks/consumers/{consumer}/actions";
    return List.of(
        Route.of("GET", "hooks/publishers", this::publishers).in(place),
        Route.of("GET", "hooks/publishers/{publisher}", this::publisher).in(place),
        Route.of("GET", events, this::events).in(place),
        Route.of("GET", events + "/{event}", this::event).in(place),
        Route.of("POST", "hooks/publishersquery", this::publishersQuery).in(place).reading(),
        // Not marked as reading: it asks other routes, which may first let happen what is due.
        Route.of("POST", "hooks/publishers/{publisher}/inputValuesQuery", this::values).in(place),
        Route.of("GET", "hooks/consumers", this::consumers).in(place),
        Route.of("GET", "hooks/consumers/{consumer}", this::consumer).in(place),
        Route.of("GET", actions, this::actions).in(place),
        Route.of("GET", actions + "/{action}", this::action).in(place));
  }

  private String hooksUrl() {
    return organization.url() + "/_apis/hooks";
  }

  private HttpAnswer publishers(Call call) {
    return Answers.list(Publishers.all(), publisher -> publisher.json(hooksUrl()));
  }

  private HttpAnswer publisher(Call call) {
    return Answers.ok(OrderReader.publisher(call.part("publisher")).json(hooksUrl()));
  }

  private HttpAnswer events(Call call) {
    Publisher publisher = OrderReader.publisher(call.part("publisher"));
    return Answers.list(publisher.events(), event -> event.json(hooksUrl()));
  }

  private HttpAnswer event(Call call) {
    Publisher publisher = OrderReader.publisher(call.part("publisher"));
    return Answers.ok(OrderReader.event(publisher, call.part("event")).json(hooksUrl()));
  }

  private HttpAnswer publishersQuery(Call call) {
    JsonObject query = call.object();
    List<String> ids = texts(Json.member(query, "publisherIds"));
    List<Doc> results =
        Publishers.all().stream()
            .filter(row -> ids.isEmpty() || ids.stream().anyMatch(row.id()::equalsIgnoreCase))
            .map(row -> row.json(hooksUrl()))
            .toList();
    return Answers.ok(Doc.of().withAll(query).with("results", results));
  }

  private static List<String> texts(@Nullable JsonElement list) {
    return list instanceof JsonArray array
        ? array.asList().stream().map(Json::scalar).toList()
        : List.of();
  }

  private HttpAnswer values(Call call) {
    Publisher publisher = OrderReader.publisher(call.part("publisher"));
    JsonObject query = call.object();
    Map<String, String> current = current(query);
    Optional<String> project =
        Optional.ofNullable(current.get("projectId")).map(id -> organization.project(id).name());
    if (!(Json.member(query, "inputValues") instanceof JsonArray asked)) {
      throw HookErrors.refused("The query needs 'inputValues' with an inputId in each.");
    }
    List<Doc> answers =
        asked.asList().stream()
            .map(CatalogueRoutes::inputId)
            .map(id -> input(publisher, id))
            .map(input -> lookup.values(input, project, current))
            .toList();
    return Answers.ok(Doc.of().withAll(query).with("inputValues", answers));
  }

  /** What is filled in already: alone, or in a subscription being made. */
  private static Map<String, String> current(JsonObject query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String holder : List.of("resource", "subscription")) {
      if (Json.member(query, holder) instanceof JsonObject subscription) {
        values.putAll(OrderReader.inputs(subscription, "publisherInputs"));
      }
    }
    values.putAll(OrderReader.inputs(query, "currentValues"));
    values.values().removeIf(String::isEmpty);
    return values;
  }

  private static String inputId(JsonElement asked) {
    @Nullable String id =
        asked instanceof JsonObject object ? Json.string(object, "inputId") : null;
    if (id == null) {
      throw HookErrors.refused("Each of 'inputValues' needs an inputId.");
    }
    return id;
  }

  private static Input input(Publisher publisher, String id) {
    return publisher.events().stream()
        .flatMap(event -> event.input(id).stream())
        .findFirst()
        .orElseThrow(() -> HookErrors.input(id, "is unknown to '" + publisher.id() + "'"));
  }

  private HttpAnswer consumers(Call call) {
    Optional<Publisher> publisher = asked(call);
    return Answers.list(
        Consumers.all().stream()
            .filter(consumer -> !actions(consumer, publisher).isEmpty())
            .map(consumer -> consumer.json(hooksUrl(), actions(consumer, publisher)))
            .toList());
  }

  private HttpAnswer consumer(Call call) {
    Consumer consumer = OrderReader.consumer(call.part("consumer"));
    return Answers.ok(consumer.json(hooksUrl(), actions(consumer, asked(call))));
  }

  private HttpAnswer actions(Call call) {
    Consumer consumer = OrderReader.consumer(call.part("consumer"));
    String url = consumer.url(hooksUrl());
    return Answers.list(actions(consumer, asked(call)), action -> action.json(url, consumer.id()));
  }

  private HttpAnswer action(Call call) {
    Consumer consumer = OrderReader.consumer(call.part("consumer"));
    Action action = OrderReader.action(consumer, call.part("action"));
    return Answers.ok(action.json(consumer.url(hooksUrl()), consumer.id()));
  }

  private static Optional<Publisher> asked(Call call) {
    return call.query().text("publisherId").map(OrderReader::publisher);
  }

  private static List<Action> actions(Consumer consumer, Optional<Publisher> publisher) {
    return consumer.actions().stream()
        .filter(action -> publisher.filter(p -> !action.takesFrom(p)).isEmpty())
        .toList();
  }
}

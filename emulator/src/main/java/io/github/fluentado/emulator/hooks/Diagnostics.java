// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which traces of a subscription are switched on. */
final class Diagnostics {
  private static final List<String> KINDS =
      List.of("deliveryResults", "deliveryTracing", "evaluationTracing");
  private static final Duration LENGTH = Duration.ofHours(1);
  private static final int MOST_ENTRIES = 25;

  private record Tracing(boolean enabled, Instant start) {}

  private final Organization organization;
  private final Subscriptions subscriptions;
  private final Table<String, Tracing> tracings;

  Diagnostics(World world, Subscriptions subscriptions) {
    this.organization = world.organization();
    this.subscriptions = subscriptions;
    this.tracings = world.store().table();
  }

  List<Route> routes() {
    String path = "hooks/subscriptions/{id}/diagnostics";
    return List.of(
        Route.of("GET", path, this::get).in(Scope.ORGANIZATION),
        Route.of("PUT", path, this::put).in(Scope.ORGANIZATION));
  }

  private HttpAnswer get(Call call) {
    return answer(subscriptions.get(call.part("id")));
  }

  private HttpAnswer put(Call call) {
    Subscription subscription = subscriptions.get(call.part("id"));
    JsonObject body = call.object();
    for (String kind : KINDS) {
      if (Json.member(body, kind) instanceof JsonObject asked) {
        boolean enabled = Json.flag(asked, "enabled");
        tracings.put(key(subscription, kind), new Tracing(enabled, organization.now()));
      }
    }
    return answer(subscription);
  }

  private static String key(Subscription subscription, String kind) {
    return subscription.id() + "/" + kind;
  }

  private HttpAnswer answer(Subscription subscription) {
    Doc json = Doc.of();
    for (String kind : KINDS) {
      tracings.find(key(subscription, kind)).ifPresent(row -> json.with(kind, json(row)));
    }
    return Answers.ok(json);
  }

  private Doc json(Tracing tracing) {
    Instant end = tracing.start().plus(LENGTH);
    return Doc.of("enabled", tracing.enabled() && organization.now().isBefore(end))
        .with("startDate", tracing.start())
        .with("endDate", end)
        .with("maxTracedEntries", MOST_ENTRIES);
  }
}

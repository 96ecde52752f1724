// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the log is sent on to. The settings are kept; nothing leaves the emulator. */
final class AuditStreams {
  private static final String MASK = "************************";
  private static final Map<String, List<String>> CONSUMERS =
      Map.of(
          "Splunk", List.of("SplunkUrl", "SplunkEventCollectorToken"),
          "AzureMonitorLogs", List.of("WorkspaceId", "SharedKey"),
          "AzureEventGrid", List.of("EventGridTopicHostname", "EventGridTopicAccessKey"));

  private record Stream(
      int id,
      String consumer,
      Map<String, String> inputs,
      String status,
      Instant created,
      Instant updated) {

    Stream with(String newStatus, Instant now) {
      return new Stream(id, consumer, inputs, newStatus, created, now);
    }

    /** The place it sends to. */
    String name() {
      return inputs.getOrDefault(CONSUMERS.getOrDefault(consumer, List.of("")).get(0), consumer);
    }

    Doc json() {
      return Doc.of("id", id)
          .with("consumerType", consumer)
          .with("displayName", name())
          .with("consumerInputs", inputs)
          .with("status", status)
          .withNull("statusReason")
          .with("createdTime", created)
          .with("updatedTime", updated);
    }
  }

  private final World world;
  private final Table<Integer, Stream> all;
  private final Counter ids;

  AuditStreams(World world) {
    this.world = world;
    this.all = world.store().table();
    this.ids = world.store().counter();
  }

  List<Route> routes() {
    String one = "audit/streams/{id:int}";
    return List.of(
        Route.of("GET", "audit/streams", this::list).in(ORGANIZATION).preview(),
        Route.of("POST", "audit/streams", this::create).in(ORGANIZATION).preview(),
        Route.of("PUT", "audit/streams", this::update).in(ORGANIZATION).preview(),
        Route.of("GET", one, this::get).in(ORGANIZATION).preview(),
        Route.of("PUT", one, this::setStatus).in(ORGANIZATION).preview(),
        Route.of("DELETE", one, this::delete).in(ORGANIZATION).preview());
  }

  private HttpAnswer list(Call call) {
    return Answers.list(all.values(), Stream::json);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(stream(call.number("id")).json());
  }

  private HttpAnswer create(Call call) {
    if (call.query().number("daysToBackfill").filter(days -> days >= 0).isEmpty()) {
      throw ServiceException.invalidArgument("Give daysToBackfill, 0 or more.");
    }
    JsonObject body = call.object();
    String consumer = consumer(body);
    Instant now = now();
    Stream stream = new Stream(ids.next(), consumer, inputs(body, consumer), "enabled", now, now);
    all.put(stream.id(), stream);
    tell(stream, "AuditLog.StreamCreate", "was created");
    return Answers.json(201, stream.json());
  }

  private HttpAnswer update(Call call) {
    JsonObject body = call.object();
    JsonElement id = Json.member(body, "id");
    Stream old = stream(id == null ? 0 : Json.number(id));
    Map<String, String> inputs = inputs(body, old.consumer());
    Stream next = new Stream(old.id(), old.consumer(), inputs, old.status(), old.created(), now());
    all.put(next.id(), next);
    tell(next, "AuditLog.StreamModify", "was modified");
    return Answers.ok(next.json());
  }

  private HttpAnswer setStatus(Call call) {
    String status = call.query().text("status").orElse("");
    boolean on = status.equalsIgnoreCase("enabled");
    if (!on && !status.equalsIgnoreCase("disabledByUser")) {
      throw ServiceException.badRequest(
          "ArgumentException",
          "The status must be enabled or disabledByUser, not '" + status + "'.");
    }
    Stream next = stream(call.number("id")).with(on ? "enabled" : "disabledByUser", now());
    all.put(next.id(), next);
    tell(
        next,
        on ? "AuditLog.StreamEnabledByUser" : "AuditLog.StreamDisabledByUser",
        on ? "was enabled" : "was disabled");
    return Answers.ok(next.json());
  }

  private HttpAnswer delete(Call call) {
    Stream old = stream(call.number("id"));
    all.remove(old.id());
    tell(old, "AuditLog.StreamDelete", "was deleted");
    return Answers.ok(Doc.of());
  }

  private Stream stream(int id) {
    return all.find(id)
        .orElseThrow(
            () ->
                ServiceException.of(
                    404,
                    "Microsoft.VisualStudio.Services.Audit.WebApi.AuditStreamNotFoundException",
                    3000,
                    "There is no audit stream with the id " + id + "."));
  }

  private static String consumer(JsonObject body) {
    String wanted = Json.string(body, "consumerType", "");
    return CONSUMERS.keySet().stream()
        .filter(wanted::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                ServiceException.badRequest(
                    "ArgumentException",
                    "The consumerType must be one of "
                        + String.join(", ", CONSUMERS.keySet().stream().sorted().toList())
                        + "."));
  }

  /** The second input of each consumer is its secret, which is not even kept. */
  private static Map<String, String> inputs(JsonObject body, String consumer) {
    List<String> names = CONSUMERS.getOrDefault(consumer, List.of());
    JsonObject sent =
        Json.member(body, "consumerInputs") instanceof JsonObject object
            ? object
            : new JsonObject();
    Map<String, String> inputs = new TreeMap<>();
    for (String name : names) {
      String value = Json.string(sent, name);
      if (value == null || value.isBlank()) {
        throw ServiceException.badRequest(
            "ArgumentException", "The consumer input " + name + " is missing.");
      }
      inputs.put(name, name.equals(names.get(1)) ? MASK : value);
    }
    return Collections.unmodifiableMap(inputs);
  }

  private void tell(Stream stream, String action, String what) {
    String message = "Stream " + stream.name() + " " + what;
    Map<String, String> data =
        Map.of("ConsumerType", stream.consumer(), "StreamName", stream.name());
    world.events().publish(ServiceEvent.audit(action, null, message, data));
  }

  private Instant now() {
    return world.organization().now();
  }
}

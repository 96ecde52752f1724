// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.hooks.Consumer.Action;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a subscription asks for, and refuses what cannot be served. */
final class OrderReader {
  static final String MASK = "********";

  /** Inputs which the service adds, or which clients send along, that are no filters. */
  static final Set<String> OWN =
      Set.of("projectid", "teamid", "hostid", "tfssubscriptionid", "subscriberid", "userid");

  private final Organization organization;

  OrderReader(Organization organization) {
    this.organization = organization;
  }

  /**
   * Reads a subscription.
   *
   * @param before what is changed, whose secrets stay where the new one has only asterisks
   */
  Order read(JsonObject body, Optional<Order> before) {
    Publisher publisher = publisher(required(body, "publisherId"));
    EventKind event = event(publisher, required(body, "eventType"));
    Consumer consumer = consumer(required(body, "consumerId"));
    Action action = action(consumer, required(body, "consumerActionId"));
    if (!action.takes(event.id())) {
      throw HookErrors.refused(
          "The action '" + action.id() + "' does not take events '" + event.id() + "'.");
    }
    return new Order(
        publisher.id(),
        event.id(),
        version(event, Json.string(body, "resourceVersion")),
        consumer.id(),
        action.id(),
        publisherInputs(event, inputs(body, "publisherInputs")),
        consumerInputs(consumer, action, inputs(body, "consumerInputs"), before));
  }

  private static String required(JsonObject body, String name) {
    String value = Json.string(body, name);
    if (value == null || value.isBlank()) {
      throw HookErrors.refused("A subscription needs a value for '" + name + "'.");
    }
    return value;
  }

  static Publisher publisher(String id) {
    return Publishers.find(id).orElseThrow(() -> HookErrors.missing("Publisher", id));
  }

  static EventKind event(Publisher publisher, String id) {
    return publisher.event(id).orElseThrow(() -> HookErrors.missing("EventType", id));
  }

  static Consumer consumer(String id) {
    return Consumers.find(id).orElseThrow(() -> HookErrors.missing("Consumer", id));
  }

  static Action action(Consumer consumer, String id) {
    return consumer.action(id).orElseThrow(() -> HookErrors.missing("ConsumerAction", id));
  }

  private static @Nullable String version(EventKind event, @Nullable String asked) {
    if (asked == null || asked.isEmpty() || asked.equalsIgnoreCase("latest")) {
      return asked;
    }
    if (!event.versions().contains(asked)) {
      throw HookErrors.refused(
          "There is no resource version '%s' of '%s'; there are %s."
              .formatted(asked, event.id(), String.join(", ", event.versions())));
    }
    return asked;
  }

  /** A map of texts; numbers and booleans are taken for their text. */
  static Map<String, String> inputs(JsonObject body, String name) {
    Map<String, String> inputs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    JsonElement given = Json.member(body, name);
    if (given == null) {
      return inputs;
    }
    if (!(given instanceof JsonObject members)) {
      throw HookErrors.refused("The member '" + name + "' must be a JSON object.");
    }
    members.entrySet().forEach(input -> inputs.put(input.getKey(), value(input)));
    return inputs;
  }

  private static String value(Map.Entry<String, JsonElement> input) {
    if (input.getValue().isJsonNull()) {
      return "";
    }
    if (input.getValue() instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    throw HookErrors.input(input.getKey(), "must be a text");
  }

  private Map<String, String> publisherInputs(EventKind event, Map<String, String> given) {
    String project = given.getOrDefault("projectId", "");
    if (!project.isEmpty()) {
      check(Input.text("projectId", "", "").typed("guid"), project);
      organization.project(project);
    }
    for (Map.Entry<String, String> input : given.entrySet()) {
      if (!OWN.contains(input.getKey().toLowerCase(Locale.ROOT))) {
        check(known(event.inputs(), input.getKey(), event.id()), input.getValue());
      }
    }
    requireAll(event.inputs(), given);
    return given;
  }

  private static Map<String, String> consumerInputs(
      Consumer consumer, Action action, Map<String, String> given, Optional<Order> before) {
    List<Input> all = consumer.inputs(action);
    before.ifPresent(order -> keepSecrets(all, given, order));
    requireAll(all, given);
    boolean web = consumer.id().equals(Consumers.WEB_HOOKS);
    for (Map.Entry<String, String> input : given.entrySet()) {
      Optional<Input> known = find(all, input.getKey());
      if (web && known.isEmpty()) {
        known(all, input.getKey(), action.id());
      }
      known.ifPresent(rule -> check(rule, input.getValue()));
    }
    if (web) {
      WebHook.check(given);
    }
    return given;
  }

  private static void keepSecrets(List<Input> all, Map<String, String> given, Order before) {
    for (Input input : all) {
      if (input.secret() && MASK.equals(given.get(input.id()))) {
        given.put(input.id(), before.consumerInput(input.id()).orElse(""));
      }
    }
  }

  private static void requireAll(List<Input> all, Map<String, String> given) {
    for (Input input : all) {
      if (input.required() && given.getOrDefault(input.id(), "").isEmpty()) {
        throw HookErrors.input(input.id(), "is required (" + input.name() + ")");
      }
    }
  }

  private static Optional<Input> find(List<Input> all, String id) {
    return all.stream().filter(input -> input.id().equalsIgnoreCase(id)).findFirst();
  }

  /** An input nobody reads would be a filter that does not filter. */
  private static Input known(List<Input> all, String id, String owner) {
    return find(all, id)
        .orElseThrow(
            () ->
                HookErrors.input(
                    id,
                    "is unknown to '%s'; known are: %s"
                        .formatted(
                            owner, String.join(", ", all.stream().map(Input::id).toList()))));
  }

  private static void check(Input input, String value) {
    if (!value.isEmpty()) {
      input.complaint(value).ifPresent(text -> fail(input, text));
    }
  }

  private static void fail(Input input, String complaint) {
    throw HookErrors.input(input.id(), complaint);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.Described;
import io.github.fluentado.emulator.Described.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Values that the description allows. */
final class Sample {
  private final Described described;
  private final AtomicInteger names = new AtomicInteger();

  Sample(Described described) {
    this.described = described;
  }

  Map<String, Object> contents(Operation operation) {
    Object body = operation.facts().get("requestBody");
    return body == null
        ? Map.of()
        : Described.map(requireNonNull(Described.map(body).get("content")));
  }

  String mediaType(Operation operation) {
    return contents(operation).keySet().stream().findFirst().orElse("");
  }

  Map<String, Object> schema(Operation operation) {
    return contents(operation).values().stream()
        .findFirst()
        .map(media -> requireNonNull(Described.map(media).get("schema")))
        .map(schema -> described.resolved(Described.map(schema)))
        .orElse(Map.of());
  }

  Map<String, Object> properties(Map<String, Object> unresolved) {
    Map<String, Object> schema = described.resolved(unresolved);
    return Described.map(schema.getOrDefault("properties", Map.of()));
  }

  /** Of one thing in an answer: the answer itself, or what it is a list of. */
  Map<String, Object> thing(Operation operation) {
    Map<String, Object> schema = operation.jsonSchema();
    if (schema == null) {
      return Map.of();
    }
    Map<String, Object> resolved = described.resolved(schema);
    Object items = resolved.get("items");
    return items == null ? resolved : described.resolved(Described.map(items));
  }

  /** The simple members that may be sent and are told again. */
  JsonObject facts(Kind kind, Map<String, Object> sent, Map<String, Object> told, int round) {
    JsonObject facts = new JsonObject();
    if (told.isEmpty() && properties(sent).containsKey("stream")) {
      facts.addProperty("stream", "c2FtcGxl");
      return facts;
    }
    Map<String, Object> known = properties(told);
    Map<String, Object> kinds = new HashMap<>(properties(sent));
    if (kinds.isEmpty()) {
      kinds.putAll(known); // a free object, or a JSON Patch document
    }
    kinds.forEach(
        (name, schema) -> {
          if (known.containsKey(name) && !isOfService(name, kind)) {
            Map<String, Object> type =
                described.resolved(Described.map(requireNonNull(known.get(name))));
            if (!List.of("object", "array").contains(String.valueOf(type.get("type")))
                && !type.containsKey("x-ado-type")) {
              facts.add(name, value(type, name, round));
            }
          }
        });
    return facts;
  }

  /** Ids, counters, dates and addresses are the service's. */
  private static boolean isOfService(String name, Kind kind) {
    String idName = kind.idName();
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches("id|url|rev|revision|date.*|.*(date|on|time|updated)")
        || kind.isNamed(name)
        || lower.equals(idName.toLowerCase(Locale.ROOT))
        || idName.toLowerCase(Locale.ROOT).replace("refname", "referencename").endsWith(lower);
  }

  private JsonElement value(Map<String, Object> type, String name, int round) {
    if (type.get("enum") instanceof List<?> known) {
      return new JsonPrimitive(String.valueOf(known.get(round % known.size())));
    }
    return switch (type.get("type") + " " + type.get("format")) {
      case "boolean null" -> new JsonPrimitive(round % 2 == 1);
      case "integer int32", "integer int64", "integer null" -> new JsonPrimitive(40 + round);
      case "string uuid" -> new JsonPrimitive("6ce954b1-ce1f-45d1-b94d-e6bf2464ba2" + round);
      case "string date-time" -> new JsonPrimitive("2026-01-02T03:04:0" + round + "Z");
      case "string byte" -> new JsonPrimitive("c2FtcGxl");
      case "string timespan" -> new JsonPrimitive("00:00:0" + round);
      case "number double", "number float", "number null" -> new JsonPrimitive(1.5 + round);
      default -> new JsonPrimitive(name + " " + round + "." + names.incrementAndGet());
    };
  }

  /** Of a value in a path or a query. */
  String text(Map<String, Object> parameter) {
    String name = String.valueOf(parameter.get("name"));
    if (name.equals("project")) {
      return "web";
    } else if (name.equals("team")) {
      return "web Team";
    }
    Map<String, Object> schema =
        described.resolved(Described.map(requireNonNull(parameter.get("schema"))));
    return value(schema, "sample", 1).getAsString();
  }
}

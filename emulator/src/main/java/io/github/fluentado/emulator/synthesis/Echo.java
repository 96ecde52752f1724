// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import java.util.List;
import java.util.Map;

/** What a request says about the resource that it gets back: its path, its body, its query. */
final class Echo {
  private Echo() {}

  /**
   * The members that a single resource takes over. What the path names is that thing; then the body
   * counts, then the query, by the last parts of its names.
   */
  static JsonObject of(Match match, Query query, JsonElement body) {
    JsonObject echo = new JsonObject();
    match.values().forEach((name, value) -> put(echo, name, new JsonPrimitive(value)));
    members(body).entrySet().forEach(member -> put(echo, member.getKey(), member.getValue()));
    List<String> names = match.operation().path().names();
    String last = names.isEmpty() ? "" : names.get(names.size() - 1);
    String value = match.values().get(last);
    if (value != null && match.operation().path().toString().endsWith("}")) {
      put(echo, "id", new JsonPrimitive(value));
      put(echo, "name", new JsonPrimitive(value));
    }
    for (String name : query.values().keySet()) {
      String plain = name.substring(name.lastIndexOf('.') + 1);
      query.text(name).ifPresent(text -> put(echo, plain, new JsonPrimitive(text)));
    }
    return echo;
  }

  private static void put(JsonObject echo, String name, JsonElement value) {
    if (Json.member(echo, name) == null) {
      echo.add(name, value);
    }
  }

  /** Of an object those it has, of a JSON Patch document those it sets. */
  private static JsonObject members(JsonElement body) {
    if (body instanceof JsonObject object) {
      return object;
    }
    JsonObject set = new JsonObject();
    if (body instanceof JsonArray operations) {
      operations.forEach(operation -> set(set, operation));
    }
    return set;
  }

  private static void set(JsonObject target, JsonElement operation) {
    if (!(operation instanceof JsonObject object)) {
      return;
    }
    String path = Json.string(object, "path");
    JsonElement value = Json.member(object, "value");
    if (path != null && value != null && path.matches("/[^/]+")) {
      target.add(path.substring(1), value);
    } else if (path != null && value != null && path.matches("/[^/]+/[^/]+")) {
      String[] parts = path.substring(1).split("/", -1);
      JsonObject inner =
          target.get(parts[0]) instanceof JsonObject there ? there : new JsonObject();
      inner.add(parts[1], value);
      target.add(parts[0], inner);
    }
  }

  /** Members of two objects; those of the first win. */
  static JsonObject both(JsonObject first, JsonObject second) {
    JsonObject all = new JsonObject();
    for (Map.Entry<String, JsonElement> member : second.entrySet()) {
      all.add(member.getKey(), member.getValue());
    }
    for (Map.Entry<String, JsonElement> member : first.entrySet()) {
      all.add(member.getKey(), member.getValue());
    }
    return all;
  }
}

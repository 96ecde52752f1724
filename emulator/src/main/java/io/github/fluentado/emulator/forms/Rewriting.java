// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Schema;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Walks through a JSON value by its schema, and changes what is an enum there. */
record Rewriting(EnumTable table, BiFunction<EnumNumbers, JsonPrimitive, JsonElement> change) {

  JsonElement of(JsonElement value, Schema schema) {
    if (value instanceof JsonPrimitive primitive) {
      return table.of(schema).map(numbers -> change.apply(numbers, primitive)).orElse(primitive);
    }
    if (value instanceof JsonArray array) {
      schema.items().ifPresent(items -> array.asList().replaceAll(item -> of(item, items)));
    } else if (value instanceof JsonObject object) {
      members(object, schema);
    }
    return value;
  }

  private void members(JsonObject object, Schema schema) {
    Map<String, Schema> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(schema.properties());
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      Schema held = known.getOrDefault(member.getKey(), schema.values().orElse(null));
      if (held != null) {
        member.setValue(of(member.getValue(), held));
      }
    }
  }
}

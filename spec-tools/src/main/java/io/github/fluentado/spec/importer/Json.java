// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Reads members of published objects, where anything may be absent. */
final class Json {
  private Json() {}

  /** Empty if absent or no text. */
  static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  static JsonArray array(JsonObject object, String key) {
    return object.get(key) instanceof JsonArray array ? array : new JsonArray();
  }

  static boolean isTrue(JsonObject object, String key) {
    return text(object, key).equals("true");
  }
}

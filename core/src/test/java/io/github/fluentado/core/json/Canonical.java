// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** JSON with sorted names, to compare two documents number by number, digit by digit. */
final class Canonical {
  private Canonical() {}

  static String of(String json) {
    try {
      return sorted(Trees.read(new JsonReader(new StringReader(json)))).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonElement sorted(JsonElement element) {
    if (element instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    if (element instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      new TreeMap<>(object.asMap()).forEach((name, value) -> copy.add(name, sorted(value)));
      return copy;
    }
    return element;
  }
}

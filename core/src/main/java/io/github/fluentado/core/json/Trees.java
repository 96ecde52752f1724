// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Gson's JSON trees; their numbers keep every digit. */
final class Trees {
  private static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);

  private Trees() {}

  static JsonElement read(JsonReader in) throws IOException {
    return ADAPTER.read(in);
  }

  static void write(JsonWriter out, JsonElement tree) throws IOException {
    ADAPTER.write(out, tree);
  }

  /** A tree that nobody else can change. */
  static JsonElement own(JsonElement tree) {
    return tree.isJsonPrimitive() ? tree : tree.deepCopy();
  }

  static String name(JsonToken token) {
    return switch (token) {
      case BEGIN_ARRAY -> "a list";
      case BEGIN_OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME -> "nothing";
    };
  }

  static String name(JsonElement tree) {
    if (tree.isJsonNull()) {
      return "null";
    }
    if (!tree.isJsonPrimitive()) {
      return tree.isJsonArray() ? "a list" : "an object";
    }
    return tree.getAsJsonPrimitive().isString()
        ? "an unreadable text"
        : tree.getAsJsonPrimitive().isNumber() ? "an unfit number" : "a boolean";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Any JSON. Trees can be changed, so each caller gets a copy. */
final class TreeCodec extends SlotCodec<JsonElement> {
  @Override
  String expected() {
    return "JSON";
  }

  @Override
  Object readPresent(JsonReader in) throws IOException {
    return Trees.read(in);
  }

  @Override
  Object nullSlot(JsonReader in) {
    return JsonNull.INSTANCE;
  }

  @Override
  Object store(JsonElement value) {
    return Trees.own(value);
  }

  @Override
  JsonElement load(Object stored) {
    return Trees.own((JsonElement) stored);
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    Trees.write(out, (JsonElement) stored);
  }
}

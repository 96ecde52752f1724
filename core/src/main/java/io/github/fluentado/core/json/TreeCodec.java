// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Any JSON. Trees can be changed, so each caller gets a copy. */
final class TreeCodec extends SlotCodec<JsonElement> {
  @Override
  String expected() {
    return "JSON";
  }

  /** At the root there is no copy to make. */
  @Override
  JsonElement readFrom(Input in) throws IOException {
    return in.tree();
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT, BEGIN_ARRAY -> in.held();
      default -> in.tree();
    };
  }

  @Override
  Object nullSlot(Input in) {
    return JsonNull.INSTANCE;
  }

  @Override
  Object store(JsonElement value) {
    return value.isJsonObject() || value.isJsonArray() ? Tree.of(value.deepCopy()) : value;
  }

  @Override
  JsonElement load(Object stored) {
    return stored instanceof Tree tree ? tree.own() : (JsonElement) stored;
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    Trees.write(out, stored instanceof Tree tree ? tree.look() : (JsonElement) stored);
  }
}

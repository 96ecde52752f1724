// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;

/** Values over a JSON object of their own. */
final class ObjectCodec<T> extends SlotCodec<T> {
  private final Function<JsonObject, T> make;
  private final Function<T, JsonObject> tree;

  ObjectCodec(Function<JsonObject, T> make, Function<T, JsonObject> tree) {
    this.make = make;
    this.tree = tree;
  }

  @Override
  String expected() {
    return "an object";
  }

  @Override
  Object readPresent(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      return keepOther(in);
    }
    return make.apply(Trees.read(in).getAsJsonObject());
  }

  @Override
  @SuppressWarnings("unchecked") // Slots are filled by this codec alone.
  void writeStored(JsonWriter out, Object stored) throws IOException {
    Trees.write(out, tree.apply((T) stored));
  }
}

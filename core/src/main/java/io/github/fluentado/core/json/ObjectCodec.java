// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;

/** Values over a JSON object of their own. */
final class ObjectCodec<T> extends SlotCodec<T> {
  private final Function<Tree, T> make;
  private final Function<T, Tree> tree;

  ObjectCodec(Function<Tree, T> make, Function<T, Tree> tree) {
    this.make = make;
    this.tree = tree;
  }

  @Override
  String expected() {
    return "an object";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return in.peek() == JsonToken.BEGIN_OBJECT ? make.apply(in.held()) : keepOther(in);
  }

  @Override
  @SuppressWarnings("unchecked") // Slots are filled by this codec alone.
  void writeStored(JsonWriter out, Object stored) throws IOException {
    Trees.write(out, tree.apply((T) stored).look());
  }
}

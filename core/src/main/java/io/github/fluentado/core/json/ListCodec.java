// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Lists. */
final class ListCodec<T> extends SlotCodec<List<T>> {
  private final SlotCodec<T> items;

  ListCodec(SlotCodec<T> items) {
    this.items = items;
  }

  @Override
  String expected() {
    return "a list";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      return keepOther(in);
    }
    int mark = in.mark();
    in.beginArray();
    while (in.hasNext()) {
      in.lay(items.readSlot(in));
    }
    in.endArray();
    return new Items<>(items, in.take(mark));
  }

  @Override
  Object store(List<T> value) {
    return value instanceof Items ? value : new Items<>(items, stored(value));
  }

  private Object[] stored(List<T> values) {
    Object[] slots = new Object[values.size()];
    int i = 0;
    for (T value : values) {
      slots[i++] = items.store(Json.notNull(value, "an item of the list"));
    }
    return slots;
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    out.beginArray();
    for (Object slot : ((Items<?>) stored).slots()) {
      items.writeSlot(out, slot);
    }
    out.endArray();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps from text, in the order of the document. */
final class MapCodec<T> extends SlotCodec<Map<String, T>> {
  private final SlotCodec<T> values;

  MapCodec(SlotCodec<T> values) {
    this.values = values;
  }

  @Override
  String expected() {
    return "an object";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      return keepOther(in);
    }
    int mark = in.mark();
    in.beginObject();
    while (in.hasNext()) {
      in.lay(in.nextName());
      in.lay(values.readSlot(in));
    }
    in.endObject();
    return new Entries<>(values, Pairs.of(in.take(mark)));
  }

  @Override
  Object store(Map<String, T> value) {
    return value instanceof Entries ? value : new Entries<>(values, stored(value));
  }

  private Map<String, Object> stored(Map<String, T> given) {
    Map<String, Object> slots = new LinkedHashMap<>();
    given.forEach(
        (key, value) ->
            slots.put(
                Json.notNull(key, "a key of the map"),
                values.store(Json.notNull(value, "a value of the map"))));
    return slots;
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    out.beginObject();
    for (Map.Entry<String, Object> entry : ((Entries<?>) stored).slots().entrySet()) {
      out.name(entry.getKey());
      values.writeSlot(out, entry.getValue());
    }
    out.endObject();
  }
}

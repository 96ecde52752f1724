// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one object into slots. */
final class ContentsReader {
  private final Shape<?> shape;
  private final SlotCodec<?>[] codecs;
  private final JsonReader in;
  private final @Nullable Object[] slots;
  private Map<String, JsonElement> unknown = Map.of();

  ContentsReader(Shape<?> shape, JsonReader in) {
    this.shape = shape;
    this.codecs = shape.table().codecs;
    this.in = in;
    this.slots = new Object[codecs.length];
  }

  Contents read() throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      property(in.nextName());
    }
    in.endObject();
    return new Contents(shape, slots, unknown);
  }

  private void property(String name) throws IOException {
    int exact = shape.exactIndexOf(name);
    if (exact >= 0) {
      declared(exact);
      return;
    }
    int index = shape.indexOf(name);
    if (index >= 0) {
      inOtherCase(name, index);
      return;
    }
    if (!shape.hasSubtypes()) {
      reportUnknown(in, "");
    }
    keep(name, Trees.read(in));
  }

  /** Where there are subtypes, this waits until the subtype is known. */
  static void reportUnknown(JsonReader in, String subpath) {
    Reading.report(in, Tolerance.Kind.UNKNOWN_PROPERTY, "it is not described", subpath);
  }

  private void declared(int index) throws IOException {
    Object before = slots[index];
    if (before instanceof Contents.Named named) {
      keep(named.name(), shape.tree(index, named.slot()));
    } else if (before != null) {
      Reading.report(in, Tolerance.Kind.DUPLICATE, "the last one counts");
    }
    slots[index] = slot(index);
  }

  private void inOtherCase(String name, int index) throws IOException {
    Reading.report(in, Tolerance.Kind.NAME_CASE, "described as " + shape.name(index));
    if (slots[index] == null) {
      slots[index] = new Contents.Named(name, slot(index));
    } else {
      keep(name, Trees.read(in));
    }
  }

  private Object slot(int index) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      Reading.report(in, Tolerance.Kind.NULL, codecs[index].expected());
      return Kept.NULL;
    }
    return codecs[index].readPresent(in);
  }

  private void keep(String name, JsonElement value) {
    if (unknown.isEmpty()) {
      unknown = new LinkedHashMap<>();
    }
    unknown.put(name, value);
  }
}

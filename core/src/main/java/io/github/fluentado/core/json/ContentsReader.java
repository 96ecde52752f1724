// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one object into slots. */
final class ContentsReader {
  private final Shape<?> shape;
  private final SlotCodec<?>[] codecs;
  private final Input in;
  private final @Nullable Object[] slots;
  private Map<String, JsonElement> unknown = Map.of();
  private Map<String, Later> waiting = Map.of();

  ContentsReader(Shape<?> shape, Input in) {
    this.shape = shape;
    this.codecs = shape.table().codecs;
    this.in = in;
    this.slots = new Object[codecs.length];
  }

  Contents read() throws IOException {
    Names names = shape.table().names;
    in.beginObject();
    int index = -1;
    while (in.hasNext()) {
      index = in.nextName(names, index);
      if (index < 0) {
        undeclared(in.name());
      } else {
        if (slots[index] != null) {
          again(index, slots[index]);
        }
        slots[index] = slot(index);
      }
    }
    in.endObject();
    return new Contents(shape, slots, unknown);
  }

  private void undeclared(String name) throws IOException {
    int index = shape.indexOf(name);
    if (index >= 0) {
      inOtherCase(name, index);
      return;
    }
    if (shape.hasSubtypes()) {
      waiting = waiting.isEmpty() ? new LinkedHashMap<>() : waiting;
      waiting.put(name, in.later());
    } else {
      reportUnknown(in, "");
      keep(name, in.tree());
    }
  }

  /** What is not known here, and may be known to a subtype. */
  Map<String, Later> waiting() {
    return waiting;
  }

  static void reportUnknown(Input in, String subpath) {
    in.report(Tolerance.Kind.UNKNOWN_PROPERTY, "it is not described", subpath);
  }

  private void again(int index, Object before) {
    if (before instanceof Contents.Named named) {
      keep(named.name(), shape.tree(index, named.slot()));
    } else {
      in.report(Tolerance.Kind.DUPLICATE, "the last one counts");
    }
  }

  private void inOtherCase(String name, int index) throws IOException {
    in.report(Tolerance.Kind.NAME_CASE, "described as " + shape.name(index));
    if (slots[index] == null) {
      slots[index] = new Contents.Named(name, slot(index));
    } else {
      keep(name, in.tree());
    }
  }

  private Object slot(int index) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      in.report(Tolerance.Kind.NULL, codecs[index].expected());
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

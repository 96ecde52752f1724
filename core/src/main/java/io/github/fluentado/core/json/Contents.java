// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model holds. Opaque: it only passes from a {@link Shape} to the model's constructor.
 *
 * <p>Never changed once it is out of the hands of who makes it.
 */
public final class Contents {
  final Shape<?> shape;
  final @Nullable Object[] slots;
  final Map<String, JsonElement> unknown;

  Contents(Shape<?> shape, @Nullable Object[] slots, Map<String, JsonElement> unknown) {
    this.shape = shape;
    this.slots = slots;
    this.unknown = unknown;
  }

  /** The value of the declared property with this name. */
  @Nullable Object value(String name) {
    int index = shape.indexOf(name);
    Object slot = index < 0 ? null : bare(slots[index]);
    return slot == null ? null : shape.codec(index).value(slot);
  }

  Contents withSlot(int index, @Nullable Object slot) {
    @Nullable Object[] changed = slots.clone();
    changed[index] = slot;
    return new Contents(shape, changed, unknown);
  }

  Contents withUnknown(String name, @Nullable JsonElement value) {
    Map<String, JsonElement> changed = new LinkedHashMap<>(unknown);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, Trees.own(value));
    }
    return new Contents(shape, slots, changed);
  }

  /** The names of the properties that are set. */
  Stream<String> setNames() {
    return Stream.concat(
        IntStream.range(0, slots.length).filter(i -> slots[i] != null).mapToObj(shape::name),
        unknown.keySet().stream());
  }

  /** The slot without the name that it came under. */
  static @Nullable Object bare(@Nullable Object slot) {
    return slot instanceof Named named ? named.slot() : slot;
  }

  /** A slot that came under a name in another case, and goes back under it. */
  record Named(String name, Object slot) {}
}

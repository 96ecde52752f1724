// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that can't be changed. It shows the values that are readable and holds the others too. */
final class Entries<T> extends AbstractMap<String, T> {
  private final SlotCodec<T> codec;
  private final Map<String, Object> slots;
  private final Map<String, Object> readable;

  Entries(SlotCodec<T> codec, Map<String, Object> slots) {
    this.codec = codec;
    this.slots = slots;
    this.readable = readable(codec, slots);
  }

  private static Map<String, Object> readable(SlotCodec<?> codec, Map<String, Object> slots) {
    for (Object slot : slots.values()) {
      if (codec.isUnreadable(slot)) {
        Map<String, Object> readable = new LinkedHashMap<>(slots);
        readable.values().removeIf(codec::isUnreadable);
        return readable;
      }
    }
    return slots;
  }

  Map<String, Object> slots() {
    return slots;
  }

  @Override
  public @Nullable T get(@Nullable Object key) {
    Object slot = readable.get(key);
    return slot == null ? null : codec.value(slot);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return readable.containsKey(key);
  }

  @Override
  public Set<Map.Entry<String, T>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, T>> iterator() {
        return entries();
      }

      @Override
      public int size() {
        return readable.size();
      }
    };
  }

  private Iterator<Map.Entry<String, T>> entries() {
    Iterator<Map.Entry<String, Object>> stored = readable.entrySet().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return stored.hasNext();
      }

      @Override
      public Map.Entry<String, T> next() {
        return entry(stored.next());
      }
    };
  }

  private Map.Entry<String, T> entry(Map.Entry<String, Object> stored) {
    T value = codec.value(stored.getValue());
    if (value == null) {
      throw new IllegalStateException("unreadable values were left out");
    }
    return Map.entry(stored.getKey(), value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entries<?> entries ? slots.equals(entries.slots) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list that can't be changed. It shows the items that are readable and holds the others too. */
final class Items<T> extends AbstractList<T> implements RandomAccess {
  private final SlotCodec<T> codec;
  private final Object[] slots;
  private final Object[] readable;

  Items(SlotCodec<T> codec, Object[] slots) {
    this.codec = codec;
    this.slots = slots;
    this.readable = readable(codec, slots);
  }

  private static Object[] readable(SlotCodec<?> codec, Object[] slots) {
    for (Object slot : slots) {
      if (codec.isUnreadable(slot)) {
        return Arrays.stream(slots).filter(s -> !codec.isUnreadable(s)).toArray();
      }
    }
    return slots;
  }

  Object[] slots() {
    return slots;
  }

  @Override
  public T get(int index) {
    T value = codec.value(readable[index]);
    if (value == null) {
      throw new IllegalStateException("unreadable items were left out");
    }
    return value;
  }

  @Override
  public int size() {
    return readable.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Items<?> items
        ? Arrays.equals(slots, items.slots)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}

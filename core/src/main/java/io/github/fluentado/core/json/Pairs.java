// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small map in order, in a fifth of the memory of a linked one. Nobody changes it. */
final class Pairs extends AbstractMap<String, Object> {
  /** Places fit a byte, and keys that were chosen to collide cost little. */
  private static final int MOST = 255;

  private static final Pairs NONE = new Pairs(new Object[0], new byte[1]);

  private final Object[] pairs;
  private final byte[] table;

  private Pairs(Object[] pairs, byte[] table) {
    this.pairs = pairs;
    this.table = table;
  }

  /** The map of keys and values in turn. A key's last value counts, at its first place. */
  static Map<String, Object> of(Object[] pairs) {
    int count = pairs.length / 2;
    if (count == 0) {
      return NONE;
    }
    if (count > MOST) {
      return linked(pairs);
    }
    byte[] table = new byte[Integer.highestOneBit(count + count / 2) * 2];
    for (int i = 0; i < count; i++) {
      int at = find(pairs, table, (String) pairs[2 * i]);
      if (table[at] != 0) {
        return linked(pairs);
      }
      table[at] = (byte) (i + 1);
    }
    return new Pairs(pairs, table);
  }

  private static Map<String, Object> linked(Object[] pairs) {
    Map<String, Object> map = new LinkedHashMap<>(pairs.length);
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** Where a key is in the table, or would be. */
  private static int find(Object[] pairs, byte[] table, String key) {
    int hash = key.hashCode();
    int at = (hash ^ hash >>> 16) & (table.length - 1);
    while (table[at] != 0 && !pairs[2 * (table[at] & 0xFF) - 2].equals(key)) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int place = key instanceof String text ? table[find(pairs, table, text)] & 0xFF : 0;
    return place == 0 ? null : pairs[2 * place - 1];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return entries();
      }

      @Override
      public int size() {
        return pairs.length / 2;
      }
    };
  }

  private Iterator<Map.Entry<String, Object>> entries() {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < pairs.length;
      }

      @Override
      public Map.Entry<String, Object> next() {
        if (at == pairs.length) {
          throw new NoSuchElementException();
        }
        at += 2;
        return Map.entry((String) pairs[at - 2], pairs[at - 1]);
      }
    };
  }
}

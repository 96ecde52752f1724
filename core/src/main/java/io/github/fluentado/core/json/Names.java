// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Texts that are known before: each has a place, found by its bytes or by a text. */
final class Names {
  /** Not how any name is written. */
  private static final byte[] NEVER = {0};

  private final Map<String, Integer> places;
  private final byte[][] utf8;
  private final int[] table;
  private final byte[][] written;
  private final int[] after;

  Names(String... names) {
    places = new HashMap<>(names.length * 2);
    utf8 = new byte[names.length][];
    written = new byte[names.length][];
    after = new int[names.length + 1];
    Arrays.fill(after, -1);
    table = new int[tableSize(names.length)];
    for (int i = 0; i < names.length; i++) {
      utf8[i] = names[i].getBytes(StandardCharsets.UTF_8);
      written[i] =
          isPlain(names[i]) ? ('"' + names[i] + "\":").getBytes(StandardCharsets.UTF_8) : NEVER;
      if (places.putIfAbsent(names[i], i) == null) {
        put(i);
      }
    }
  }

  private static boolean isPlain(String name) {
    return name.indexOf('"') < 0 && name.indexOf('\\') < 0;
  }

  private static int tableSize(int count) {
    return Integer.highestOneBit(count * 2 + 1) * 2;
  }

  private void put(int place) {
    byte[] name = utf8[place];
    int at = Words.hash(name, 0, name.length) & (table.length - 1);
    while (table[at] != 0) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = place + 1;
  }

  /** The place of a text, or -1. */
  int indexOf(String name) {
    Integer place = places.get(name);
    return place == null ? -1 : place;
  }

  /**
   * The place that came after this one the last time, or -1. Documents have their properties in one
   * order, which is not that of the description. Nothing depends on it but time, so many threads
   * may write here.
   */
  int after(int place) {
    return after[place + 1];
  }

  void follows(int before, int place) {
    after[before + 1] = place;
  }

  /** The text in quotes, and a colon. */
  byte[] written(int place) {
    return written[place];
  }

  /** The place of the text with these bytes, or -1. */
  int indexOf(byte[] in, int from, int to) {
    int at = Words.hash(in, from, to) & (table.length - 1);
    while (table[at] != 0) {
      byte[] name = utf8[table[at] - 1];
      if (Arrays.equals(name, 0, name.length, in, from, to)) {
        return table[at] - 1;
      }
      at = (at + 1) & (table.length - 1);
    }
    return -1;
  }
}

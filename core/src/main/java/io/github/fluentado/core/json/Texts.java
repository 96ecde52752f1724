// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of the bytes of one document. The same short text, which documents are full of, is
 * made once if the two are not far from each other.
 */
final class Texts {
  private static final int LONGEST_SHARED = 160;
  private static final int MOST_SHARED = 1024;

  private final byte[] in;
  private final @Nullable String[] seen;

  /** For each text seen, the hash of its bytes and where they are. */
  private final long[] places;

  Texts(byte[] in) {
    this.in = in;
    int room = Integer.highestOneBit(Math.min(MOST_SHARED, in.length / 32 + 8));
    this.seen = new String[room];
    this.places = new long[room];
  }

  /** The text of bytes without a backslash. */
  String plain(int from, int to, boolean ascii) {
    int length = to - from;
    if (length > LONGEST_SHARED) {
      return text(from, to, ascii);
    }
    if (length == 0) {
      return "";
    }
    int hash = Words.hash(in, from, to);
    int slot = hash & (seen.length - 1);
    String known = seen[slot];
    if (known != null && isAt(places[slot], hash, from, to)) {
      return known;
    }
    String made = text(from, to, ascii);
    seen[slot] = made;
    places[slot] = (long) hash << Integer.SIZE | from;
    return made;
  }

  /** The bytes are looked at only if the hash is the same: they may be far from here. */
  private boolean isAt(long place, int hash, int from, int to) {
    if ((int) (place >> Integer.SIZE) != hash) {
      return false;
    }
    int start = (int) place;
    int end = start + to - from;
    return end < in.length && in[end] == '"' && Arrays.equals(in, start, end, in, from, to);
  }

  private String text(int from, int to, boolean ascii) {
    return new String(
        in, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** The text of bytes with backslashes. */
  String escaped(int from, int to, boolean ascii) {
    return Escapes.undone(text(from, to, ascii));
  }
}

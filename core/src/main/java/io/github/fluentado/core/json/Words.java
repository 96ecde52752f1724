// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class Words {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private Words() {}

  static long at(byte[] in, int at) {
    return (long) WORD.get(in, at);
  }

  /**
   * Marks the high bit of each byte that is a quote or a backslash. Behind the first of those it
   * may mark others too.
   */
  static long special(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
  }

  /** The bytes that are no ASCII. */
  static long foreign(long word) {
    return word & HIGHS;
  }

  /** Of the bytes from {@code from} to before {@code to}. */
  static int hash(byte[] in, int from, int to) {
    int length = to - from;
    long mixed =
        length >= Long.BYTES
            ? at(in, from) * 0x9E3779B97F4A7C15L + at(in, to - Long.BYTES)
            : few(in, from, to);
    mixed = (mixed ^ length) * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed >>> 32) ^ (int) (mixed >>> 47);
  }

  private static long few(byte[] in, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      word = word << Byte.SIZE | in[i];
    }
    return word;
  }
}

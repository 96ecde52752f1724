// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a large file comes in several parts beside each other.
 *
 * @param atOnce how many parts; 1 for none
 * @param least bytes that a file must have for that
 */
record Ranges(int atOnce, long least) {
  private static final long SMALLEST_PART = 16L * 1024 * 1024;
  private static final int MOST_PARTS = 128;
  static final Ranges ONE = new Ranges(1, Long.MAX_VALUE);
  static final Ranges STANDARD = new Ranges(4, 4 * SMALLEST_PART);

  boolean suit(long bytes) {
    return atOnce > 1 && bytes >= least;
  }

  /** Behind each part; the last is the end. */
  List<Long> ends(long from, long end) {
    long fair = (end - from + atOnce - 1) / atOnce;
    long part = Math.max((end - from) / MOST_PARTS, Math.max(1, Math.min(SMALLEST_PART, fair)));
    List<Long> ends = new ArrayList<>();
    for (long next = from + part; next < end; next += part) {
      ends.add(next);
    }
    ends.add(end);
    return ends;
  }
}

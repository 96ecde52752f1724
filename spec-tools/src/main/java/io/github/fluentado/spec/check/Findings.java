// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What was found wrong, one line each, the same line once. */
final class Findings {
  private final Set<String> lines = new LinkedHashSet<>();

  void fault(String where, String message) {
    lines.add(where + ": " + message);
  }

  /** Reports the two if they are not equal, and tells whether they are. */
  boolean agree(Subject subject, String what, Object published, Object ours) {
    return Objects.equals(published, ours) || differ(subject, what, published, ours);
  }

  /** Reports a difference; always false. */
  boolean differ(Subject subject, String what, Object published, Object ours) {
    fault(subject.toString(), what + ": published " + word(published) + ", ours " + word(ours));
    return false;
  }

  /** True if all are; unlike with {@code &&} all have been looked at by then. */
  static boolean all(boolean... results) {
    for (boolean result : results) {
      if (!result) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private static String word(Object value) {
    String text = value.toString();
    return text.isEmpty() ? "nothing" : text;
  }
}

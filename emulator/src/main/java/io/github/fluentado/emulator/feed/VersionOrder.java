// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders numbers of versions as SemVer does, with as many numbers as they have. */
final class VersionOrder implements Comparator<String> {
  static final VersionOrder SEMANTIC = new VersionOrder();
  private static final Pattern PARTS = Pattern.compile("([^-+]*)(?:-([^+]*))?(?:\\+.*)?");

  private VersionOrder() {}

  @Override
  public int compare(String one, String other) {
    Matcher left = PARTS.matcher(one);
    Matcher right = PARTS.matcher(other);
    if (!left.matches() || !right.matches()) {
      return one.compareTo(other);
    }
    int order = parts(left.group(1), right.group(1), "0");
    if (order != 0) {
      return order;
    }
    String before = left.group(2);
    String after = right.group(2);
    if (before == null || after == null) { // what is no prerelease comes behind those
      return Boolean.compare(before == null, after == null);
    }
    return parts(before, after, "");
  }

  private static int parts(String one, String other, String missing) {
    String[] left = one.split("\\.", -1);
    String[] right = other.split("\\.", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = part(i < left.length ? left[i] : missing, i < right.length ? right[i] : missing);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Numbers by their size and before words. */
  private static int part(String one, String other) {
    boolean left = one.matches("\\d{1,18}");
    boolean right = other.matches("\\d{1,18}");
    if (left && right) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
    if (one.isEmpty() || other.isEmpty() || left == right) {
      return one.compareToIgnoreCase(other);
    }
    return left ? -1 : 1;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import io.github.fluentado.emulator.server.ApiVersion;
import io.github.fluentado.emulator.server.Standing;

/**
 * How an operation stands in one installation.
 *
 * @param marks one for each of {@link Vintages#VERSIONS}; empty when nothing is known of them
 * @param own which of them are this installation's
 */
record Vintage(String marks, int own, boolean lacking) implements Standing.Stage {
  /** The newest version that was ever released, without a mark of its preview. */
  private static final int NEWEST_RELEASED = 5;

  /** Where a version stands among those with a mark: it, or the newest one before it. */
  static int column(ApiVersion version) {
    int column = 0;
    for (int i = 1; i < Vintages.VERSIONS.size(); i++) {
      if (!Vintages.VERSIONS.get(i).newerThan(version)) {
        column = i;
      }
    }
    return column;
  }

  /** What an installation has released in a version it takes with all older ones. */
  @Override
  public boolean previewOnly(ApiVersion asked) {
    int last = Math.min(own, NEWEST_RELEASED);
    for (int i = Math.min(column(asked), last); i <= last; i++) {
      if (marks.isEmpty() || marks.charAt(i) == 'r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean hasResource(ApiVersion asked, int number) {
    if (marks.isEmpty()) {
      return true;
    }
    char mark = marks.charAt(column(asked));
    return Character.isDigit(mark) ? number <= mark - '0' : number <= newest();
  }

  /** A released version has a number, too, but nobody publishes it. */
  private int newest() {
    int newest = marks.chars().filter(Character::isDigit).map(c -> c - '0').max().orElse(0);
    return newest == 0 ? Integer.MAX_VALUE : newest;
  }
}

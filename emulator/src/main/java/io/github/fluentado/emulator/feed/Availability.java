// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a version can be seen.
 *
 * @param listed whether clients that search find it
 * @param deleted when it went into the recycle bin
 * @param destroyed whether it is gone from there, too: its number stays taken
 * @param views those into which it was promoted, by their names or ids
 */
record Availability(
    boolean listed, @Nullable Instant deleted, boolean destroyed, List<String> views) {
  static final Availability USUAL = new Availability(true, null, false, List.of());

  Availability {
    views = List.copyOf(views);
  }

  boolean isPublished() {
    return deleted == null;
  }

  boolean isInRecycleBin() {
    return deleted != null && !destroyed;
  }

  Availability listed(boolean next) {
    return new Availability(next, deleted, destroyed, views);
  }

  Availability deleted(Instant when) {
    return new Availability(listed, when, false, views);
  }

  Availability restored() {
    return new Availability(listed, null, false, views);
  }

  Availability destroy() {
    return new Availability(listed, deleted, true, views);
  }

  Availability promoted(String view) {
    if (views.contains(view)) {
      return this;
    }
    List<String> more = new ArrayList<>(views);
    more.add(view);
    return new Availability(listed, deleted, destroyed, more);
  }
}

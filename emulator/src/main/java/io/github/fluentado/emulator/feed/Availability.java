// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a version can be seen.
 *
 * @param listed whether clients that search find it
 * @param deleted when it went into the recycle bin
 * @param destroyed whether it is gone from there, too: its number stays taken
 * @param views ids of those into which it was promoted
 */
record Availability(boolean listed, @Nullable Instant deleted, boolean destroyed, Set<UUID> views) {
  static final Availability USUAL = new Availability(true, null, false, Set.of());

  Availability {
    views = Set.copyOf(views);
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

  Availability promoted(UUID view) {
    Set<UUID> more = new HashSet<>(views);
    more.add(view);
    return new Availability(listed, deleted, destroyed, more);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a version can be seen.
 *
 * @param listed whether clients that search find it
 * @param deleted when it went into the recycle bin
 * @param destroyed whether it is gone from there, too: its number stays taken
 */
record Availability(boolean listed, @Nullable Instant deleted, boolean destroyed) {
  static final Availability USUAL = new Availability(true, null, false);

  boolean isPublished() {
    return deleted == null;
  }

  boolean isInRecycleBin() {
    return deleted != null && !destroyed;
  }

  Availability listed(boolean next) {
    return new Availability(next, deleted, destroyed);
  }

  Availability deleted(Instant when) {
    return new Availability(listed, when, false);
  }

  Availability restored() {
    return new Availability(listed, null, false);
  }

  Availability destroy() {
    return new Availability(listed, deleted, true);
  }
}

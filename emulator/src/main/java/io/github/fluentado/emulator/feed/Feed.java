// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place for packages.
 *
 * @param project null where it belongs to the organization
 * @param facts what was said of it, with what the service adds to that; never changed
 * @param deleted when it went into the recycle bin
 */
record Feed(
    UUID id,
    @Nullable UUID project,
    String name,
    JsonObject facts,
    UUID defaultView,
    @Nullable Instant deleted) {

  Feed with(String newName, JsonObject newFacts, UUID newDefault) {
    return new Feed(id, project, newName, newFacts, newDefault, deleted);
  }

  Feed deleted(@Nullable Instant when) {
    return new Feed(id, project, name, facts, defaultView, when);
  }

  boolean isIn(@Nullable UUID place) {
    return place == null ? project == null : place.equals(project);
  }

  boolean isCalled(String nameOrId) {
    return name.equalsIgnoreCase(nameOrId) || id.toString().equalsIgnoreCase(nameOrId);
  }
}

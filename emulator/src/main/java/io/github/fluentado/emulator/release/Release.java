// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A release.
 *
 * @param facts what was sent; never changed
 * @param status as the service writes it: {@code draft}, {@code active}, {@code abandoned}
 */
record Release(
    int id,
    UUID project,
    int definition,
    String status,
    JsonObject facts,
    List<Environment> environments,
    Instant created,
    Instant modified) {
  Release {
    environments = List.copyOf(environments);
  }

  /**
   * A stage of a release.
   *
   * @param source the environment of the definition that it is made from
   */
  record Environment(int id, int source, String name, int rank, JsonObject facts, String status) {
    Environment with(String other) {
      return new Environment(id, source, name, rank, facts, other);
    }
  }

  String name() {
    return "Release-" + id;
  }

  Release with(String other, JsonObject next, Instant now) {
    return new Release(id, project, definition, other, next, environments, created, now);
  }

  Release with(Environment changed, Instant now) {
    List<Environment> all =
        environments.stream().map(one -> one.id() == changed.id() ? changed : one).toList();
    return new Release(id, project, definition, status, facts, all, created, now);
  }
}

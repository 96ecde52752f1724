// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * A test plan.
 *
 * @param facts what clients said of it, never changed
 * @param root its suite that holds all others
 */
record Plan(int id, UUID project, JsonObject facts, int root, int revision, Instant changed) {

  Plan with(JsonObject newFacts, Instant now) {
    return new Plan(id, project, newFacts, root, revision + 1, now);
  }

  String name() {
    return String.valueOf(Json.string(facts, "name"));
  }

  boolean isActive() {
    String state = Json.string(facts, "state");
    return state == null || state.equalsIgnoreCase("Active");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;

/**
 * A suite of a plan.
 *
 * @param parent the suite that it lies in; 0 for the root
 * @param facts what clients said of it, never changed
 */
record Suite(int id, int plan, int parent, JsonObject facts, int revision, Instant changed) {

  Suite with(int newParent, JsonObject newFacts, Instant now) {
    return new Suite(id, plan, newParent, newFacts, revision + 1, now);
  }

  boolean isRoot() {
    return parent == 0;
  }

  String name() {
    return String.valueOf(Json.string(facts, "name"));
  }
}

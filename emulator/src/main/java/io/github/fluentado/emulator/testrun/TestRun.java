// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testrun;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A run of tests.
 *
 * @param facts what was sent of it, never changed
 * @param results as they were sent, by number, with the number in them
 */
record TestRun(
    int id,
    UUID project,
    String state,
    JsonObject facts,
    Table<Integer, JsonObject> results,
    Instant created,
    Instant changed) {

  static TestRun of(int id, UUID project, Store store, Instant now) {
    return new TestRun(id, project, "NotStarted", new JsonObject(), store.table(), now, now);
  }

  TestRun with(String newState, JsonObject newFacts, Instant now) {
    return new TestRun(id, project, newState, newFacts, results, created, now);
  }

  boolean hasEnded() {
    return state.equals("Completed") || state.equals("Aborted");
  }

  String name() {
    return Json.string(facts, "name", "");
  }

  long count(String outcome) {
    return results.stream()
        .filter(result -> outcome.equalsIgnoreCase(Json.string(result, "outcome")))
        .count();
  }
}

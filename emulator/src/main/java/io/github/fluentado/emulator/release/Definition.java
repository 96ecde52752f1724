// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A release definition.
 *
 * @param revisions all of them, oldest first; the JSON is never changed
 */
record Definition(int id, UUID project, List<JsonObject> revisions) {
  Definition {
    revisions = List.copyOf(revisions);
  }

  JsonObject facts() {
    return revisions.get(revisions.size() - 1);
  }

  String name() {
    return String.valueOf(Json.string(facts(), "name"));
  }

  Definition with(JsonObject next) {
    List<JsonObject> all = new ArrayList<>(revisions);
    all.add(next);
    return new Definition(id, project, all);
  }
}

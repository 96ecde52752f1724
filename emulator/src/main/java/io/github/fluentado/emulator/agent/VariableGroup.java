// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Variables that pipelines share. The values of secrets are not kept: the service never gives them
 * back, and nothing here could use them.
 *
 * @param places the projects that see it, first of them where it was made
 */
record VariableGroup(
    int id,
    String type,
    @Nullable JsonObject providerData,
    JsonObject variables,
    List<Place> places,
    Identity creator,
    Instant created,
    Identity changer,
    Instant changed) {

  /** How a project calls it. */
  record Place(UUID project, String name, String description) {}

  VariableGroup {
    places = List.copyOf(places);
  }

  String name() {
    return places.get(0).name();
  }

  boolean isIn(UUID project) {
    return places.stream().anyMatch(place -> place.project().equals(project));
  }

  VariableGroup in(List<Place> others) {
    return new VariableGroup(
        id, type, providerData, variables, others, creator, created, changer, changed);
  }

  /** Variables as they are kept: the value of a secret is null. */
  static JsonObject kept(JsonObject given) {
    JsonObject kept = new JsonObject();
    for (Map.Entry<String, JsonElement> variable : given.entrySet()) {
      if (!(variable.getValue() instanceof JsonObject value)) {
        throw ServiceException.invalidArgument(
            "The variable " + variable.getKey() + " must be an object with a value.");
      }
      JsonObject copy = new JsonObject();
      boolean secret = Json.flag(value, "isSecret");
      copy.add("value", secret ? Json.of(null) : Json.of(Json.string(value, "value")));
      if (secret) {
        copy.addProperty("isSecret", true);
      }
      if (Json.flag(value, "isReadOnly")) {
        copy.addProperty("isReadOnly", true);
      }
      kept.add(variable.getKey(), copy);
    }
    return kept;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build was asked to do; never changes.
 *
 * @param definition the revision that was the latest when the build was queued
 * @param queue id of the agent queue; null for none
 * @param parameters JSON text with the variables given when queueing; null for none
 * @param runs whether the emulator runs it; otherwise clients move its status
 */
record Request(
    Definition definition,
    @Nullable Integer queue,
    String branch,
    String commit,
    String reason,
    String priority,
    Identity requestedFor,
    Identity requestedBy,
    @Nullable String parameters,
    JsonObject templateParameters,
    Map<String, String> triggerInfo,
    List<String> demands,
    List<String> skippedStages,
    boolean runs) {

  Request {
    triggerInfo = Map.copyOf(triggerInfo);
    demands = List.copyOf(demands);
    skippedStages = List.copyOf(skippedStages);
  }

  JsonObject variables() {
    return parameters == null ? new JsonObject() : Json.parse(parameters).getAsJsonObject();
  }

  /** The value of a variable: what was given when queueing, else the definition's. */
  @Nullable String variable(String name) {
    String given = Json.string(variables(), name);
    if (given == null) {
      given = Json.string(templateParameters, name);
    }
    return given == null ? definition.variable(name) : given;
  }
}

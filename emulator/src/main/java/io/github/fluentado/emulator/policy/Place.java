// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A branch that policies may guard.
 *
 * @param repository null for any repository of the project
 * @param ref the full name; null for any branch
 * @param defaultBranch whether it is the default branch of its repository
 */
public record Place(
    UUID project, @Nullable UUID repository, @Nullable String ref, boolean defaultBranch) {

  boolean isIn(JsonObject scope) {
    String id = Json.string(scope, "repositoryId");
    boolean there = id == null || repository == null || repository.toString().equalsIgnoreCase(id);
    return there && (ref == null || guards(scope, ref));
  }

  /** A scope without a name of branches is for the whole repository. */
  private boolean guards(JsonObject scope, String name) {
    String kind = String.valueOf(Json.string(scope, "matchKind"));
    if (kind.equalsIgnoreCase("DefaultBranch")) {
      return defaultBranch;
    }
    String pattern = Json.string(scope, "refName");
    if (pattern == null) {
      return true;
    }
    return kind.equalsIgnoreCase("Prefix") ? name.startsWith(pattern) : name.equals(pattern);
  }
}

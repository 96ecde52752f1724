// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A policy as it stood in one of its revisions. */
public record Configuration(
    int id,
    int revision,
    UUID project,
    PolicyType type,
    boolean enabled,
    boolean blocking,
    boolean deleted,
    Settings settings,
    Identity createdBy,
    Instant createdDate) {

  /** Settings in the type's own form; nobody can change them from outside. */
  public static final class Settings {
    private final JsonObject json;

    Settings(JsonObject json) {
      this.json = json.deepCopy();
    }

    JsonObject json() {
      return json.deepCopy();
    }

    public boolean flag(String name) {
      return Json.flag(json, name);
    }

    int number(String name, int other) {
      JsonElement value = Json.member(json, name);
      return value == null ? other : Json.number(value);
    }

    @Nullable String text(String name) {
      return Json.string(json, name);
    }

    boolean has(String name) {
      return Json.member(json, name) != null;
    }

    List<String> texts(String name) {
      return Json.member(json, name) instanceof JsonArray array
          ? array.asList().stream().map(Json::scalar).toList()
          : List.of();
    }

    private List<JsonObject> scopes() {
      return Json.member(json, "scope") instanceof JsonArray array
          ? array.asList().stream().map(JsonElement::getAsJsonObject).toList()
          : List.of();
    }
  }

  Configuration deletedCopy() {
    return new Configuration(
        id, revision, project, type, enabled, blocking, true, settings, createdBy, createdDate);
  }

  public boolean isType(String typeId) {
    return type.id().equals(typeId);
  }

  /** Whether this policy guards a branch of a repository. */
  boolean covers(Place place) {
    return project.equals(place.project())
        && settings.scopes().stream().anyMatch(scope -> place.isIn(scope));
  }
}

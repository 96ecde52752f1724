// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Refuses settings that the type cannot work with, and brings scopes into the usual form. */
final class SettingsCheck {
  private static final Map<String, String> KINDS =
      Map.of("exact", "Exact", "prefix", "Prefix", "defaultbranch", "DefaultBranch");

  private final PolicyType type;
  private final JsonObject settings;

  private SettingsCheck(PolicyType type, JsonObject settings) {
    this.type = type;
    this.settings = settings;
  }

  static Configuration.Settings of(PolicyType type, JsonElement given) {
    if (!(given instanceof JsonObject object)) {
      throw PolicyErrors.badSettings(type.displayName(), "they must be an object.");
    }
    SettingsCheck check = new SettingsCheck(type, object.deepCopy());
    check.members();
    check.scopes();
    return new Configuration.Settings(check.settings);
  }

  private void members() {
    switch (type.id()) {
      case PolicyType.MINIMUM_REVIEWERS -> positive("minimumApproverCount");
      case PolicyType.BUILD -> positive("buildDefinitionId");
      case PolicyType.STATUS -> {
        if (String.valueOf(Json.string(settings, "statusName")).isBlank()
            || Json.member(settings, "statusName") == null) {
          throw bad("statusName is missing.");
        }
      }
      case PolicyType.REQUIRED_REVIEWERS -> reviewers();
      default -> {
        // The other types have nothing without which they could not work.
      }
    }
  }

  private void positive(String name) {
    JsonElement value = Json.member(settings, name);
    if (value == null || !isNumber(value) || Json.number(value) < 1) {
      throw bad(name + " must be a positive number.");
    }
  }

  private static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive primitive
        && primitive.getAsString().matches("-?\\d{1,9}");
  }

  private void reviewers() {
    if (!(Json.member(settings, "requiredReviewerIds") instanceof JsonArray ids) || ids.isEmpty()) {
      throw bad("requiredReviewerIds must name at least one reviewer.");
    }
    ids.forEach(id -> uuid("requiredReviewerIds", Json.scalar(id)));
    if (!settings.has("message")) {
      settings.add("message", JsonNull.INSTANCE);
    }
  }

  private void scopes() {
    if (!(Json.member(settings, "scope") instanceof JsonArray scopes) || scopes.isEmpty()) {
      throw bad("scope must be a list with at least one entry.");
    }
    JsonArray tidy = new JsonArray();
    scopes.forEach(scope -> tidy.add(scope(scope)));
    settings.remove("scope");
    settings.add("scope", tidy);
  }

  private JsonObject scope(JsonElement given) {
    if (!(given instanceof JsonObject scope)) {
      throw bad("each entry of scope must be an object.");
    }
    JsonObject tidy = new JsonObject();
    String ref = Json.string(scope, "refName");
    String kind = Json.string(scope, "matchKind");
    if (ref != null && !ref.startsWith("refs/")) {
      throw bad("the refName '" + ref + "' does not begin with refs/.");
    }
    if (ref != null || kind != null) {
      tidy.addProperty("refName", ref);
      tidy.addProperty("matchKind", kind(kind == null ? "exact" : kind));
    }
    String repository = Json.string(scope, "repositoryId");
    tidy.addProperty("repositoryId", repository == null ? null : uuid("repositoryId", repository));
    return tidy;
  }

  private String kind(String kind) {
    String known = KINDS.get(kind.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw bad(
          "matchKind '" + kind + "' is none of " + List.of("Exact", "Prefix", "DefaultBranch"));
    }
    return known;
  }

  private String uuid(String name, String text) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw bad("'" + text + "' in " + name + " is not an id.");
    }
  }

  private RuntimeException bad(String text) {
    return PolicyErrors.badSettings(type.displayName(), text);
  }
}

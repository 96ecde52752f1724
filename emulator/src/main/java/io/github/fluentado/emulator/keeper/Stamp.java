// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the service itself sets in a thing, told by the names and types of its members. */
record Stamp(Organization organization, Optional<Project> project, String url) {
  private static final Set<String> MAKERS =
      Set.of("createdby", "createdbyidentity", "author", "owner", "requestedby");
  private static final Set<String> CHANGERS =
      Set.of(
          "modifiedby",
          "modifiedbyidentity",
          "lastmodifiedby",
          "lastupdatedby",
          "updatedby",
          "lastchangedby");
  private static final Set<String> MADE =
      Set.of("createdon", "createddate", "creationdate", "datecreated", "createdtime");
  private static final Set<String> CHANGED =
      Set.of(
          "modifiedon",
          "modifieddate",
          "lastmodifieddate",
          "lastupdated",
          "lastupdateddate",
          "updateddate",
          "datemodified",
          "lastchangeddate");
  private static final Set<String> COUNTERS = Set.of("revision", "rev");

  /**
   * The facts with what the service sets.
   *
   * @param before the thing as it was; null for a new one
   */
  JsonObject on(JsonObject facts, @Nullable JsonObject before, Schema schema) {
    JsonObject stamped = facts.deepCopy();
    schema
        .properties()
        .forEach(
            (name, type) -> {
              JsonElement old = before == null ? null : Json.member(before, name);
              JsonElement value = value(name, type, old, Json.member(facts, name));
              if (value != null) {
                stamped.keySet().removeIf(name::equalsIgnoreCase);
                stamped.add(name, value);
              }
            });
    return stamped;
  }

  /** Null where nothing is set by the service. */
  private @Nullable JsonElement value(
      String name, Schema type, @Nullable JsonElement old, @Nullable JsonElement said) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (type.wireForm().equals("links")) {
      return Doc.of().withHref("self", url).json();
    } else if (lower.equals("url") && type.type().equals("string")) {
      return new JsonPrimitive(url);
    } else if (type.component().endsWith("IdentityRef")) {
      JsonElement me = organization.me().json(organization.url());
      boolean owner = lower.equals("owner") && said != null;
      return CHANGERS.contains(lower)
          ? me
          : MAKERS.contains(lower) && !owner ? first(old, me) : null;
    } else if (type.format().equals("date-time")) {
      JsonElement now = new JsonPrimitive(Json.time(organization.now()));
      return CHANGED.contains(lower) ? now : MADE.contains(lower) ? first(old, now) : null;
    } else if (type.type().equals("integer") && COUNTERS.contains(lower)) {
      return new JsonPrimitive(old == null ? 1 : next(Json.number(old), said));
    } else if (lower.equals("project") && type.type().equals("object")) {
      return project.map(Stamp::reference).orElse(null);
    }
    return null;
  }

  /** Who names a revision must have seen the newest. */
  private static int next(int revision, @Nullable JsonElement seen) {
    if (seen != null && Json.number(seen) != revision) {
      throw ServiceException.of(
          409,
          "Microsoft.TeamFoundation.Work.WebApi.Exceptions.ViewRevisionMismatchException",
          3000,
          "This has come to revision %d since revision %s was read.".formatted(revision, seen));
    }
    return revision + 1;
  }

  private static JsonElement first(@Nullable JsonElement old, JsonElement other) {
    return old == null ? other : old;
  }

  private static JsonElement reference(Project project) {
    return Doc.of("id", project.id()).with("name", project.name()).json();
  }
}

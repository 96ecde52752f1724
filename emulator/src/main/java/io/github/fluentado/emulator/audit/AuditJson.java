// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes entries as JSON or as lines of a table. */
final class AuditJson {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final List<String> COLUMNS =
      List.of(
          "Id",
          "CorrelationId",
          "ActivityId",
          "ActorCUID",
          "ActorUserId",
          "ActorUPN",
          "AuthenticationMechanism",
          "Timestamp",
          "ScopeType",
          "ScopeDisplayName",
          "ScopeId",
          "ProjectId",
          "ProjectName",
          "IpAddress",
          "UserAgent",
          "ActionId",
          "Data",
          "Details",
          "Area",
          "Category",
          "CategoryDisplayName",
          "ActorDisplayName");

  private final Organization organization;

  AuditJson(Organization organization) {
    this.organization = organization;
  }

  JsonObject entry(AuditEntry entry) {
    UUID activity = organization.derivedId("audit", Integer.toString(entry.number()));
    Project project = entry.project();
    JsonObject actor = entry.actor().json(organization.url());
    return Doc.of("id", entry.id() + ";" + activity)
        .with("correlationId", activity)
        .with("activityId", activity)
        .with("actorCUID", entry.actor().id())
        .with("actorUserId", entry.actor().id())
        .with("actorClientId", NOBODY)
        .with("actorUPN", entry.actor().uniqueName())
        .with("authenticationMechanism", "PAT")
        .with("timestamp", entry.time())
        .with("scopeType", "organization")
        .with("scopeDisplayName", organization.name() + " (Organization)")
        .with("scopeId", organization.derivedId("organization", ""))
        .with("projectId", project == null ? NOBODY : project.id())
        .with("projectName", Json.of(project == null ? null : project.name()))
        .with("ipAddress", "127.0.0.1")
        .with("userAgent", entry.userAgent())
        .with("actionId", entry.action().id())
        .with("data", entry.data())
        .with("details", entry.details())
        .with("area", entry.action().area())
        .with("category", entry.action().category())
        .with("categoryDisplayName", entry.action().categoryName())
        .with("actorDisplayName", entry.actor().displayName())
        .with("actorImageUrl", actor.get("imageUrl"))
        .json();
  }

  String csv(List<AuditEntry> entries) {
    Stream<String> rows = entries.stream().map(this::entry).map(AuditJson::row);
    return Stream.concat(Stream.of(String.join(",", COLUMNS)), rows)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(JsonObject entry) {
    return COLUMNS.stream()
        .map(column -> cell(entry.get(member(column))))
        .collect(Collectors.joining(","));
  }

  private static String member(String column) {
    return column.substring(0, 1).toLowerCase(Locale.ROOT) + column.substring(1);
  }

  private static String cell(JsonElement value) {
    if (value.isJsonNull()) {
      return "";
    }
    String text = value.isJsonPrimitive() ? value.getAsString() : Json.text(value);
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

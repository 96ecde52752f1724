// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The projects that people have access to: told by the groups that they are in, and changed so. */
final class ProjectAccess {
  /** The widest first. */
  private static final List<Map.Entry<String, String>> KINDS =
      List.of(
          Map.entry("projectAdministrator", "Project Administrators"),
          Map.entry("projectContributor", "Contributors"),
          Map.entry("projectReader", "Readers"));

  private final Organization organization;
  private final Directory directory;

  ProjectAccess(Subjects subjects) {
    this.organization = subjects.organization();
    this.directory = subjects.directory();
  }

  List<Doc> of(Identity person) {
    return organization.projects().stream()
        .flatMap(project -> of(person, project).stream())
        .toList();
  }

  private Optional<Doc> of(Identity person, Project project) {
    List<Group> mine =
        directory.allContainersOf(person.id()).stream()
            .flatMap(id -> directory.group(id).stream())
            .filter(group -> group.project() == project)
            .toList();
    List<Doc> teams =
        project.teams().stream()
            .filter(team -> mine.stream().anyMatch(group -> group.id().equals(team.id())))
            .map(team -> Doc.of("id", team.id()).with("name", team.name()))
            .toList();
    for (Map.Entry<String, String> kind : KINDS) {
      if (mine.stream().anyMatch(group -> group.displayName().equals(kind.getValue()))) {
        return Optional.of(json(project, kind, teams));
      }
    }
    return Optional.empty();
  }

  private static Doc json(Project project, Map.Entry<String, String> kind, List<Doc> teams) {
    Doc group = Doc.of("groupType", kind.getKey()).with("displayName", kind.getValue());
    return Doc.of("projectRef", Doc.of("id", project.id()).with("name", project.name()))
        .with("group", group)
        .with("projectPermissionInherited", "notInherited")
        .with("teamRefs", teams)
        .with("assignmentSource", "unknown");
  }

  /** Puts a person into the group that an entitlement names. */
  void grant(Identity person, JsonObject entitlement) {
    Project project = organization.project(text(entitlement, "projectRef", "id"));
    directory.join(group(project, text(entitlement, "group", "groupType")).id(), person.id());
  }

  private Group group(Project project, String kind) {
    return KINDS.stream()
        .filter(known -> known.getKey().equalsIgnoreCase(kind))
        .flatMap(known -> directory.named(project, known.getValue()).stream())
        .findFirst()
        .orElseThrow(
            () ->
                Subjects.badRequest(
                    "The groupType '"
                        + kind
                        + "' is none of projectReader, projectContributor, projectAdministrator"));
  }

  /** Takes a person out of all groups of a project. */
  void revoke(Identity person, String projectId) {
    Project project = organization.project(projectId.toLowerCase(Locale.ROOT));
    directory.containersOf(person.id()).stream()
        .flatMap(id -> directory.group(id).stream())
        .filter(group -> group.project() == project)
        .forEach(group -> directory.leave(group.id(), person.id()));
  }

  private static String text(JsonObject body, String member, String name) {
    return Json.member(body, member) instanceof JsonObject object
        ? UserRoutes.text(object, name)
        : "";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.wit.ProjectProcess;
import io.github.fluentado.emulator.wit.Sprints.Sprint;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The team that a URL speaks of, and the addresses of what belongs to it. */
record TeamPlace(
    Organization organization, Project project, Project.Team team, ProjectProcess process) {

  boolean isDefault() {
    return team.id().equals(project.teams().get(0).id());
  }

  UUID id() {
    return team.id();
  }

  String work() {
    return organization.url() + "/" + project.id() + "/" + team.id() + "/_apis/work";
  }

  String wit() {
    return organization.url() + "/" + project.id() + "/_apis/wit";
  }

  String settings() {
    return work() + "/teamsettings";
  }

  String iteration(UUID id) {
    return settings() + "/iterations/" + id;
  }

  /** The links that all settings of a team have. */
  Doc links(String self) {
    String projectUrl = organization.url() + "/_apis/projects/" + project.id();
    return Doc.of()
        .withHref("self", self)
        .withHref("project", projectUrl)
        .withHref("team", projectUrl + "/teams/" + team.id())
        .withHref("teamSettings", settings())
        .withHref("teamIterations", settings() + "/iterations");
  }

  /** The node of the iteration tree: its path without the project. */
  String node(Sprint sprint) {
    String below =
        Arrays.stream(sprint.path().split("\\\\", -1))
            .skip(1)
            .map(name -> "/" + Percent.encode(name))
            .collect(Collectors.joining());
    return wit() + "/classificationNodes/Iterations" + below;
  }
}

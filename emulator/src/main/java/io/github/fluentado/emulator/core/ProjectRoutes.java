// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Projects and teams. */
public final class ProjectRoutes implements Area {
  private static final int PAGE = 100;
  private static final Set<String> WITH_WELL_FORMED = Set.of("all", "wellformed", "unchanged");

  private final Organization organization;

  public ProjectRoutes(Organization organization) {
    this.organization = organization;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "projects", this::list).in(ORGANIZATION),
        Route.of("GET", "projects/{project}", this::get).in(ORGANIZATION),
        Route.of("GET", "projects/{project}/teams", this::teams).in(ORGANIZATION),
        Route.of("GET", "projects/{project}/teams/{team}", this::team).in(ORGANIZATION),
        Route.of("GET", "projects/{project}/teams/{team}/members", this::members).in(ORGANIZATION),
        Route.of("GET", "teams", this::allTeams).in(ORGANIZATION).preview());
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    String state = query.text("stateFilter").orElse("all").toLowerCase(Locale.ROOT);
    List<Project> all = WITH_WELL_FORMED.contains(state) ? organization.projects() : List.of();
    int skip = query.number("continuationToken").orElse(query.count("$skip", 0));
    int end = Math.min(all.size(), skip + Math.max(1, query.count("$top", PAGE)));
    List<Project> page = all.subList(Math.min(skip, end), end);
    HttpAnswer answer = Answers.list(page, project -> reference(project));
    return end < all.size() ? answer.with("x-ms-continuationtoken", "" + end) : answer;
  }

  private HttpAnswer get(Call call) {
    Project project = organization.project(call.part("project"));
    Project.Team team = project.teams().get(0);
    Doc links =
        Doc.of()
            .withHref("self", url(project))
            .withHref("collection", organization.url() + "/_apis/projectCollections/default")
            .withHref("web", organization.url() + "/" + project.id());
    Doc body =
        reference(project).with("_links", links).with("defaultTeam", reference(project, team));
    if (call.query().flag("includeCapabilities")) {
      body.with("capabilities", capabilities());
    }
    return Answers.ok(body);
  }

  private static Doc capabilities() {
    Doc control =
        Doc.of("sourceControlType", "Git").with("gitEnabled", "True").with("tfvcEnabled", "False");
    Doc process =
        Doc.of("templateName", "Agile")
            .with("templateTypeId", "adcc42ab-9882-485e-a3ed-7678f01f66bc");
    return Doc.of("processTemplate", process).with("versioncontrol", control);
  }

  private HttpAnswer teams(Call call) {
    Project project = organization.project(call.part("project"));
    return Answers.list(page(project.teams(), call), team -> full(project, team));
  }

  private HttpAnswer team(Call call) {
    Project project = organization.project(call.part("project"));
    return Answers.ok(full(project, find(project, call.part("team"))));
  }

  private HttpAnswer members(Call call) {
    find(organization.project(call.part("project")), call.part("team"));
    Doc me = Doc.of("identity", organization.me().json(organization.url()));
    return Answers.list(page(List.of(me.with("isTeamAdmin", true)), call));
  }

  private HttpAnswer allTeams(Call call) {
    List<Doc> all =
        organization.projects().stream()
            .flatMap(project -> project.teams().stream().map(team -> full(project, team)))
            .toList();
    return Answers.list(page(all, call));
  }

  /** The team of a URL; refuses one that the project does not have. */
  public static Project.Team find(Project project, String nameOrId) {
    return project.teams().stream()
        .filter(t -> t.name().equalsIgnoreCase(nameOrId) || t.id().toString().equals(nameOrId))
        .findFirst()
        .orElseThrow(
            () ->
                ServiceException.of(
                    404,
                    "Microsoft.Azure.Devops.Teams.Service.TeamNotFoundException",
                    3000,
                    "There is no team " + nameOrId + " in " + project.name() + "."));
  }

  private static <T> List<T> page(List<T> all, Call call) {
    int skip = call.query().count("$skip", 0);
    return all.stream().skip(skip).limit(call.query().count("$top", PAGE)).toList();
  }

  private Doc reference(Project project) {
    return Doc.of("id", project.id())
        .with("name", project.name())
        .with("description", project.description())
        .with("url", url(project))
        .with("state", "wellFormed")
        .with("revision", 1)
        .with("visibility", "private")
        .with("lastUpdateTime", project.lastUpdate());
  }

  private Doc reference(Project project, Project.Team team) {
    String url = url(project) + "/teams/" + team.id();
    return Doc.of("id", team.id()).with("name", team.name()).with("url", url);
  }

  private Doc full(Project project, Project.Team team) {
    return reference(project, team)
        .with("description", team.description())
        .with("identityUrl", organization.url() + "/_apis/Identities/" + team.id())
        .with("projectName", project.name())
        .with("projectId", project.id());
  }

  private String url(Project project) {
    return organization.url() + "/_apis/projects/" + project.id();
  }
}

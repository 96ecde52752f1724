// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlNode;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.util.List;
import java.util.Optional;

/** A project with all in it; one that is there already gets more. */
final class ProjectSeeds {
  private static final String ITERATIONS = "wit/classificationnodes/iterations";
  private static final String NOTHING = "00000000-0000-0000-0000-000000000000";

  private final SeedRun run;
  private final Rest rest;

  ProjectSeeds(SeedRun run, Rest rest) {
    this.run = run;
    this.rest = rest;
  }

  void apply(YamlNode node) {
    MemberReader project = MemberReader.of(node, "a project");
    String name = project.required("name");
    String description = project.text("description", "");
    if (run.organization().find(name).isEmpty()) {
      run.organization().addProject(name, description);
    }
    List<YamlNode> teams = project.list("teams");
    List<YamlNode> areas = project.list("areas");
    List<YamlNode> iterations = project.list("iterations");
    List<YamlNode> workItems = project.list("workItems");
    List<YamlNode> queries = project.list("queries");
    List<YamlNode> repositories = project.list("repositories");
    List<YamlNode> pipelines = project.list("pipelines");
    List<YamlNode> wikis = project.list("wikis");
    project.end();
    teams.forEach(team -> team(name, team));
    areas.forEach(area -> node(area.place(), name, "areas", MemberReader.text(area, "areas")));
    iterations.forEach(iteration -> iteration(name, iteration));
    WorkItemSeeds items = new WorkItemSeeds(run, rest, name);
    workItems.forEach(item -> items.apply(item, Optional.empty()));
    queries.forEach(query -> query(name, query));
    repositories.forEach(new RepositorySeeds(run, rest, name)::apply);
    pipelines.forEach(new PipelineSeeds(run, rest, name)::apply);
    wikis.forEach(new WikiSeeds(run, rest, name)::apply);
  }

  private void team(String project, YamlNode node) {
    MemberReader team = MemberReader.of(node, "a team");
    Doc body =
        Doc.of("name", team.required("name")).with("description", team.text("description", ""));
    team.has("key");
    team.end();
    String path = "_apis/projects/" + Percent.encode(project) + "/teams";
    run.key(team, rest.object(node.place(), "POST", path, body));
  }

  /** A place in one of the two trees, with those above it that are missing. */
  private void node(YamlPlace place, String project, String group, String path) {
    String above = "";
    for (String name : path.split("[/\\\\]", -1)) {
      String root = Rest.in(project, "wit/classificationnodes/" + group + above);
      above += "/" + Percent.encode(name);
      if (rest.find(Rest.in(project, "wit/classificationnodes/" + group + above)).isEmpty()) {
        rest.send(place, "POST", root, Doc.of("name", name));
      }
    }
  }

  private void iteration(String project, YamlNode node) {
    if (node instanceof YamlNode.Scalar) {
      node(node.place(), project, "iterations", MemberReader.text(node, "iterations"));
      return;
    }
    MemberReader iteration = MemberReader.of(node, "an iteration");
    String path = iteration.required("path");
    Doc attributes = Doc.of();
    iteration.text("start").ifPresent(day -> attributes.with("startDate", moment(day)));
    iteration.text("finish").ifPresent(day -> attributes.with("finishDate", moment(day)));
    List<String> teams = iteration.texts("teams");
    iteration.end();
    node(node.place(), project, "iterations", path);
    String encoded = Rest.path(path.split("[/\\\\]", -1));
    String target = Rest.in(project, ITERATIONS + "/" + encoded);
    if (!attributes.json().isEmpty()) {
      rest.send(node.place(), "PATCH", target, Doc.of("attributes", attributes));
    }
    if (!teams.isEmpty()) {
      String id = identifier(node.place(), target);
      teams.forEach(team -> choose(node.place(), project, team, id));
    }
  }

  private String identifier(YamlPlace place, String path) {
    return rest.object(place, "GET", path, Doc.of()).get("identifier").getAsString();
  }

  /** A team that was just made has no backlog iteration, without which it may choose none. */
  private void choose(YamlPlace place, String project, String team, String iteration) {
    String settings = Rest.path(project, team) + "/_apis/work/teamsettings";
    JsonObject known = rest.object(place, "GET", settings, Doc.of());
    if (known.getAsJsonObject("backlogIteration").get("id").getAsString().equals(NOTHING)) {
      String root = identifier(place, Rest.in(project, ITERATIONS));
      rest.send(place, "PATCH", settings, Doc.of("backlogIteration", root));
    }
    rest.send(place, "POST", settings + "/iterations", Doc.of("id", iteration));
  }

  /** A day alone is its beginning. */
  private static String moment(String text) {
    return text.contains("T") ? text : text + "T00:00:00Z";
  }

  private void query(String project, YamlNode node) {
    MemberReader query = MemberReader.of(node, "a query");
    String path = query.required("path");
    String wiql = query.required("wiql");
    query.has("key");
    query.end();
    List<String> names = List.of(path.split("/", -1));
    String folder = "";
    for (String name : names.subList(0, names.size() - 1)) {
      String at = Rest.in(project, "wit/queries" + folder);
      folder += "/" + Percent.encode(name);
      if (rest.find(Rest.in(project, "wit/queries" + folder)).isEmpty()) {
        rest.send(node.place(), "POST", at, Doc.of("name", name).with("isFolder", true));
      }
    }
    Doc body = Doc.of("name", names.get(names.size() - 1)).with("wiql", wiql);
    JsonObject made =
        rest.object(node.place(), "POST", Rest.in(project, "wit/queries" + folder), body);
    run.key(query, made);
  }
}

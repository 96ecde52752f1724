// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for commits by their messages. No description of this search is published: what is asked is
 * what Microsoft's MCP server sends, and answers have the form of those of the other searches.
 */
final class Commits {
  private static final int MOST = 1000;

  private final Inside inside;
  private final String version;

  Commits(Inside inside, String version) {
    this.inside = inside;
    this.version = version;
  }

  /** Those of some projects, latest first if nothing else is asked for. */
  List<Doc> of(List<Project> projects, Wanted wanted, JsonObject body) {
    Comparator<JsonObject> order = Comparator.comparing(Commits::date);
    return projects.stream()
        .flatMap(project -> in(project, wanted))
        .filter(commit -> isMeant(wanted, commit))
        .sorted(isOldestFirst(body) ? order : order.reversed())
        .map(commit -> Doc.of().withAll(commit))
        .toList();
  }

  private Stream<JsonObject> in(Project project, Wanted wanted) {
    String repositories = "/" + project.id() + "/_apis/git/repositories";
    return inside.list(repositories + "?" + version).stream()
        .filter(repository -> wanted.lets("repositoryName", text(repository, "name")))
        .flatMap(repository -> in(project, repository, repositories, wanted));
  }

  private Stream<JsonObject> in(
      Project project, JsonObject repository, String repositories, Wanted wanted) {
    String branch = branch(repository, wanted);
    String at = repositories + "/" + text(repository, "id") + "/commits?";
    String query = "searchCriteria.itemVersion.version=" + Percent.encode(branch);
    List<JsonObject> commits = inside.list(at + query + "&$top=" + MOST + "&" + version);
    for (JsonObject commit : commits) {
      commit.add("project", reference(project).json());
      commit.add("repository", repository(repository, branch));
    }
    return commits.stream();
  }

  private static boolean isOldestFirst(JsonObject body) {
    return Json.member(body, "$orderBy") instanceof JsonArray orders
        && !orders.isEmpty()
        && orders.get(0) instanceof JsonObject first
        && "ASC".equalsIgnoreCase(text(first, "sortOrder"));
  }

  /** The branch that is asked for, or the usual one. */
  private static String branch(JsonObject repository, Wanted wanted) {
    return wanted
        .first("branchName")
        .orElse(text(repository, "defaultBranch"))
        .replaceFirst("^refs/heads/", "");
  }

  private static JsonObject repository(JsonObject repository, String branch) {
    return Doc.of("name", text(repository, "name"))
        .with("id", text(repository, "id"))
        .with("type", "git")
        .with("branch", branch)
        .json();
  }

  private static Doc reference(Project project) {
    return Doc.of("name", project.name()).with("id", project.id());
  }

  private static boolean isMeant(Wanted wanted, JsonObject commit) {
    String date = date(commit);
    return wanted.isIn(text(commit, "comment"))
        && wanted.lets("authorName", text(commit.getAsJsonObject("author"), "name"))
        && wanted.first("commitStartDate").map(from -> date.compareTo(from) >= 0).orElse(true)
        && wanted.first("commitEndDate").map(to -> isUntil(date, to)).orElse(true);
  }

  /** A day means all of it. */
  private static boolean isUntil(String date, String to) {
    return date.compareTo(to) <= 0 || date.startsWith(to);
  }

  private static String date(JsonObject commit) {
    return text(commit.getAsJsonObject("author"), "date");
  }

  private static String text(JsonObject object, String name) {
    String text = Json.string(object, name);
    return text == null ? "" : text;
  }
}

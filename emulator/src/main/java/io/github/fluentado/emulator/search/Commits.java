// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  /** Those of a project, latest first. */
  List<Doc> of(Project project, Wanted wanted) {
    List<JsonObject> found = new ArrayList<>();
    String repositories = "/" + project.id() + "/_apis/git/repositories";
    for (JsonObject repository : inside.list(repositories + "?" + version)) {
      String name = text(repository, "name");
      if (wanted.lets("repositoryName", name)) {
        String branch = branch(repository, wanted);
        String at = repositories + "/" + text(repository, "id") + "/commits?";
        String query = "searchCriteria.itemVersion.version=" + Percent.encode(branch);
        for (JsonObject commit : inside.list(at + query + "&$top=" + MOST + "&" + version)) {
          commit.add("repository", repository(repository, branch));
          found.add(commit);
        }
      }
    }
    return found.stream()
        .filter(commit -> isMeant(wanted, commit))
        .sorted(Comparator.comparing(Commits::date).reversed())
        .map(commit -> Doc.of("project", reference(project)).withAll(commit))
        .toList();
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
        && wanted.first("commitEndDate").map(to -> date.compareTo(to) <= 0).orElse(true);
  }

  private static String date(JsonObject commit) {
    return text(commit.getAsJsonObject("author"), "date");
  }

  private static String text(JsonObject object, String name) {
    String text = Json.string(object, name);
    return text == null ? "" : text;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import static io.github.fluentado.emulator.search.SearchArea.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Search over the messages of commits, on default branches if no other is asked for. */
record CommitResults(Organization organization, Inside inside) {
  private static final String VERSION = "api-version=7.1";

  HttpAnswer search(Call call) {
    JsonObject body = call.object();
    Wanted wanted = Wanted.of(body);
    List<JsonObject> found = new ArrayList<>();
    for (Project project :
        organization.project(call).map(List::of).orElseGet(organization::projects)) {
      if (wanted.lets("projectName", project.name())) {
        String repositories = "/" + project.id() + "/_apis/git/repositories";
        inside.list(repositories + "?" + VERSION).stream()
            .filter(one -> wanted.lets("repositoryName", text(one, "name")))
            .forEach(one -> collect(project, one, repositories, wanted, found));
      }
    }
    found.sort(Comparator.comparing(CommitResults::date));
    if (!isOldestFirst(body)) {
      Collections.reverse(found);
    }
    return wanted.page(found.stream().map(one -> Doc.of().withAll(one)).toList());
  }

  private void collect(
      Project project,
      JsonObject repository,
      String repositories,
      Wanted wanted,
      List<JsonObject> found) {
    String commits = repositories + "/" + text(repository, "id") + "/commits?$top=1000&" + VERSION;
    inside.list(commits + onBranch(wanted)).stream()
        .filter(commit -> wanted.isIn(text(commit, "comment")))
        .filter(commit -> wanted.lets("authorName", text(author(commit), "name")))
        .filter(commit -> isWithin(wanted.filters(), date(commit)))
        .map(
            commit ->
                Doc.of("commitId", text(commit, "commitId"))
                    .with("comment", text(commit, "comment"))
                    .with("author", author(commit))
                    .with("project", Doc.of("id", project.id()).with("name", project.name()))
                    .with(
                        "repository",
                        Doc.of("id", text(repository, "id"))
                            .with("name", text(repository, "name"))
                            .with("type", "git"))
                    .with("url", text(commit, "url"))
                    .json())
        .forEach(found::add);
  }

  private static String onBranch(Wanted wanted) {
    String branch = first(wanted.filters(), "branchName").replaceFirst("^refs/heads/", "");
    return branch.isEmpty() ? "" : "&searchCriteria.itemVersion.version=" + Percent.encode(branch);
  }

  /** Dates are texts that sort as they are. */
  private static boolean isWithin(JsonObject filters, String date) {
    String from = first(filters, "commitStartDate");
    String to = first(filters, "commitEndDate");
    return (from.isEmpty() || date.compareTo(from) >= 0)
        && (to.isEmpty() || date.compareTo(to) <= 0 || date.startsWith(to));
  }

  private static String first(JsonObject filters, String name) {
    return Json.member(filters, name) instanceof JsonArray values && !values.isEmpty()
        ? values.get(0).getAsString()
        : "";
  }

  private static boolean isOldestFirst(JsonObject body) {
    if (!(Json.member(body, "$orderBy") instanceof JsonArray orders) || orders.isEmpty()) {
      return false;
    }
    JsonElement order = orders.get(0);
    return order instanceof JsonObject one && "ASC".equalsIgnoreCase(text(one, "sortOrder"));
  }

  private static JsonObject author(JsonObject commit) {
    return Json.member(commit, "author") instanceof JsonObject author ? author : new JsonObject();
  }

  private static String date(JsonObject commit) {
    return text(author(commit), "date");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.git.Commit;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commits that are new in a build since the one before it on the same branch, and the work
 * items that their messages mention.
 */
final class ChangeRoutes {
  private static final int USUAL = 50;
  private static final Pattern MENTION = Pattern.compile("(?<![\\w&])(?:AB)?#(\\d{1,9})\\b");

  private final Builds builds;
  private final Sources sources;

  ChangeRoutes(Builds builds, Sources sources) {
    this.builds = builds;
    this.sources = sources;
  }

  List<Route> routes() {
    String one = "build/builds/{build:int}";
    return List.of(
        Route.of("GET", one + "/changes", this::changes).in(PROJECT),
        Route.of("GET", "build/changes", this::changesBetween).in(PROJECT),
        Route.of("GET", one + "/workitems", this::workItems).in(PROJECT),
        Route.of("POST", one + "/workitems", this::workItemsOfCommits).in(PROJECT).reading(),
        Route.of("GET", "build/workitems", this::workItemsBetween).in(PROJECT));
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Build build(Call call) {
    return builds.get(project(call), call.number("build"));
  }

  private List<Commit> log(Build build) {
    String before =
        builds
            .of(builds.definitions().any(build.pipeline()))
            .filter(other -> other.id() < build.id())
            .filter(other -> other.request().branch().equals(build.request().branch()))
            .reduce((first, second) -> second)
            .map(other -> other.request().commit())
            .orElse(null);
    return sources.log(build.request().definition(), build.request().commit(), before);
  }

  private List<Commit> between(Call call) {
    Project project = project(call);
    Query query = call.query();
    int to = query.number("toBuildId").orElseThrow(() -> BuildErrors.missing("toBuildId"));
    int from = query.number("fromBuildId").orElseThrow(() -> BuildErrors.missing("fromBuildId"));
    Request newer = builds.get(project, to).request();
    Request older = builds.get(project, from).request();
    return sources.log(newer.definition(), newer.commit(), older.commit());
  }

  private HttpAnswer changes(Call call) {
    Build build = build(call);
    Query query = call.query();
    List<Commit> all = log(build);
    return Pages.after(
        all,
        query,
        query.count("$top", USUAL),
        Commit::id,
        commit -> json(build.request(), commit));
  }

  private HttpAnswer changesBetween(Call call) {
    Request newer = builds.get(project(call), call.query().number("toBuildId").orElse(0)).request();
    return Answers.list(
        between(call).stream().limit(call.query().count("$top", USUAL)).toList(),
        commit -> json(newer, commit));
  }

  private Doc json(Request request, Commit commit) {
    String place =
        builds.organization().url()
            + "/_apis/git/repositories/"
            + request.definition().repositoryId()
            + "/commits/"
            + commit.id();
    Doc author =
        builds
            .organization()
            .person(commit.author().email())
            .map(person -> Doc.of().withAll(person.json(builds.organization().url())))
            .orElseGet(
                () ->
                    Doc.of("displayName", commit.author().name())
                        .with("uniqueName", commit.author().email()));
    return Doc.of("id", commit.id())
        .with("message", commit.message().strip())
        .with("type", Sources.GIT)
        .with("author", author)
        .with("timestamp", commit.author().date())
        .with("location", place)
        .with("displayUri", place);
  }

  private HttpAnswer workItems(Call call) {
    return mentioned(log(build(call)), call);
  }

  private HttpAnswer workItemsBetween(Call call) {
    return mentioned(between(call), call);
  }

  private HttpAnswer workItemsOfCommits(Call call) {
    List<String> ids = Words.texts(call.json());
    Request request = build(call).request();
    List<Commit> commits =
        sources.log(request.definition(), request.commit(), null).stream()
            .filter(commit -> ids.contains(commit.id()))
            .toList();
    return mentioned(commits, call);
  }

  private HttpAnswer mentioned(Collection<Commit> commits, Call call) {
    Set<Integer> ids = new TreeSet<>();
    for (Commit commit : commits) {
      Matcher matcher = MENTION.matcher(commit.message());
      while (matcher.find()) {
        ids.add(Integer.valueOf(matcher.group(1)));
      }
    }
    String url = builds.organization().url() + "/_apis/wit/workItems/";
    return Answers.list(
        ids.stream().limit(call.query().count("$top", USUAL)).toList(),
        id -> Doc.of("id", "" + id).with("url", url + id));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Pull requests: made, found, changed. */
final class PullRequestRoutes {
  private static final int PAGE = 101;
  private static final int LONGEST_PAGE = 1000;

  private final PullRequests all;
  private final Creation creation;
  private final Editing editing;
  private final PullRequestJson json;

  PullRequestRoutes(PullRequests all, Creation creation, Editing editing, PullRequestJson json) {
    this.all = all;
    this.creation = creation;
    this.editing = editing;
    this.json = json;
  }

  List<Route> routes() {
    String some = "git/repositories/{repository}/pullrequests";
    String one = some + "/{id:int}";
    return List.of(
        Route.of("GET", "git/pullrequests", this::list),
        Route.of("GET", "git/pullrequests/{id:int}", this::get),
        Route.of("GET", some, this::listOfRepository),
        Route.of("POST", some, this::create),
        Route.of("GET", one, this::get),
        Route.of("PATCH", one, this::update),
        Route.of("POST", "git/repositories/{repository}/pullrequestquery", this::query).reading());
  }

  private HttpAnswer list(Call call) {
    Optional<Project> project = all.world().organization().project(call);
    return list(
        call,
        all.all().stream()
            .filter(r -> project.filter(p -> !p.id().equals(all.project(r).id())).isEmpty())
            .toList());
  }

  private HttpAnswer listOfRepository(Call call) {
    UUID id = all.repository(call).id();
    return list(call, all.all().stream().filter(r -> r.origin().repository().equals(id)).toList());
  }

  private HttpAnswer list(Call call, List<PullRequest> among) {
    Query query = call.query();
    int top = Math.min(LONGEST_PAGE, query.count("$top", PAGE));
    boolean links = query.flag("searchCriteria.includeLinks") || query.flag("includeLinks");
    List<PullRequest> found =
        among.stream().filter(new Search(query)).skip(query.count("$skip", 0)).limit(top).toList();
    return Answers.list(found, request -> json.listed(request, links));
  }

  private HttpAnswer create(Call call) {
    GitRepository repository = all.repository(call);
    return Answers.json(201, json.made(creation.create(repository, call.object())));
  }

  private HttpAnswer get(Call call) {
    PullRequest request = all.of(call);
    boolean named = !call.part("repository").isEmpty();
    Doc body = named ? json.whole(request) : json.withoutLinks(request);
    if (call.query().flag("includeCommits")) {
      body.with("commits", json.commits(request, request.iterations().last()));
    }
    if (call.query().flag("includeWorkItemRefs")) {
      body.with("workItemRefs", json.workItems(request));
    }
    return Answers.ok(body);
  }

  private HttpAnswer update(Call call) {
    PullRequest request = all.of(call);
    editing.update(request, call.object());
    return Answers.ok(json.whole(request));
  }

  /** Finds pull requests by commits: by what was merged, or by what is in them. */
  private HttpAnswer query(Call call) {
    GitRepository repository = all.repository(call);
    Body body = new Body(call.object());
    JsonArray results = new JsonArray();
    for (Body query : body.list("queries")) {
      String type = Choice.QUERY.of(query.required("type"));
      JsonObject found = new JsonObject();
      if (Json.member(query.object(), "items") instanceof JsonArray items) {
        items.forEach(item -> add(found, repository, type, Json.scalar(item)));
      }
      results.add(found);
    }
    JsonObject answer = new JsonObject();
    answer.add("queries", call.object().get("queries"));
    answer.add("results", results);
    return Answers.ok(answer);
  }

  private void add(JsonObject found, GitRepository repository, String type, String commit) {
    String id = commit.toLowerCase(Locale.ROOT);
    JsonArray matching = new JsonArray();
    all.all().stream()
        .filter(request -> request.origin().repository().equals(repository.id()))
        .filter(request -> has(request, type, id))
        .forEach(request -> matching.add(json.listed(request, false).json()));
    if (!matching.isEmpty()) {
      found.add(commit, matching);
    }
  }

  private boolean has(PullRequest request, String type, String commit) {
    return switch (type) {
      case "lastMergeCommit" -> commit.equals(request.facts().merge().commit());
      case "commit" ->
          commit.equals(request.facts().merge().commit())
              || all.commits(request, request.iterations().last()).stream()
                  .anyMatch(one -> one.id().equals(commit));
      default -> throw PullRequestErrors.badArgument("type", "it must say what the items are");
    };
  }
}

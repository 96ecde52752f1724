// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pushes: commits made of changes to files, and the refs that then name them. */
record PushRoutes(Git git) {
  private static final int PAGE = 100;

  List<Route> routes() {
    String pushes = "git/repositories/{repository}/pushes";
    return List.of(
        Route.of("GET", pushes, this::list),
        Route.of("POST", pushes, this::create),
        Route.of("GET", pushes + "/{push:int}", this::get),
        Route.of("GET", pushes + "/{push:int}/commits", this::commits));
  }

  private HttpAnswer list(Call call) {
    GitRepository repository = git.repository(call);
    Criteria criteria = new Criteria(call.query());
    List<Push> found = new ArrayList<>(repository.pushes());
    criteria.date("fromDate").ifPresent(from -> found.removeIf(push -> push.date().isBefore(from)));
    criteria.date("toDate").ifPresent(to -> found.removeIf(push -> push.date().isAfter(to)));
    criteria.text("pusherId").ifPresent(id -> found.removeIf(push -> !push.by().answersTo(id)));
    criteria
        .text("refName")
        .map(RefNames::branch)
        .ifPresent(name -> found.removeIf(push -> !moves(push, name)));
    boolean refs = criteria.flag("includeRefUpdates");
    boolean links = criteria.flag("includeLinks");
    return Answers.list(
        found.stream().skip(criteria.skip()).limit(criteria.top(PAGE)).toList(),
        push -> {
          Doc json = git.json().push(repository, push);
          json.with("refUpdates", refs ? git.json().refUpdates(repository, push) : null);
          return json.with("_links", links ? git.json().links(repository, push) : null);
        });
  }

  private static boolean moves(Push push, String ref) {
    return push.changes().stream().anyMatch(change -> change.name().equals(ref));
  }

  private Push find(Call call, GitRepository repository) {
    int number = call.number("push");
    return repository
        .push(number)
        .orElseThrow(
            () ->
                GitErrors.of(
                    404,
                    "GitPushDoesNotExistException",
                    "TF401030: There is no push " + number + " in " + repository.name() + "."));
  }

  private HttpAnswer get(Call call) {
    GitRepository repository = git.repository(call);
    Push push = find(call, repository);
    Query query = call.query();
    Doc json =
        git.json()
            .push(repository, push)
            .with("commits", git.json().commits(repository, push, query.count("includeCommits", 0)))
            .with("repository", git.json().repository(repository))
            .with("_links", git.json().links(repository, push));
    if (query.flag("includeRefUpdates")) {
      json.with("refUpdates", git.json().refUpdates(repository, push));
    }
    return Answers.ok(json);
  }

  private HttpAnswer commits(Call call) {
    GitRepository repository = git.repository(call);
    Push push = find(call, repository);
    int skip = call.query().count("$skip", call.query().count("skip", 0));
    int top = call.query().count("$top", call.query().count("top", PAGE));
    return Answers.list(
        git.json().commits(repository, push, Integer.MAX_VALUE).stream()
            .skip(skip)
            .limit(top)
            .toList());
  }

  private HttpAnswer create(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    JsonArray updates = list(body, "refUpdates");
    JsonArray commits = list(body, "commits");
    if (updates.size() != 1 || !(updates.get(0) instanceof JsonObject update)) {
      throw GitErrors.badArgument(
          "A push updates exactly one ref. Parameter name: newPush.refUpdates");
    }
    if (commits.isEmpty()) {
      throw GitErrors.badArgument(
          "A push needs at least one commit. Parameter name: newPush.commits");
    }
    RefChange change = new NewPush(git, repository).carryOut(update, commits);
    git.refusal(repository, change)
        .ifPresent(
            text -> {
              throw GitErrors.of(403, "GitRefUpdateRejectedByPolicyException", text);
            });
    Push push = repository.push(git.me(), List.of(change));
    List<Doc> made = git.json().commits(repository, push, Integer.MAX_VALUE);
    return Answers.json(
        201,
        Doc.of("commits", made)
            .with("refUpdates", git.json().refUpdates(repository, push))
            .with("repository", git.json().repository(repository))
            .withAll(git.json().push(repository, push).json())
            .with("_links", git.json().links(repository, push)));
  }

  private static JsonArray list(JsonObject body, String name) {
    JsonElement value = Optional.ofNullable(Json.member(body, name)).orElseGet(JsonArray::new);
    if (value instanceof JsonArray array) {
      return array;
    }
    throw GitErrors.badArgument(name + " must be a JSON array. Parameter name: newPush");
  }
}

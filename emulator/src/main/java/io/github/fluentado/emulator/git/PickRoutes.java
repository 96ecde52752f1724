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
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Cherry-picks or reverts: commits done again, or undone, on a new branch.
 *
 * @param path of the resource: cherryPicks or reverts
 * @param idName under which answers tell the number
 */
record PickRoutes(
    Git git,
    Operations operations,
    List<PullRequestCommits> pullRequests,
    String path,
    String idName,
    boolean undo) {

  List<Route> routes() {
    String picks = "git/repositories/{repository}/" + path;
    return List.of(
        Route.of("POST", picks, this::create),
        Route.of("GET", picks, this::byRef),
        Route.of("GET", picks + "/{operation:int}", call -> operations.get(call, this::json)));
  }

  private HttpAnswer create(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    String onto = RefNames.branch(required(body, "ontoRefName"));
    String made = RefNames.branch(required(body, "generatedRefName"));
    String tip = repository.tip(onto).orElseThrow(() -> GitErrors.noRef(onto, repository.name()));
    List<Commit> commits = commits(repository, body);
    RefVerdict verdict =
        RefVerdict.on(git, repository, new RefChange(made, GitRepository.NONE, tip));
    if (!RefNames.isValid(made)) {
      throw GitErrors.badRefName(made);
    }
    Doc parameters =
        Doc.of("repository", git.json().repository(repository))
            .with("source", Json.member(body, "source"))
            .with("ontoRefName", onto)
            .with("generatedRefName", made);
    Operations.Operation started =
        operations.start(
            repository,
            parameters,
            operation ->
                verdict.status().equals("succeeded")
                    ? run(repository, commits, onto, made)
                    : failure("refNameConflict", "The branch " + made + " is there already."));
    return Answers.json(201, json(started));
  }

  private static String required(JsonObject body, String name) {
    String value = Json.string(body, name, "");
    if (value.isBlank()) {
      throw GitErrors.missingArgument(name + " is needed.");
    }
    return value;
  }

  private List<Commit> commits(GitRepository repository, JsonObject body) {
    List<Commit> found = new ArrayList<>();
    if (Json.member(body, "source") instanceof JsonObject source) {
      JsonElement request = Json.member(source, "pullRequestId");
      if (request != null) {
        ofPullRequest(repository, Json.number(request))
            .forEach(id -> found.add(Git.commit(repository, id)));
      } else if (Json.member(source, "commitList") instanceof JsonArray list) {
        list.forEach(one -> found.add(listed(repository, one)));
      }
    }
    if (found.isEmpty()) {
      throw GitErrors.missingArgument("source needs a commitList or a pullRequestId.");
    }
    if (undo) {
      Collections.reverse(found);
    }
    return found;
  }

  private List<String> ofPullRequest(GitRepository repository, int id) {
    return pullRequests.stream()
        .flatMap(one -> one.of(repository, id).stream())
        .findFirst()
        .orElseThrow(
            () ->
                GitErrors.of(
                    404,
                    "GitPullRequestNotFoundException",
                    "TF401180: There is no pull request " + id + " whose commits are known."));
  }

  private static Commit listed(GitRepository repository, JsonElement one) {
    String id = one instanceof JsonObject commit ? Json.string(commit, "commitId") : null;
    return Git.commit(repository, Objects.requireNonNullElse(id, ""));
  }

  private Operations.Outcome run(
      GitRepository repository, List<Commit> commits, String onto, String made) {
    String tip = repository.tip(onto).orElse(null);
    if (tip == null) {
      return failure("targetBranchDeleted", "The branch " + onto + " is gone.");
    }
    Signature by = Signature.of(git.me(), git.organization().now());
    MergeOutcome outcome =
        undo
            ? repository.merging().revert(tip, commits, by)
            : repository.merging().pick(tip, commits, by);
    if (outcome.commit() == null) {
      return Operations.Outcome.failed(
          Doc.of("conflict", true)
              .with("failureMessage", MergeRoutes.conflicts(outcome))
              .with("status", "other")
              .with("timedout", false));
    }
    repository.push(git.me(), List.of(new RefChange(made, GitRepository.NONE, outcome.commit())));
    return Operations.Outcome.completed(
        Doc.of("conflict", false)
            .with("currentCommitId", outcome.commit())
            .with("progress", 1.0)
            .with("status", "none")
            .with("timedout", false));
  }

  private static Operations.Outcome failure(String status, String message) {
    return Operations.Outcome.failed(
        Doc.of("conflict", false)
            .with("failureMessage", message)
            .with("status", status)
            .with("timedout", false));
  }

  private HttpAnswer byRef(Call call) {
    GitRepository repository = git.repository(call);
    String name =
        RefNames.branch(
            call.query()
                .text("refName")
                .orElseThrow(() -> GitErrors.missingArgument("refName is needed.")));
    return operations
        .of(repository, one -> one.body().get("generatedRefName").getAsString().equals(name))
        .stream()
        .findFirst()
        .map(one -> Answers.ok(json(one)))
        .orElseThrow(() -> GitErrors.noRef(name, repository.name()));
  }

  private Doc json(Operations.Operation operation) {
    GitRepository repository =
        git.repositories().find(operation.repository().toString()).orElseThrow();
    String url = git.json().url(repository) + "/" + path + "/" + operation.id();
    return Doc.of(idName, operation.id())
        .with("parameters", operation.body())
        .with("status", operation.status())
        .with("detailedStatus", operation.detail())
        .with("url", url)
        .with(
            "_links",
            Doc.of().withHref("self", url).withHref("repository", git.json().url(repository)));
  }
}

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
import java.util.List;

/** Merges of two commits that no branch need follow. */
record MergeRoutes(Git git, Operations operations) {

  List<Route> routes() {
    String merges = "git/repositories/{repository}/merges";
    return List.of(
        Route.of("POST", merges, this::create),
        Route.of("GET", merges + "/{operation:int}", call -> operations.get(call, this::json)));
  }

  private HttpAnswer create(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    List<String> parents = new ArrayList<>();
    if (Json.member(body, "parents") instanceof JsonArray ids) {
      for (JsonElement id : ids) {
        parents.add(Git.commit(repository, Json.scalar(id)).id());
      }
    }
    String comment = Json.string(body, "comment", "");
    if (parents.size() != 2) {
      throw GitErrors.badArgument(
          "A merge needs exactly two parents. Parameter name: mergeParameters");
    }
    Operations.Operation started =
        operations.start(
            repository,
            Doc.of("parents", parents).with("comment", comment),
            operation -> merge(repository, parents, comment));
    return Answers.json(201, json(started));
  }

  private Operations.Outcome merge(GitRepository repository, List<String> parents, String comment) {
    Signature by = Signature.of(git.me(), git.organization().now());
    MergeOutcome outcome = repository.merging().merge(parents.get(0), parents.get(1), by, comment);
    return outcome.commit() == null
        ? Operations.Outcome.failed(Doc.of("failureMessage", conflicts(outcome)))
        : Operations.Outcome.completed(Doc.of("mergeCommitId", outcome.commit()));
  }

  static String conflicts(MergeOutcome outcome) {
    List<String> paths = outcome.conflicts().stream().map(Conflict::path).toList();
    return "There are conflicts in " + String.join(", ", paths) + ".";
  }

  private Doc json(Operations.Operation operation) {
    GitRepository repository =
        git.repositories().find(operation.repository().toString()).orElseThrow();
    String url = git.json().url(repository);
    return Doc.of("mergeOperationId", operation.id())
        .with("status", operation.status())
        .with("detailedStatus", operation.detail())
        .withAll(operation.body())
        .with(
            "_links",
            Doc.of()
                .withHref("self", url + "/merges/" + operation.id())
                .withHref("repository", url));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What comes from another repository: imports, and forks brought up to date. */
record CopyRoutes(Git git, Operations imports, Operations syncs) {
  private static final List<String> IMPORT_STEPS =
      List.of(
          "Processing request",
          "Analyzing repository objects",
          "Storing objects",
          "Storing index file",
          "Updating references",
          "Import completed successfully");
  private static final List<String> SYNC_STEPS = List.of("Copying objects", "Writing refs");

  List<Route> routes() {
    String one = "git/repositories/{repository}/";
    return List.of(
        Route.of("GET", one + "importRequests", this::imports),
        Route.of("POST", one + "importRequests", this::startImport),
        Route.of(
            "GET",
            one + "importRequests/{operation:int}",
            call -> imports.get(call, this::importJson)),
        Route.of("PATCH", one + "importRequests/{operation:int}", this::updateImport),
        Route.of("GET", one + "forkSyncRequests", this::syncs),
        Route.of("POST", one + "forkSyncRequests", this::startSync),
        Route.of(
            "GET",
            one + "forkSyncRequests/{operation:int}",
            call -> syncs.get(call, this::syncJson)));
  }

  private static boolean shown(Call call, Operations.Operation operation) {
    return call.query().flag("includeAbandoned") || !operation.status().equals("abandoned");
  }

  private HttpAnswer imports(Call call) {
    GitRepository repository = git.repository(call);
    return Answers.list(imports.of(repository, one -> shown(call, one)), this::importJson);
  }

  private HttpAnswer startImport(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject parameters =
        Json.member(call.object(), "parameters") instanceof JsonObject object
            ? object
            : new JsonObject();
    String url =
        Json.member(parameters, "gitSource") instanceof JsonObject source
            ? Json.string(source, "url")
            : null;
    if (url == null) {
      throw GitErrors.missingArgument("An import needs parameters with a gitSource and its url.");
    }
    if (repository.hasRefs()) {
      throw GitErrors.of(
          409,
          "GitImportForbiddenOnNonEmptyRepository",
          "TF402464: Only an empty repository can be filled by an import.");
    }
    JsonObject told = parameters.deepCopy();
    told.remove("deleteServiceEndpointAfterImportIsDone");
    told.add("tfvcSource", JsonNull.INSTANCE);
    return Answers.json(
        201,
        importJson(
            imports.start(
                repository,
                Doc.of("parameters", told),
                steps(IMPORT_STEPS, 1),
                operation -> copyAll(url, repository))));
  }

  /** There is no network in here: what can be imported is what this emulator holds. */
  private Operations.Outcome copyAll(String url, GitRepository repository) {
    Optional<GitRepository> source =
        git.repositories().inUse().stream()
            .filter(one -> git.json().remoteUrl(one).equalsIgnoreCase(url))
            .findFirst();
    if (source.isEmpty()) {
      String message = "TF401021: Nothing in this emulator has the URL " + url + ".";
      return Operations.Outcome.failed(steps(IMPORT_STEPS, 1).with("errorMessage", message));
    }
    List<RefChange> changes = new ArrayList<>();
    for (GitRef ref : source.get().refs("refs/")) {
      boolean copied = ref.name().startsWith(GitRef.BRANCHES) || ref.name().startsWith(GitRef.TAGS);
      if (copied && repository.ref(ref.name()).isEmpty()) {
        changes.add(new RefChange(ref.name(), GitRepository.NONE, ref.objectId()));
      }
    }
    repository.share(source.get());
    repository.push(git.me(), changes);
    return Operations.Outcome.completed(steps(IMPORT_STEPS, IMPORT_STEPS.size()));
  }

  private static Doc steps(List<String> all, int current) {
    return Doc.of("currentStep", current).with("allSteps", all);
  }

  private HttpAnswer updateImport(Call call) {
    GitRepository repository = git.repository(call);
    Operations.Operation operation = imports.find(repository, call.number("operation"));
    String status = Json.string(call.object(), "status", "").toLowerCase(Locale.ROOT);
    if (!status.equals("abandoned") || operation.status().equals("completed")) {
      throw GitErrors.badArgument("An import that is not done can be abandoned, and nothing else.");
    }
    Operations.Operation next = operation.now("abandoned", operation.detail());
    imports.put(next);
    return Answers.ok(importJson(next));
  }

  private Doc importJson(Operations.Operation operation) {
    GitRepository repository =
        git.repositories().find(operation.repository().toString()).orElseThrow();
    String url = git.json().url(repository) + "/importRequests/" + operation.id();
    return Doc.of("importRequestId", operation.id())
        .with("repository", git.json().repository(repository))
        .withAll(operation.body())
        .with("status", operation.status())
        .with("detailedStatus", operation.detail())
        .with("url", url)
        .with(
            "_links",
            Doc.of().withHref("self", url).withHref("repository", git.json().url(repository)));
  }

  private HttpAnswer syncs(Call call) {
    GitRepository repository = git.repository(call);
    return Answers.list(syncs.of(repository, one -> shown(call, one)), this::syncJson);
  }

  private HttpAnswer startSync(Call call) {
    GitRepository repository = git.repository(call);
    JsonObject body = call.object();
    String id =
        Json.member(body, "source") instanceof JsonObject key
            ? Json.string(key, "repositoryId")
            : null;
    if (id == null) {
      throw GitErrors.missingArgument("source needs a repositoryId.");
    }
    GitRepository source =
        git.repositories().find(id).orElseThrow(() -> GitErrors.noRepository(id));
    List<String[]> pairs = pairs(source, body);
    Doc kept =
        Doc.of("source", Json.member(body, "source"))
            .with("sourceToTargetRefs", Json.member(body, "sourceToTargetRefs"));
    return Answers.json(
        201, syncJson(syncs.start(repository, kept, one -> copy(source, repository, pairs))));
  }

  /** All branches under their own names, unless a client says which. */
  private static List<String[]> pairs(GitRepository source, JsonObject body) {
    List<String[]> pairs = new ArrayList<>();
    if (Json.member(body, "sourceToTargetRefs") instanceof JsonArray wanted) {
      for (JsonElement pair : wanted) {
        String from = pair instanceof JsonObject object ? Json.string(object, "sourceRef") : null;
        String to = pair instanceof JsonObject object ? Json.string(object, "targetRef") : null;
        if (from == null || to == null || source.ref(from).isEmpty() || !RefNames.isValid(to)) {
          throw GitErrors.badRefName(from + " to " + to);
        }
        pairs.add(new String[] {from, to});
      }
    } else {
      source.refs(GitRef.BRANCHES).forEach(ref -> pairs.add(new String[] {ref.name(), ref.name()}));
    }
    return pairs;
  }

  private Operations.Outcome copy(
      GitRepository source, GitRepository target, List<String[]> pairs) {
    List<RefChange> changes = new ArrayList<>();
    target.share(source);
    for (String[] pair : pairs) {
      String from = source.tip(pair[0]).orElse(GitRepository.NONE);
      String now = target.tip(pair[1]).orElse(GitRepository.NONE);
      boolean ahead = now.equals(GitRepository.NONE) || target.history().isAncestor(now, from);
      if (from.equals(GitRepository.NONE) || !ahead) {
        return Operations.Outcome.failed(
            steps(SYNC_STEPS, 2).with("errorMessage", pair[1] + " has commits of its own."));
      }
      if (!from.equals(now)) {
        changes.add(new RefChange(pair[1], now, from));
      }
    }
    if (!changes.isEmpty()) {
      target.push(git.me(), changes);
    }
    return Operations.Outcome.completed(steps(SYNC_STEPS, SYNC_STEPS.size()));
  }

  private Doc syncJson(Operations.Operation operation) {
    GitRepository repository =
        git.repositories().find(operation.repository().toString()).orElseThrow();
    String url = git.json().url(repository) + "/forkSyncRequests/" + operation.id();
    return Doc.of("operationId", operation.id())
        .withAll(operation.body())
        .with("status", operation.status())
        .with("detailedStatus", operation.detail())
        .with("_links", Doc.of().withHref("self", url));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Branches, tags and other refs. */
record RefRoutes(Git git, Statuses statuses, Favorites favorites) {

  List<Route> routes() {
    String refs = "git/repositories/{repository}/refs";
    return List.of(
        Route.of("GET", refs, this::list),
        Route.of("GET", refs + "/{*filter}", this::list),
        Route.of("POST", refs, this::updateMany),
        Route.of("PATCH", refs, this::lock));
  }

  private HttpAnswer list(Call call) {
    GitRepository repository = git.repository(call);
    Query query = call.query();
    String prefix = "refs/" + query.text("filter").orElse(call.part("filter"));
    String part = query.text("filterContains").orElse("");
    List<GitRef> found = new ArrayList<>(repository.refs(prefix));
    found.removeIf(ref -> !ref.name().contains(part));
    if (query.flag("includeMyBranches")) {
      found.removeIf(ref -> !isMine(repository, ref));
    }
    query
        .text("continuationToken")
        .ifPresent(last -> found.removeIf(ref -> ref.name().compareTo(last) <= 0));
    int most = query.count("$top", found.size());
    List<GitRef> page = found.stream().limit(most).toList();
    HttpAnswer answer = Answers.list(page, ref -> json(repository, ref, query));
    return page.isEmpty() || page.size() == found.size()
        ? answer
        : answer.with("x-ms-continuationtoken", page.get(page.size() - 1).name());
  }

  private boolean isMine(GitRepository repository, GitRef ref) {
    return ref.creator().equals(git.me())
        || repository.defaultBranch().equals(Optional.of(ref.name()))
        || favorites.has(repository, ref.name());
  }

  private Doc json(GitRepository repository, GitRef ref, Query query) {
    Doc json = git.json().ref(repository, ref);
    String peeled = repository.contents().peeled(ref.objectId());
    if (query.flag("peelTags") && !peeled.equals(ref.objectId())) {
      json.with("peeledObjectId", peeled);
    }
    if (query.flag("includeStatuses") || query.flag("latestStatusesOnly")) {
      boolean latest = query.flag("latestStatusesOnly");
      json.with("statuses", statuses.of(repository, ref.objectId(), latest));
    }
    if (query.flag("includeLinks")) {
      String url = git.json().url(repository);
      json.with(
          "_links",
          Doc.of()
              .withHref("repository", url)
              .withHref("self", json.json().get("url").getAsString()));
    }
    return json;
  }

  /** Each ref for itself: some may move while others may not. */
  private HttpAnswer updateMany(Call call) {
    GitRepository repository = git.repository(call);
    JsonArray body = call.array();
    List<RefChange> wishes = body.asList().stream().map(RefRoutes::wish).toList();
    if (wishes.isEmpty()) {
      throw GitErrors.missingArgument(
          "At least one ref update is needed. Parameter name: refUpdates");
    }
    List<RefChange> done = new ArrayList<>();
    List<Doc> results = new ArrayList<>();
    for (RefChange wish : wishes) {
      RefVerdict verdict = RefVerdict.on(git, repository, wish);
      if (verdict.status().equals("succeeded")) {
        repository.updateRef(wish, git.me());
        done.add(wish);
      }
      results.add(result(repository, wish, verdict));
    }
    if (!done.isEmpty()) {
      repository.record(git.me(), done);
    }
    return Answers.list(results);
  }

  private static RefChange wish(JsonElement element) {
    if (!(element instanceof JsonObject update)) {
      throw GitErrors.badArgument("Each ref update must be a JSON object.");
    }
    String name = Json.string(update, "name");
    if (name == null) {
      throw GitErrors.missingArgument("Each ref update needs a name. Parameter name: name");
    }
    return new RefChange(name, id(update, "oldObjectId"), id(update, "newObjectId"));
  }

  private static String id(JsonObject update, String member) {
    String text = Json.string(update, member);
    if (text == null) {
      throw GitErrors.missingArgument("Each ref update needs " + member + ".");
    }
    return Git.objectId(text);
  }

  private static Doc result(GitRepository repository, RefChange wish, RefVerdict verdict) {
    boolean success = verdict.status().startsWith("succeeded");
    return Doc.of("repositoryId", repository.id())
        .with("name", wish.name())
        .with("oldObjectId", wish.oldId())
        .with("newObjectId", wish.newId())
        .with("isLocked", false)
        .with("updateStatus", verdict.status())
        .with("success", success)
        .with("customMessage", verdict.message())
        .with("rejectedBy", verdict.status().equals("rejectedByPolicy") ? "policy" : null);
  }

  private HttpAnswer lock(Call call) {
    GitRepository repository = git.repository(call);
    String filter = call.query().text("filter").orElse("");
    JsonObject body = call.object();
    String name = filter.startsWith("refs/") ? filter : "refs/" + filter;
    GitRef ref = repository.ref(name).orElseThrow(() -> GitErrors.noRef(name, repository.name()));
    if (Json.member(body, "isLocked") == null) {
      throw GitErrors.missingArgument("isLocked is needed: true to lock, false to unlock.");
    }
    Identity owner = ref.lockedBy();
    boolean lock = Json.flag(body, "isLocked");
    if (lock && owner != null && !owner.equals(git.me())) {
      throw GitErrors.locked(name, owner.displayName());
    }
    repository.lock(name, lock ? git.me() : null);
    return Answers.ok(
        git.json().ref(repository, Objects.requireNonNull(repository.ref(name).orElse(null))));
  }
}

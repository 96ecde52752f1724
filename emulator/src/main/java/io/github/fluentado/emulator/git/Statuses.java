// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What builds and others say of commits. */
final class Statuses {
  private static final List<String> STATES =
      List.of(
          "notSet",
          "pending",
          "succeeded",
          "failed",
          "error",
          "notApplicable",
          "partiallySucceeded");

  private record Status(
      int id,
      UUID repository,
      String commit,
      String state,
      @Nullable String description,
      @Nullable String targetUrl,
      String name,
      @Nullable String genre,
      Identity by,
      Instant date) {

    String context() {
      return genre + "/" + name;
    }
  }

  private final Git git;
  private final Sequence<Status> all;

  Statuses(Git git) {
    this.git = git;
    this.all = git.world().store().sequence();
  }

  List<Route> routes() {
    String statuses = "git/repositories/{repository}/commits/{commit}/statuses";
    return List.of(Route.of("GET", statuses, this::list), Route.of("POST", statuses, this::create));
  }

  /** Newest first. */
  List<Doc> of(GitRepository repository, String commit, boolean latestOnly) {
    List<Status> found = new ArrayList<>();
    all.stream()
        .filter(one -> one.commit().equals(commit) && one.repository().equals(repository.id()))
        .forEach(found::add);
    Collections.reverse(found);
    Set<String> contexts = new HashSet<>();
    found.removeIf(one -> latestOnly && !contexts.add(one.context()));
    return found.stream().map(this::json).toList();
  }

  private HttpAnswer list(Call call) {
    GitRepository repository = git.repository(call);
    Commit commit = Git.commit(repository, call.part("commit"));
    int skip = call.query().count("skip", call.query().count("$skip", 0));
    int top = call.query().count("top", call.query().count("$top", 1000));
    boolean latest = call.query().flag("latestOnly");
    return Answers.list(
        of(repository, commit.id(), latest).stream().skip(skip).limit(top).toList());
  }

  private HttpAnswer create(Call call) {
    GitRepository repository = git.repository(call);
    Commit commit = Git.commit(repository, call.part("commit"));
    JsonObject body = call.object();
    JsonElement context = Json.member(body, "context");
    String name = context instanceof JsonObject object ? Json.string(object, "name") : null;
    if (name == null || name.isBlank()) {
      throw GitErrors.missingArgument("A status needs a context with a name.");
    }
    String genre = context instanceof JsonObject object ? Json.string(object, "genre") : null;
    Status status =
        new Status(
            1 + of(repository, commit.id(), false).size(),
            repository.id(),
            commit.id(),
            state(Json.string(body, "state", "")),
            Json.string(body, "description"),
            Json.string(body, "targetUrl"),
            name,
            genre,
            git.me(),
            git.organization().now());
    all.add(status);
    return Answers.json(201, json(status));
  }

  private static String state(String text) {
    return STATES.stream()
        .filter(state -> state.equalsIgnoreCase(text))
        .findFirst()
        .or(
            () ->
                text.matches("[0-6]")
                    ? Optional.of(STATES.get(Integer.parseInt(text)))
                    : Optional.empty())
        .orElseThrow(
            () ->
                GitErrors.badArgument(
                    "'"
                        + text
                        + "' is not a state; valid are: "
                        + String.join(", ", STATES)
                        + "."));
  }

  private Doc json(Status status) {
    return Doc.of("id", status.id())
        .with("state", status.state())
        .with("description", status.description())
        .with("context", Doc.of("name", status.name()).with("genre", status.genre()))
        .with("creationDate", status.date())
        .with("updatedDate", status.date())
        .with("createdBy", git.json().person(status.by()))
        .with("targetUrl", status.targetUrl());
  }
}

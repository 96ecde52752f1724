// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a push from a client, and makes its commits. */
record NewPush(Git git, GitRepository repository) {

  /** Makes the commits; the ref is still where it was. */
  RefChange carryOut(JsonObject update, JsonArray commits) {
    String name = Json.string(update, "name", "");
    if (!RefNames.isValid(name) || !name.startsWith(GitRef.BRANCHES)) {
      throw GitErrors.badPushedRefName(name);
    }
    String text = Json.string(update, "oldObjectId");
    if (text == null) {
      throw GitErrors.missingArgument("A push needs to know oldObjectId. Parameter name: newPush");
    }
    String from = Git.objectId(text);
    String now = repository.tip(name).orElse(GitRepository.NONE);
    check(name, from, now);
    String tip = from.equals(GitRepository.NONE) ? null : from;
    for (JsonElement commit : commits) {
      tip = commit(tip, commit);
    }
    return new RefChange(name, now, Objects.requireNonNull(tip));
  }

  /** A new branch may begin at any commit; one that is there goes on from its tip. */
  private void check(String name, String from, String now) {
    if (!now.equals(GitRepository.NONE) && !now.equals(from)) {
      throw GitErrors.stale(name, from, now);
    }
    RefVerdict verdict = RefVerdict.on(git, repository, new RefChange(name, now, from));
    if (verdict.status().equals("refNameConflict")) {
      throw GitErrors.badPushedRefName(name);
    }
    if (!from.equals(GitRepository.NONE) && repository.contents().commit(from).isEmpty()) {
      throw GitErrors.noBase(from);
    }
  }

  private String commit(@Nullable String tip, JsonElement element) {
    if (!(element instanceof JsonObject commit)) {
      throw GitErrors.badArgument("Each commit must be a JSON object. Parameter name: newPush");
    }
    List<String> parents = new ArrayList<>(tip == null ? List.of() : List.of(tip));
    if (Json.member(commit, "parents") instanceof JsonArray more) {
      more.forEach(id -> addParent(parents, Git.commit(repository, Json.scalar(id)).id()));
    }
    if (!(Json.member(commit, "changes") instanceof JsonArray changes) || changes.isEmpty()) {
      throw GitErrors.badArgument("Each commit needs changes. Parameter name: newPush");
    }
    List<FileChange> steps = new ArrayList<>();
    changes.forEach(change -> steps.add(NewChange.read(change)));
    Signature author = signature(commit, "author", null);
    Signature committer = signature(commit, "committer", author);
    String comment = Json.string(commit, "comment", "");
    return repository.commit(parents, steps, author, committer, comment);
  }

  private static void addParent(List<String> parents, String id) {
    if (!parents.contains(id)) {
      parents.add(id);
    }
  }

  private Signature signature(JsonObject commit, String role, @Nullable Signature other) {
    Signature me = Signature.of(git.me(), git.organization().now());
    if (!(Json.member(commit, role) instanceof JsonObject person)) {
      return other == null ? me : other;
    }
    String date = Json.string(person, "date");
    Instant when = date == null ? me.date() : Criteria.instant(role + ".date", date);
    return new Signature(
        Json.string(person, "name", me.name()), Json.string(person, "email", me.email()), when);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.PullRequestsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads a pull request, and sends what a function changes of it. */
final class PullRequestEdit {
  private static final Set<String> CHANGEABLE =
      Set.of(
          "autoCompleteSetBy",
          "completionOptions",
          "description",
          "isDraft",
          "lastMergeSourceCommit",
          "mergeOptions",
          "status",
          "targetRefName",
          "title");

  private PullRequestEdit() {}

  static SafeUpdate<GitPullRequest> of(Place place, UnaryOperator<GitPullRequest> change) {
    Check.notNull("change", change);
    return SafeUpdate.of(
        new PullRequestsApi(place.connection()).get(place.repository(), place.id()),
        found -> sent(place, found, change.apply(found)));
  }

  private static Call<GitPullRequest> sent(
      Place place, GitPullRequest found, GitPullRequest wanted) {
    JsonObject changed = changed(found.json(), Check.notNull("the changed one", wanted).json());
    Set<String> refused = new TreeSet<>(changed.keySet());
    refused.removeAll(CHANGEABLE);
    if (!refused.isEmpty()) {
      String text = "Of a pull request the service lets nobody change " + refused;
      return Call.failed(AzureDevOpsException.of(ErrorKind.INVALID, text).build());
    }
    if (changed.size() == 0) {
      return Call.of(found);
    }
    GitPullRequest body = new GitPullRequest();
    for (String name : changed.keySet()) {
      body = body.with(name, changed.get(name));
    }
    return new PullRequestsApi(place.connection()).update(place.repository(), place.id(), body);
  }

  private static JsonObject changed(JsonObject before, JsonObject after) {
    JsonObject changed = new JsonObject();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      JsonElement now = after.has(name) ? after.get(name) : JsonNull.INSTANCE;
      if (!now.equals(before.has(name) ? before.get(name) : JsonNull.INSTANCE)) {
        changed.add(name, now);
      }
    }
    return changed;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a pull request is to be completed. */
record CompletionOptions(
    @Nullable String strategy,
    boolean deleteSourceBranch,
    @Nullable String message,
    boolean transitionWorkItems,
    boolean bypassPolicy,
    @Nullable String bypassReason,
    List<Integer> ignoredPolicies,
    boolean triggeredByAutoComplete) {
  static final CompletionOptions NONE =
      new CompletionOptions(null, false, null, false, false, null, List.of(), false);

  CompletionOptions {
    ignoredPolicies = List.copyOf(ignoredPolicies);
  }

  static CompletionOptions of(JsonElement given) {
    if (!(given instanceof JsonObject object)) {
      throw PullRequestErrors.badArgument("completionOptions", "they must be an object");
    }
    JsonElement strategy = Json.member(object, "mergeStrategy");
    boolean squash = flag(object, "squashMerge");
    return new CompletionOptions(
        strategy != null ? strategy(strategy) : squash ? "squash" : null,
        flag(object, "deleteSourceBranch"),
        Json.string(object, "mergeCommitMessage"),
        flag(object, "transitionWorkItems"),
        flag(object, "bypassPolicy"),
        Json.string(object, "bypassReason"),
        numbers(Json.member(object, "autoCompleteIgnoreConfigIds")),
        false);
  }

  /** An empty text stands for the usual one. */
  private static String strategy(JsonElement given) {
    boolean none = given instanceof JsonPrimitive text && text.getAsString().isEmpty();
    return none ? "noFastForward" : Choice.STRATEGY.of(given);
  }

  private static List<Integer> numbers(@Nullable JsonElement given) {
    return given instanceof JsonArray array
        ? array.asList().stream().map(Json::number).toList()
        : List.of();
  }

  /** The service also takes the words true and false as text. */
  private static boolean flag(JsonObject object, String name) {
    JsonElement value = Json.member(object, name);
    if (value == null) {
      return false;
    }
    if (value instanceof JsonPrimitive flag && flag.getAsString().matches("(?i)true|false")) {
      return flag.getAsBoolean();
    }
    throw PullRequestErrors.badArgument(name, "it is neither true nor false");
  }

  CompletionOptions byAutoComplete() {
    return new CompletionOptions(
        strategy,
        deleteSourceBranch,
        message,
        transitionWorkItems,
        false,
        null,
        ignoredPolicies,
        true);
  }

  /** As they are told once they count: with the usual way to merge, if none was said. */
  CompletionOptions withStrategy() {
    return new CompletionOptions(
        strategyOrDefault(),
        deleteSourceBranch,
        message,
        transitionWorkItems,
        bypassPolicy,
        bypassReason,
        ignoredPolicies,
        triggeredByAutoComplete);
  }

  String strategyOrDefault() {
    return strategy == null || strategy.equals("unknown") ? "noFastForward" : strategy;
  }

  Doc json() {
    return Doc.of("mergeCommitMessage", message)
        .with("deleteSourceBranch", deleteSourceBranch ? true : null)
        .with("squashMerge", "squash".equals(strategy) ? true : null)
        .with("mergeStrategy", strategy)
        .with("bypassPolicy", bypassPolicy ? true : null)
        .with("bypassReason", bypassReason)
        .with("transitionWorkItems", transitionWorkItems ? true : null)
        .with("triggeredByAutoComplete", triggeredByAutoComplete ? true : null)
        .with("autoCompleteIgnoreConfigIds", ignoredPolicies.isEmpty() ? null : ignoredPolicies);
  }
}

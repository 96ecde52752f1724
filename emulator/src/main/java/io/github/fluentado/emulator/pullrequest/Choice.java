// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Optional;

/**
 * Words of which one is given, in any letter case or by its number: clients of the older kind send
 * numbers.
 */
record Choice(String name, List<String> words) {
  static final Choice STATUS =
      new Choice("status", List.of("notSet", "active", "abandoned", "completed", "all"));
  static final Choice TIME_RANGE =
      new Choice("queryTimeRangeType", List.of("unknown", "created", "closed"));
  static final Choice STRATEGY =
      new Choice(
          "mergeStrategy", List.of("unknown", "noFastForward", "squash", "rebase", "rebaseMerge"));
  static final Choice THREAD_STATUS =
      new Choice(
          "status",
          List.of("unknown", "active", "fixed", "wontFix", "closed", "byDesign", "pending"));
  static final Choice COMMENT_TYPE =
      new Choice("commentType", List.of("unknown", "text", "codeChange", "system"));
  static final Choice STATE =
      new Choice(
          "state",
          List.of(
              "notSet",
              "pending",
              "succeeded",
              "failed",
              "error",
              "notApplicable",
              "partiallySucceeded"));
  static final Choice QUERY = new Choice("type", List.of("notSet", "lastMergeCommit", "commit"));

  Choice {
    words = List.copyOf(words);
  }

  String of(JsonElement value) {
    return of(Json.scalar(value));
  }

  String of(String text) {
    return find(text)
        .orElseThrow(
            () -> PullRequestErrors.badArgument(name, "'" + text + "' is none of " + words));
  }

  private Optional<String> find(String text) {
    if (text.matches("\\d")) {
      int number = Integer.parseInt(text);
      return number < words.size() ? Optional.of(words.get(number)) : Optional.empty();
    }
    return words.stream().filter(word -> word.equalsIgnoreCase(text)).findFirst();
  }
}

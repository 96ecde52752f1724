// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a build shall go, as its variables say; see {@link BuildArea} for their names.
 *
 * @param results one for each attempt, the last one for all further ones
 * @param artifacts names of artifacts that the build leaves behind
 */
record Wish(Duration delay, Duration duration, List<String> results, List<String> artifacts) {
  private static final String PREFIX = "emulator.";

  static boolean names(String variable) {
    return variable.toLowerCase(java.util.Locale.ROOT).startsWith(PREFIX);
  }

  static Wish of(Request request) {
    return new Wish(
        time("delay", request.variable(PREFIX + "delay"), Duration.ofSeconds(1)),
        time("duration", request.variable(PREFIX + "duration"), Duration.ofSeconds(5)),
        list(request.variable(PREFIX + "result"), "succeeded").stream()
            .map(result -> Words.word(PREFIX + "result", result, Words.RESULT))
            .toList(),
        list(request.variable(PREFIX + "artifact"), ""));
  }

  private static List<String> list(@Nullable String text, String other) {
    return Arrays.stream((text == null ? other : text).split(",", -1))
        .map(String::trim)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Duration time(String name, @Nullable String text, Duration other) {
    if (text == null) {
      return other;
    }
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      throw BuildErrors.notQueued(unreadable(name, text));
    }
    throw BuildErrors.notQueued(unreadable(name, text));
  }

  private static String unreadable(String name, String text) {
    return PREFIX + name + " must be a time such as PT30S, not " + text + ".";
  }

  String result(int attempt) {
    return results.isEmpty() ? "succeeded" : results.get(Math.min(attempt, results.size()) - 1);
  }
}

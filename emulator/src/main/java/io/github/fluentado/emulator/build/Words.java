// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words of fixed lists, dates and names, read as the service reads them. */
final class Words {
  static final List<String> STATUS =
      List.of(
          "none",
          "inProgress",
          "completed",
          "cancelling",
          "postponed",
          "notStarted",
          "all",
          "abandoned");
  static final List<String> RESULT =
      List.of("none", "succeeded", "partiallySucceeded", "failed", "canceled");
  static final List<String> REASON =
      List.of(
          "none",
          "manual",
          "individualCI",
          "batchedCI",
          "schedule",
          "scheduleForced",
          "userCreated",
          "validateShelveset",
          "checkInShelveset",
          "pullRequest",
          "buildCompletion",
          "resourceTrigger",
          "triggered",
          "all");
  static final List<String> PRIORITY =
      List.of("low", "belowNormal", "normal", "aboveNormal", "high");

  private Words() {}

  /** The word in the spelling of the list. */
  static String word(String name, String value, List<String> words) {
    return words.stream()
        .filter(value.trim()::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                ServiceException.invalidArgument(
                    "The value '%s' of %s is none of %s."
                        .formatted(value, name, String.join(", ", words))));
  }

  static String word(JsonObject body, String name, List<String> words, String other) {
    JsonElement value = Json.member(body, name);
    return value == null ? other : word(name, Json.scalar(value), words);
  }

  /** The comma-separated words of a parameter; empty when it is absent or says all. */
  static List<String> words(Query query, String name, List<String> words) {
    List<String> all = query.list(name).stream().map(part -> word(name, part, words)).toList();
    return all.contains("all") ? List.of() : all;
  }

  static Optional<Instant> time(Query query, String name) {
    return query.text(name).map(text -> time(name, text));
  }

  static Instant time(String name, String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z")
              .toInstant();
    } catch (DateTimeParseException e) {
      throw ServiceException.invalidArgument(
          "The value '" + text + "' of " + name + " is not a date.");
    }
  }

  /** Compared without regard to case; stars stand for any text. */
  static boolean matches(String name, String pattern) {
    String regex = "\\Q" + pattern.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E";
    return name.toLowerCase(Locale.ROOT).matches(regex);
  }

  /** A branch by its full name: {@code main} is {@code refs/heads/main}. */
  static String ref(String branch) {
    return branch.startsWith("refs/") ? branch : "refs/heads/" + branch;
  }

  /** {@code \a\b} for any way to write a folder; the root is {@code \}. */
  static String folder(@Nullable String path) {
    StringBuilder folder = new StringBuilder();
    for (String part : (path == null ? "" : path).replace('/', '\\').split("\\\\", -1)) {
      if (!part.isBlank()) {
        folder.append('\\').append(part.trim());
      }
    }
    return folder.isEmpty() ? "\\" : folder.toString();
  }

  /** The texts of an array; refuses anything else. */
  static List<String> texts(@Nullable JsonElement value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonArray array) {
      array.forEach(item -> texts.add(Json.scalar(item)));
    } else if (value != null && !value.isJsonNull()) {
      throw ServiceException.invalidArgument("A list was expected, not " + value + ".");
    }
    return texts;
  }

  static @Nullable Integer number(JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    return value == null ? null : Integer.valueOf(Json.number(value));
  }

  static int number(JsonObject body, String name, int other) {
    Integer number = number(body, name);
    return number == null ? other : number;
  }

  static @Nullable JsonObject object(JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    if (value == null || value instanceof JsonObject) {
      return (JsonObject) value;
    }
    throw ServiceException.invalidArgument(
        "The member " + name + " must be an object, not " + value + ".");
  }

  /** The id in a member such as {@code "definition": {"id": 7}}. */
  static @Nullable Integer idOf(JsonObject body, String name) {
    JsonObject inner = object(body, name);
    return inner == null ? null : number(inner, "id");
  }
}

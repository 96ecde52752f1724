// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a search asks for: all of its words, or phrases in quotation marks, in any letter case.
 *
 * @param words in lower case
 * @param filters names with the values of which one must be
 */
record Wanted(List<String> words, JsonObject filters, int skip, int top) {
  private static final int MOST = 1000;
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|(\\S+)");

  static Wanted of(JsonObject body) {
    String text = Json.string(body, "searchText");
    if (text == null || text.isBlank()) {
      throw ServiceException.invalidArgument("The searchText is missing.");
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      String phrase = matcher.group(1);
      words.add(phrase == null ? matcher.group(2).replace("*", "") : phrase);
    }
    JsonObject filters =
        Json.member(body, "filters") instanceof JsonObject given ? given : new JsonObject();
    return new Wanted(
        List.copyOf(words), filters, number(body, "$skip", 0), number(body, "$top", MOST));
  }

  private static int number(JsonObject body, String name, int other) {
    JsonElement value = Json.member(body, name);
    int number = value == null ? other : Json.number(value);
    if (number < 0 || number > MOST) {
      throw ServiceException.invalidArgument(
          "The value of " + name + " must be between 0 and 1000.");
    }
    return number;
  }

  boolean isIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(lower::contains);
  }

  /** Whether a filter of this name, if there is one, has the value. */
  boolean lets(String name, String value) {
    return !(Json.member(filters, name) instanceof JsonArray values)
        || values.asList().stream().anyMatch(one -> one.getAsString().equalsIgnoreCase(value));
  }

  /** The text with what was searched between marks; empty where nothing of it is there. */
  Optional<String> marked(String text) {
    String any = String.join("|", words.stream().map(Pattern::quote).toList());
    Matcher matcher =
        Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text);
    return matcher.find()
        ? Optional.of(matcher.replaceAll("<highlighthit>$0</highlighthit>"))
        : Optional.empty();
  }

  HttpAnswer page(List<Doc> found) {
    List<Doc> page = found.stream().skip(skip).limit(top).toList();
    return Answers.ok(
        Doc.of("count", found.size())
            .with("results", page)
            .with("infoCode", 0)
            .with("facets", new JsonObject()));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.description.Details.Body;
import io.github.fluentado.emulator.description.Details.Parameter;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Fallback.Place;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings what a request says into the usual form. What is usual already is not touched. */
final class Sent {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,18}(\\s*,\\s*-?\\d{1,18})*");
  private static final Pattern HTTP_DATE =
      Pattern.compile("(?i)[a-z]{3}, \\d{1,2} [a-z]{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

  /** A member whose value, or the first of whose values, may be a number. */
  private static final Pattern MEMBER =
      Pattern.compile("\"([$A-Za-z]+)\"\\s*:\\s*\\[?\\s*\"?-?\\d");

  private final Description description;
  private final EnumTable table;
  private final Rewriting names;

  Sent(Description description, EnumTable table) {
    this.description = description;
    this.table = table;
    this.names = new Rewriting(table, Sent::named);
  }

  HttpRequest usual(HttpRequest request, Place place) {
    HttpRequest dated = request.withTarget(inQuery(request.target(), Sent::dated));
    boolean path = hasNumberInPath(place.path());
    boolean query = hasNumberInQuery(place);
    boolean body = hasNumberInBody(request);
    if (!path && !query && !body) {
      return dated;
    }
    List<String> given =
        place.query().values().keySet().stream()
            .filter(name -> !name.equalsIgnoreCase("api-version"))
            .toList();
    return description.find(request.method(), place.path(), given).stream()
        .findFirst()
        .map(match -> named(dated, match, path, query, body))
        .orElse(dated);
  }

  private HttpRequest named(
      HttpRequest request, Match match, boolean path, boolean query, boolean body) {
    List<Parameter> parameters = match.operation().details().parameters();
    HttpRequest result = request;
    if (path) {
      result = result.withTarget(inPath(result.target(), match, parameters));
    }
    if (query) {
      result = result.withTarget(inQuery(result.target(), pair -> named(pair, parameters)));
    }
    HttpRequest before = result;
    return body
        ? match.operation().details().body().map(known -> named(before, known)).orElse(before)
        : before;
  }

  private boolean hasNumberInPath(List<String> path) {
    for (int i = 1; i < path.size(); i++) {
      if (NUMBER.matcher(path.get(i)).matches()
          && table.isBeforeEnum(path.get(i - 1).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private String inPath(String target, Match match, List<Parameter> parameters) {
    String[] halves = target.split("\\?", 2);
    String[] segments = halves[0].split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      if (NUMBER.matcher(segments[i]).matches()
          && table.isBeforeEnum(segments[i - 1].toLowerCase(Locale.ROOT))) {
        String number = segments[i];
        segments[i] =
            parameters.stream()
                .filter(one -> one.in().equals("path"))
                .filter(one -> number.equals(match.values().get(one.name())))
                .flatMap(one -> value(one.schema(), number).stream())
                .findFirst()
                .orElse(number);
      }
    }
    halves[0] = String.join("/", segments);
    return String.join("?", halves);
  }

  private boolean hasNumberInQuery(Place place) {
    return place.query().values().entrySet().stream()
        .anyMatch(
            one ->
                table.isParameter(tail(one.getKey())) && NUMBERS.matcher(one.getValue()).matches());
  }

  /** The last part of {@code searchCriteria.status} and of {@code searchCriteria[status]}. */
  private static String tail(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).replace("]", "").split("[.\\[]", -1);
    return parts[parts.length - 1];
  }

  private static String inQuery(String target, UnaryOperator<String> change) {
    int mark = target.indexOf('?');
    if (mark < 0) {
      return target;
    }
    String[] pairs = target.substring(mark + 1).split("&", -1);
    Arrays.setAll(pairs, i -> change.apply(pairs[i]));
    return target.substring(0, mark + 1) + String.join("&", pairs);
  }

  private String named(String pair, List<Parameter> parameters) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return pair;
    }
    String name = decoded(pair.substring(0, equals));
    String value = decoded(pair.substring(equals + 1));
    if (!NUMBERS.matcher(value).matches()) {
      return pair;
    }
    return parameters.stream()
        .filter(one -> one.in().equals("query") && tail(one.name()).equals(tail(name)))
        .flatMap(one -> value(one.schema().items().orElse(one.schema()), value).stream())
        .findFirst()
        .map(text -> pair.substring(0, equals + 1) + Percent.encode(text))
        .orElse(pair);
  }

  /** The names of a comma list of numbers; empty if one of them has none. */
  private Optional<String> value(Schema schema, String numbers) {
    return table
        .of(schema)
        .flatMap(
            known -> {
              List<Optional<String>> all =
                  Arrays.stream(numbers.split(",", -1))
                      .map(number -> known.value(Long.parseLong(number.trim())))
                      .toList();
              return all.stream().allMatch(Optional::isPresent)
                  ? Optional.of(String.join(",", all.stream().map(Optional::orElseThrow).toList()))
                  : Optional.empty();
            });
  }

  private static String dated(String pair) {
    int equals = pair.indexOf('=');
    if (!pair.regionMatches(true, Math.max(0, pair.length() - 3), "GMT", 0, 3) || equals < 0) {
      return pair;
    }
    String value = decoded(pair.substring(equals + 1));
    if (!HTTP_DATE.matcher(value).matches()) {
      return pair;
    }
    try {
      Instant time = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
      return pair.substring(0, equals + 1) + Percent.encode(Json.time(time));
    } catch (DateTimeParseException e) { // a day that is none, which the route tells
      return pair;
    }
  }

  /** What cannot be decoded stays, and is refused where the request is routed. */
  private static String decoded(String text) {
    try {
      return Percent.decode(text.replace('+', ' '));
    } catch (ServiceException malformed) {
      return text;
    }
  }

  private boolean hasNumberInBody(HttpRequest request) {
    String type = request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!request.hasBody() || !type.contains("json")) {
      return false;
    }
    Matcher matcher = MEMBER.matcher(request.bodyText());
    while (matcher.find()) {
      if (table.isMember(matcher.group(1).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private HttpRequest named(HttpRequest request, Body known) {
    JsonElement json;
    try {
      json = Json.parse(Utf8.text(request.body()));
    } catch (ServiceException malformed) { // which the route tells
      return request;
    }
    if (known.wrapped() && json instanceof JsonObject wrapper && wrapper.has("value")) {
      wrapper.add("value", names.of(wrapper.get("value"), known.schema()));
    } else {
      json = names.of(json, known.schema());
    }
    return request.withBody(Json.text(json).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonElement named(EnumNumbers numbers, JsonPrimitive sent) {
    String text = sent.getAsString();
    return NUMBER.matcher(text).matches()
        ? numbers.value(Long.parseLong(text)).<JsonElement>map(JsonPrimitive::new).orElse(sent)
        : sent;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Fallback.Place;
import io.github.fluentado.emulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a JSON answer into the form that parameters of {@code Accept} ask for. */
final class Wanted {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i);\\s*(noArrayWrap|enumsAsNumbers|msDateFormat|excludeUrls)\\s*=\\s*\"?true\\b");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  /** Marks a date until the text is written, as slashes are only escaped around dates. */
  private static final Pattern MARKED = Pattern.compile("\"/Date\\((-?\\d+)\\)/\"");

  private final Description description;
  private final Rewriting numbers;

  Wanted(Description description, EnumTable table) {
    this.description = description;
    this.numbers = new Rewriting(table, Wanted::numbered);
  }

  HttpAnswer of(HttpAnswer answer, HttpRequest request, Place place) {
    Set<String> asked = asked(request);
    String type = answer.headers().first("Content-Type").orElse("");
    if (asked.isEmpty() || !type.startsWith("application/json") || answer.isEmpty()) {
      return answer;
    }
    JsonElement json = Json.parse(answer.bodyText());
    if (asked.contains("enumsasnumbers") && answer.status() < 300) {
      json = numbered(json, request, place);
    }
    if (asked.contains("excludeurls")) {
      withoutUrls(json);
    }
    if (asked.contains("noarraywrap")) {
      json = unwrapped(json);
    }
    String text = Json.text(asked.contains("msdateformat") ? dated(json) : json);
    if (asked.contains("msdateformat")) {
      text = MARKED.matcher(text).replaceAll("\"\\\\/Date($1)\\\\/\"");
    }
    return answer.withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> asked(HttpRequest request) {
    Set<String> asked = new TreeSet<>();
    Matcher matcher = PARAMETER.matcher(request.headers().first("Accept").orElse(""));
    while (matcher.find()) {
      asked.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return asked;
  }

  private JsonElement numbered(JsonElement json, HttpRequest request, Place place) {
    List<String> given = List.copyOf(place.query().values().keySet());
    Optional<Match> match =
        description.find(request.method(), place.path(), given).stream().findFirst();
    Optional<Schema> schema =
        match.flatMap(
            found ->
                Optional.ofNullable(found.operation().details().answers().get("application/json")));
    if (schema.isEmpty()) {
      return json;
    }
    if (json instanceof JsonObject wrapper && isWrapper(wrapper)) {
      wrapper.add("value", numbers.of(wrapper.get("value"), schema.get()));
      return wrapper;
    }
    return numbers.of(json, schema.get());
  }

  private static JsonElement numbered(EnumNumbers numbers, JsonPrimitive value) {
    return numbers.number(value.getAsString()).<JsonElement>map(JsonPrimitive::new).orElse(value);
  }

  private static boolean isWrapper(JsonObject object) {
    return object.size() == 2 && object.has("count") && object.has("value");
  }

  private static JsonElement unwrapped(JsonElement json) {
    return json instanceof JsonObject object
            && isWrapper(object)
            && object.get("value") instanceof JsonArray items
        ? items
        : json;
  }

  private static void withoutUrls(JsonElement json) {
    if (json instanceof JsonArray array) {
      array.forEach(Wanted::withoutUrls);
    } else if (json instanceof JsonObject object) {
      object.remove("url");
      object.remove("_links");
      object.entrySet().forEach(member -> withoutUrls(member.getValue()));
    }
  }

  private static JsonElement dated(JsonElement json) {
    if (json instanceof JsonArray array) {
      array.asList().replaceAll(Wanted::dated);
    } else if (json instanceof JsonObject object) {
      object.entrySet().forEach(member -> member.setValue(dated(member.getValue())));
    } else if (json instanceof JsonPrimitive text && DATE.matcher(text.getAsString()).matches()) {
      try {
        long millis = OffsetDateTime.parse(text.getAsString()).toInstant().toEpochMilli();
        return new JsonPrimitive("/Date(" + millis + ")/");
      } catch (DateTimeException e) {
        return json;
      }
    }
    return json;
  }
}

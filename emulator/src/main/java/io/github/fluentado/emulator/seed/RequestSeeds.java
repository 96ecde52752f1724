// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlNode;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any request at all, for what the document has no words of its own for. */
final class RequestSeeds {
  private static final Pattern LINE =
      Pattern.compile("(POST|PUT|PATCH|DELETE) (/\\S*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern KEY = Pattern.compile("\\$\\{([^}]+)}");

  private final SeedRun run;
  private final Rest rest;

  RequestSeeds(SeedRun run, Rest rest) {
    this.run = run;
    this.rest = rest;
  }

  void apply(YamlNode node) {
    MemberReader request = MemberReader.of(node, "a request");
    String line = request.required("send");
    String mediaType = request.text("mediaType", Rest.JSON);
    Optional<YamlNode> body = request.any("body");
    request.has("key");
    request.end();
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw request.wrong(
          "send", "\"send\" must be a verb and a path such as POST /web/_apis/build/definitions");
    }
    String path = filled(node.place(), parts.group(2).substring(1));
    JsonElement sent =
        body.map(value -> filled(value.place(), value.json())).orElse(JsonNull.INSTANCE);
    String verb = parts.group(1).toUpperCase(Locale.ROOT);
    JsonElement answer = rest.send(node.place(), verb, path, mediaType, sent);
    if (request.has("key")) {
      run.key(request, Rest.object(node.place(), answer));
    }
  }

  /** A text that is a key and nothing else becomes the id itself, a number if it is one. */
  private JsonElement filled(YamlPlace place, JsonElement value) {
    if (value instanceof JsonPrimitive text && text.isString()) {
      Matcher alone = KEY.matcher(text.getAsString());
      return alone.matches()
          ? Json.of(run.id(place, alone.group(1)))
          : new JsonPrimitive(filled(place, text.getAsString()));
    } else if (value instanceof JsonArray items) {
      JsonArray filled = new JsonArray();
      items.forEach(item -> filled.add(filled(place, item)));
      return filled;
    } else if (value instanceof JsonObject members) {
      JsonObject filled = new JsonObject();
      members.entrySet().forEach(m -> filled.add(m.getKey(), filled(place, m.getValue())));
      return filled;
    }
    return value;
  }

  private String filled(YamlPlace place, String text) {
    return KEY.matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(String.valueOf(run.id(place, match.group(1)))));
  }
}

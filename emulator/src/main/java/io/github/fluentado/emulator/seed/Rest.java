// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.synthesis.Synthesis;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends requests to the emulator's own routes; a refusal is told with the place in the document.
 */
final class Rest {
  static final String JSON = "application/json";
  static final String PATCH = "application/json-patch+json";

  private final Function<HttpRequest, HttpAnswer> routes;
  private final String organization;
  private final String version;

  /** Asks for the version as a preview, which resources of all kinds understand. */
  Rest(Function<HttpRequest, HttpAnswer> routes, String organization, String version) {
    this.routes = routes;
    this.organization = organization;
    this.version = version + "-preview";
  }

  /** A path from decoded segments. */
  static String path(String... segments) {
    return Arrays.stream(segments).map(Percent::encode).collect(Collectors.joining("/"));
  }

  /** A path within a project. */
  static String in(String project, String apis) {
    return Percent.encode(project) + "/_apis/" + apis;
  }

  /** The path begins behind the organization. */
  JsonElement send(YamlPlace place, String method, String path, Object body) {
    return send(place, method, path, JSON, body);
  }

  JsonElement send(YamlPlace place, String method, String path, String mediaType, Object body) {
    HttpAnswer answer = answer(method, path, mediaType, Json.text(Json.of(body)));
    if (answer.status() >= 400) {
      throw new YamlException(place, "refused with " + answer.status() + ": " + message(answer));
    }
    if (madeUp(answer)) {
      throw new YamlException(place, "nothing here keeps what " + method + " " + path + " sends");
    }
    return value(answer);
  }

  /** An answer that only looks right: nothing stands behind it. */
  private static boolean madeUp(HttpAnswer answer) {
    return answer.headers().first(Synthesis.MARK).isPresent();
  }

  JsonObject object(YamlPlace place, String method, String path, Object body) {
    return object(place, send(place, method, path, body));
  }

  static JsonObject object(YamlPlace place, JsonElement answer) {
    if (answer instanceof JsonObject object) {
      return object;
    }
    throw new YamlException(place, "the answer is no object but " + answer);
  }

  /** What is there; empty when there is nothing. */
  Optional<JsonObject> find(String path) {
    HttpAnswer answer = answer("GET", path, "", "");
    boolean there = answer.status() == 200 && !madeUp(answer);
    return there && value(answer) instanceof JsonObject found
        ? Optional.of(found)
        : Optional.empty();
  }

  boolean exists(String path) {
    HttpAnswer answer = answer("GET", path, "", "");
    return answer.status() == 200 && !madeUp(answer);
  }

  private HttpAnswer answer(String method, String path, String mediaType, String body) {
    String target = "/" + Percent.encode(organization) + "/" + versioned(path);
    Headers headers =
        mediaType.isEmpty() ? Headers.NONE : Headers.NONE.with("Content-Type", mediaType);
    return routes.apply(
        new HttpRequest(method, target, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  private String versioned(String path) {
    if (path.contains("api-version=")) {
      return path;
    }
    return path + (path.contains("?") ? "&" : "?") + "api-version=" + version;
  }

  private static JsonElement value(HttpAnswer answer) {
    String type = answer.headers().first("Content-Type").orElse("");
    return type.startsWith(JSON) ? Json.parse(answer.bodyText()) : Json.of(null);
  }

  private static String message(HttpAnswer answer) {
    if (!(value(answer) instanceof JsonObject error)) {
      return answer.bodyText();
    }
    String text = Json.string(error, "message");
    if (text == null && Json.member(error, "value") instanceof JsonObject verb) {
      text = Json.string(verb, "Message"); // how a wrong verb is refused
    }
    return text == null ? error.toString() : text + reasons(error, text);
  }

  /** The fields of a work item that break rules, where the message speaks of one alone. */
  private static String reasons(JsonObject error, String told) {
    if (Json.member(error, "customProperties") instanceof JsonObject details
        && Json.member(details, "RuleValidationErrors") instanceof JsonArray broken) {
      return broken.asList().stream()
          .map(rule -> String.valueOf(Json.string(rule.getAsJsonObject(), "errorMessage")))
          .filter(reason -> !told.contains(reason))
          .map(reason -> "; " + reason)
          .collect(Collectors.joining());
    }
    return "";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks the emulator what it holds, by the routes that everybody has. */
record Inside(Organization organization, Function<HttpRequest, HttpAnswer> ask) {

  private Optional<String> text(String method, String path, String body) {
    String target = "/" + Percent.encode(organization.name()) + path;
    Headers headers = Headers.NONE.with("Content-Type", "application/json");
    HttpRequest request =
        new HttpRequest(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
    HttpAnswer answer = ask.apply(request);
    return answer.status() == 200 ? Optional.of(answer.bodyText()) : Optional.empty();
  }

  /** The text at a path; empty where there is none. */
  Optional<String> text(String path) {
    return text("GET", path, "");
  }

  Optional<JsonObject> object(String path) {
    return text(path).map(text -> Json.parse(text).getAsJsonObject());
  }

  /** The things of a list at a path. */
  List<JsonObject> list(String path) {
    return object(path).map(found -> objects(found, "value")).orElse(List.of());
  }

  JsonObject post(String path, JsonObject body) {
    return text("POST", path, body.toString())
        .map(text -> Json.parse(text).getAsJsonObject())
        .orElseGet(JsonObject::new);
  }

  static List<JsonObject> objects(JsonObject holder, String name) {
    return Json.member(holder, name) instanceof JsonArray array
        ? array.asList().stream().map(JsonElement::getAsJsonObject).toList()
        : List.of();
  }
}

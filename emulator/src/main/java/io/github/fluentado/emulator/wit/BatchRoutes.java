// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Several requests in one. Each has its own outcome: a failure does not undo the others. */
final class BatchRoutes implements Area {
  private static final int MOST = 200;
  private static final Pattern ITEM_TO_BE = Pattern.compile("(?i)(/wit/workitems/)(-\\d+)");

  private final Router router;

  BatchRoutes(Router router) {
    this.router = router;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("POST", "wit/$batch", this::run).in(Scope.PROJECT_OPTIONAL).unversioned(),
        Route.of("PATCH", "wit/$batch", this::run).in(Scope.PROJECT_OPTIONAL).unversioned());
  }

  private HttpAnswer run(Call call) {
    JsonArray entries = call.array();
    if (entries.size() > MOST) {
      throw refused("A batch may hold at most " + MOST + " requests, not " + entries.size() + ".");
    }
    // All entries are read before the first one runs.
    List<HttpRequest> requests = entries.asList().stream().map(BatchRoutes::request).toList();
    Map<String, String> made = new HashMap<>();
    return Answers.list(requests, request -> outcome(run(request, made)));
  }

  /** An entry, told the true numbers of the items that entries before it made. */
  private HttpAnswer run(HttpRequest sent, Map<String, String> made) {
    String body = numbered(sent.bodyText(), made);
    HttpRequest request =
        new HttpRequest(
            sent.method(),
            numbered(sent.target(), made),
            sent.headers(),
            body.getBytes(StandardCharsets.UTF_8));
    HttpAnswer answer = router.handleRelative(request);
    if (answer.status() == 200) {
      placeholder(body)
          .ifPresent(
              placeholder -> {
                JsonObject item = Json.parse(answer.bodyText()).getAsJsonObject();
                made.put(placeholder, String.valueOf(item.get("id")));
              });
    }
    return answer;
  }

  /** Negative numbers in URLs of work items stand for items that do not exist yet. */
  private static String numbered(String text, Map<String, String> made) {
    return ITEM_TO_BE
        .matcher(text)
        .replaceAll(found -> found.group(1) + made.getOrDefault(found.group(2), found.group(2)));
  }

  /** The negative number that a new item gives itself within the batch. */
  private static Optional<String> placeholder(String body) {
    if (!body.contains("/id") || !(Json.parse(body) instanceof JsonArray operations)) {
      return Optional.empty();
    }
    return operations.asList().stream()
        .filter(operation -> operation instanceof JsonObject)
        .map(JsonElement::getAsJsonObject)
        .filter(operation -> "/id".equals(Json.string(operation, "path")))
        .map(operation -> String.valueOf(Json.string(operation, "value")))
        .filter(value -> value.startsWith("-"))
        .findFirst();
  }

  private static RuntimeException refused(String text) {
    return WitErrors.of(400, "InvalidBatchWorkItemUpdateJsonException", text);
  }

  private static HttpRequest request(JsonElement entry) {
    if (!(entry instanceof JsonObject object)) {
      throw refused("An entry of a batch must be a JSON object.");
    }
    @Nullable String method = Json.string(object, "method");
    @Nullable String uri = Json.string(object, "uri");
    if (method == null || uri == null || !uri.startsWith("/")) {
      throw refused("An entry of a batch needs a method and a uri that begins with a slash.");
    }
    if (uri.toLowerCase(Locale.ROOT).contains("/$batch")) {
      throw refused("A batch may not hold a batch.");
    }
    // As on the wire, where each byte of UTF-8 is one character of the request line.
    String target = new String(uri.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return new HttpRequest(method.toUpperCase(Locale.ROOT), target, headers(object), body(object));
  }

  private static Headers headers(JsonObject entry) {
    Headers headers = Headers.NONE;
    if (Json.member(entry, "headers") instanceof JsonObject given) {
      for (Map.Entry<String, JsonElement> header : given.entrySet()) {
        headers = headers.with(header.getKey(), Json.scalar(header.getValue()));
      }
    }
    return headers;
  }

  private static byte[] body(JsonObject entry) {
    JsonElement body = Json.member(entry, "body");
    if (body == null) {
      return new byte[0];
    }
    String text =
        body instanceof JsonPrimitive primitive && primitive.isString()
            ? primitive.getAsString()
            : Json.text(body);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Doc outcome(HttpAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    answer.headers().lines().forEach(line -> headers.put(line.name(), line.value()));
    return Doc.of("code", answer.status()).with("headers", headers).with("body", answer.bodyText());
  }
}

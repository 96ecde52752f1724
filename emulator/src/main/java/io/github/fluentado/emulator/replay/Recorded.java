// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.http.Headers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and its answer, as they stand in a file of a recording. */
record Recorded(Asked request, Answered response) {

  /**
   * A request.
   *
   * @param host of a further server; empty for the one that is recorded
   * @param path as sent, still encoded
   * @param query decoded pairs with an equals sign between
   */
  record Asked(
      String method,
      String host,
      String path,
      List<String> query,
      Headers headers,
      @Nullable Content body) {
    Asked {
      query = List.copyOf(query);
    }

    @Override
    public String toString() {
      String parameters = query.isEmpty() ? "" : "?" + String.join("&", query);
      return method + " " + (host.isEmpty() ? "" : "(" + host + ") ") + path + parameters;
    }
  }

  /** An answer. */
  record Answered(int status, Headers headers, @Nullable Content body) {}

  private static Gson gson() {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();
  }

  String text() {
    JsonObject asked = new JsonObject();
    asked.addProperty("method", request.method());
    if (!request.host().isEmpty()) {
      asked.addProperty("host", request.host());
    }
    asked.addProperty("path", request.path());
    JsonArray query = new JsonArray();
    request.query().forEach(query::add);
    asked.add("query", query);
    asked.add("headers", written(request.headers()));
    add(asked, request.body());
    JsonObject answered = new JsonObject();
    answered.addProperty("status", response.status());
    answered.add("headers", written(response.headers()));
    add(answered, response.body());
    JsonObject all = new JsonObject();
    all.add("request", asked);
    all.add("response", answered);
    return gson().toJson(all) + "\n";
  }

  private static void add(JsonObject json, @Nullable Content body) {
    if (body != null) {
      json.add("body", Content.written(body));
    }
  }

  private static JsonArray written(Headers headers) {
    JsonArray lines = new JsonArray();
    headers.lines().forEach(line -> lines.add(line.name() + ": " + line.value()));
    return lines;
  }

  /** Reads a file; whatever is wrong with it is an {@link IllegalArgumentException}. */
  static Recorded parse(String text) {
    try {
      JsonObject all = JsonParser.parseString(text).getAsJsonObject();
      JsonObject asked = all.getAsJsonObject("request");
      JsonObject answered = all.getAsJsonObject("response");
      List<String> query = new ArrayList<>();
      asked.getAsJsonArray("query").forEach(pair -> query.add(pair.getAsString()));
      return new Recorded(
          new Asked(
              asked.get("method").getAsString(),
              asked.has("host") ? asked.get("host").getAsString() : "",
              asked.get("path").getAsString(),
              query,
              headers(asked),
              body(asked)),
          new Answered(answered.get("status").getAsInt(), headers(answered), body(answered)));
    } catch (RuntimeException e) { // whichever of the many ways in which it can be malformed
      throw new IllegalArgumentException("not a recorded exchange: " + e.getMessage(), e);
    }
  }

  private static Headers headers(JsonObject json) {
    List<Headers.Line> lines = new ArrayList<>();
    for (var element : json.getAsJsonArray("headers")) {
      String line = element.getAsString();
      int colon = line.indexOf(':');
      lines.add(new Headers.Line(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return new Headers(lines);
  }

  private static @Nullable Content body(JsonObject json) {
    return json.has("body") ? Content.read(json.getAsJsonObject("body")) : null;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Emulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What an emulator holds, read without the client under test. */
final class State {
  private static final int BATCH = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String authorization;

  State(Emulator emulator) {
    this.url = emulator.url();
    byte[] pair = (":" + emulator.token()).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The numbers of all work items. */
  List<Integer> ids() {
    JsonObject query = new JsonObject();
    query.addProperty("query", "SELECT [System.Id] FROM WorkItems");
    JsonObject found = ask("POST", "/_apis/wit/wiql?api-version=7.1", query.toString());
    return list(found, "workItems").stream().map(row -> row.get("id").getAsInt()).toList();
  }

  /** The titles of these work items. */
  List<String> titles(List<Integer> ids) {
    List<String> titles = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      String some =
          ids.subList(from, Math.min(ids.size(), from + BATCH)).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(","));
      String route = "/_apis/wit/workitems?fields=System.Title&api-version=7.1&ids=" + some;
      list(ask("GET", route, ""), "value").forEach(item -> titles.add(title(item)));
    }
    return titles;
  }

  /** The title that each revision of a work item has had, oldest first. */
  List<String> history(int id) {
    String route = "/_apis/wit/workItems/" + id + "/revisions?api-version=7.1";
    return list(ask("GET", route, ""), "value").stream().map(State::title).toList();
  }

  private static String title(JsonObject item) {
    return item.getAsJsonObject("fields").get("System.Title").getAsString();
  }

  private static List<JsonObject> list(JsonObject answer, String name) {
    JsonArray array = answer.getAsJsonArray(name);
    return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private JsonObject ask(String method, String route, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + route))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(method + " " + route + ": " + answer.body());
      }
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.secrets.Scrubber;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an emulator holds, as its own routes tell it: the newest of each kind and project. */
final class Holdings {
  private static final int MOST = 50;
  private static final String VERSION = "api-version=5.0-preview";

  private final Function<HttpRequest, HttpAnswer> routes;
  private final String organization;
  private final Scrubber scrubber;

  Holdings(Function<HttpRequest, HttpAnswer> routes, String organization, Scrubber scrubber) {
    this.routes = routes;
    this.organization = organization;
    this.scrubber = scrubber;
  }

  Doc json() {
    List<String> projects =
        items(get("_apis/projects?")).map(project -> Json.string(project, "name", "")).toList();
    return Doc.of("projects", projects)
        .with("workItems", each(projects, this::workItems))
        .with("pullRequests", each(projects, this::pullRequests))
        .with("builds", each(projects, this::builds))
        .with("hooks", hooks());
  }

  private static List<Doc> each(List<String> projects, Function<String, Stream<Doc>> list) {
    return projects.stream().flatMap(list).toList();
  }

  private Stream<Doc> workItems(String project) {
    String newest =
        "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project"
            + " ORDER BY [System.Id] DESC";
    JsonElement found = post(in(project) + "wit/wiql?$top=" + MOST + "&", Doc.of("query", newest));
    List<Object> ids = new ArrayList<>();
    array(found, "workItems").forEach(item -> ids.add(item.getAsJsonObject().get("id")));
    if (ids.isEmpty()) {
      return Stream.of();
    }
    List<String> fields =
        List.of("System.WorkItemType", "System.Title", "System.State", "System.ChangedDate");
    JsonElement read =
        post(in(project) + "wit/workitemsbatch?", Doc.of("ids", ids).with("fields", fields));
    return items(read)
        .map(
            item -> {
              JsonObject values = item.getAsJsonObject("fields");
              return Doc.of("project", project)
                  .with("id", item.get("id"))
                  .with("rev", item.get("rev"))
                  .with("type", Json.string(values, "System.WorkItemType", ""))
                  .with("title", Json.string(values, "System.Title", ""))
                  .with("state", Json.string(values, "System.State", ""))
                  .with("changed", Json.string(values, "System.ChangedDate", ""));
            });
  }

  private Stream<Doc> pullRequests(String project) {
    String all = "git/pullrequests?searchCriteria.status=all&$top=" + MOST + "&";
    return items(get(in(project) + all))
        .map(
            one ->
                Doc.of("project", project)
                    .with("id", one.get("pullRequestId"))
                    .with("repository", Json.string(one.getAsJsonObject("repository"), "name", ""))
                    .with("title", Json.string(one, "title", ""))
                    .with("status", Json.string(one, "status", ""))
                    .with("source", Json.string(one, "sourceRefName", ""))
                    .with("target", Json.string(one, "targetRefName", "")));
  }

  private Stream<Doc> builds(String project) {
    return items(get(in(project) + "build/builds?$top=" + MOST + "&"))
        .map(
            one ->
                Doc.of("project", project)
                    .with("id", one.get("id"))
                    .with("definition", Json.string(one.getAsJsonObject("definition"), "name", ""))
                    .with("number", Json.string(one, "buildNumber", ""))
                    .with("status", Json.string(one, "status", ""))
                    .with("result", Json.string(one, "result", ""))
                    .with("branch", Json.string(one, "sourceBranch", "")));
  }

  private List<Doc> hooks() {
    return items(get("_apis/hooks/subscriptions?"))
        .map(
            one ->
                Doc.of("id", Json.string(one, "id", ""))
                    .with("event", Json.string(one, "eventType", ""))
                    .with("consumer", Json.string(one, "consumerId", ""))
                    .with("action", Json.string(one, "actionDescription", ""))
                    .with("status", Json.string(one, "status", ""))
                    .with("deliveries", deliveries(Json.string(one, "id", ""))))
        .toList();
  }

  private List<Doc> deliveries(String subscription) {
    String all = "_apis/hooks/subscriptions/" + Percent.encode(subscription) + "/notifications?";
    return items(get(all))
        .limit(MOST)
        .map(
            one ->
                Doc.of("id", one.get("id"))
                    .with("created", Json.string(one, "createdDate", ""))
                    .with("status", Json.string(one, "status", ""))
                    .with("result", Json.string(one, "result", "")))
        .toList();
  }

  private static String in(String project) {
    return Percent.encode(project) + "/_apis/";
  }

  private JsonElement get(String path) {
    return send(new HttpRequest("GET", target(path), Headers.NONE, new byte[0]));
  }

  private JsonElement post(String path, Doc body) {
    byte[] text = Json.text(Json.of(body)).getBytes(StandardCharsets.UTF_8);
    Headers type = Headers.NONE.with("Content-Type", "application/json");
    return send(new HttpRequest("POST", target(path), type, text));
  }

  private String target(String path) {
    return "/" + Percent.encode(organization) + "/" + path + VERSION;
  }

  /** What is refused, as for a project that has just gone, is not there. */
  private JsonElement send(HttpRequest request) {
    HttpAnswer answer = routes.apply(request);
    return answer.status() == 200
        ? scrubber.json(Json.parse(answer.bodyText()), false)
        : new JsonObject();
  }

  private static JsonArray array(JsonElement answer, String name) {
    return answer instanceof JsonObject object && object.get(name) instanceof JsonArray found
        ? found
        : new JsonArray();
  }

  private static Stream<JsonObject> items(JsonElement list) {
    return array(list, "value").asList().stream()
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject);
  }
}

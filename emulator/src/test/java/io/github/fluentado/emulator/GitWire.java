// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import com.google.gson.JsonObject;

/** What tests of git say often: a seeded emulator's first repository over HTTP. */
final class GitWire {
  static final String NONE = "0".repeat(40);
  static final String REPO = "/web/_apis/git/repositories/web";
  private static final String VERSION = "api-version=7.1";

  private final Wire wire;

  GitWire(Wire wire) {
    this.wire = wire;
  }

  Wire.Answer get(String path) {
    return wire.get(REPO + path + (path.contains("?") ? "&" : "?") + VERSION);
  }

  Wire.Answer post(String path, String json) {
    return wire.post(REPO + path + (path.contains("?") ? "&" : "?") + VERSION, json);
  }

  Wire.Answer patch(String path, String json) {
    return wire.patchJson(REPO + path + (path.contains("?") ? "&" : "?") + VERSION, json);
  }

  /** The commit at which a branch stands; no object when there is no such branch. */
  String tip(String branch) {
    return get("/refs?filter=heads/" + branch).list().asList().stream()
        .map(ref -> ref.getAsJsonObject())
        .filter(ref -> ref.get("name").getAsString().equals("refs/heads/" + branch))
        .map(ref -> ref.get("objectId").getAsString())
        .findFirst()
        .orElse(NONE);
  }

  /** Pushes one commit onto a branch, from where it now stands. */
  Wire.Answer push(String branch, String... changes) {
    return pushFrom(tip(branch), branch, changes);
  }

  Wire.Answer pushFrom(String from, String branch, String... changes) {
    return post("/pushes", body(branch, from, commit("A change", changes)));
  }

  static String body(String branch, String from, String... commits) {
    return """
        {"refUpdates": [{"name": "refs/heads/%s", "oldObjectId": "%s"}], "commits": [%s]}"""
        .formatted(branch, from, String.join(",", commits));
  }

  static String commit(String comment, String... changes) {
    return "{\"comment\": %s, \"changes\": [%s]}"
        .formatted(Wire.quote(comment), String.join(",", changes));
  }

  static String change(String type, String path, String content) {
    return """
        {"changeType": "%s", "item": {"path": %s},
         "newContent": {"content": %s, "contentType": "rawtext"}}"""
        .formatted(type, Wire.quote(path), Wire.quote(content));
  }

  static String add(String path, String content) {
    return change("add", path, content);
  }

  static String edit(String path, String content) {
    return change("edit", path, content);
  }

  static String delete(String path) {
    return "{\"changeType\": \"delete\", \"item\": {\"path\": %s}}".formatted(Wire.quote(path));
  }

  static String rename(String source, String path) {
    return """
        {"changeType": "rename", "item": {"path": %s}, "sourceServerItem": %s}"""
        .formatted(Wire.quote(path), Wire.quote(source));
  }

  /** The one commit of a push's answer. */
  static JsonObject pushed(Wire.Answer answer) {
    return answer.json().getAsJsonArray("commits").get(0).getAsJsonObject();
  }

  static String id(Wire.Answer push) {
    return pushed(push).get("commitId").getAsString();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;

/** What tests of git say often: a seeded emulator's first repository over HTTP. */
public final class GitWire {
  public static final String NONE = "0".repeat(40);
  public static final String REPO = "/web/_apis/git/repositories/web";
  private static final String VERSION = "api-version=7.1";

  private final Wire wire;

  public GitWire(Wire wire) {
    this.wire = wire;
  }

  public Wire.Answer get(String path) {
    return wire.get(REPO + path + (path.contains("?") ? "&" : "?") + VERSION);
  }

  public Wire.Answer post(String path, String json) {
    return wire.post(REPO + path + (path.contains("?") ? "&" : "?") + VERSION, json);
  }

  public Wire.Answer patch(String path, String json) {
    return wire.patchJson(REPO + path + (path.contains("?") ? "&" : "?") + VERSION, json);
  }

  /** The commit at which a branch stands; no object when there is no such branch. */
  public String tip(String branch) {
    return get("/refs?filter=heads/" + branch).list().asList().stream()
        .map(ref -> ref.getAsJsonObject())
        .filter(ref -> ref.get("name").getAsString().equals("refs/heads/" + branch))
        .map(ref -> ref.get("objectId").getAsString())
        .findFirst()
        .orElse(NONE);
  }

  /** Pushes one commit onto a branch, from where it now stands. */
  public Wire.Answer push(String branch, String... changes) {
    return pushFrom(tip(branch), branch, changes);
  }

  public Wire.Answer pushFrom(String from, String branch, String... changes) {
    return post("/pushes", body(branch, from, commit("A change", changes)));
  }

  public static String body(String branch, String from, String... commits) {
    return """
        {"refUpdates": [{"name": "refs/heads/%s", "oldObjectId": "%s"}], "commits": [%s]}"""
        .formatted(branch, from, String.join(",", commits));
  }

  public static String commit(String comment, String... changes) {
    return "{\"comment\": %s, \"changes\": [%s]}"
        .formatted(Wire.quote(comment), String.join(",", changes));
  }

  public static String change(String type, String path, String content) {
    return """
        {"changeType": "%s", "item": {"path": %s},
         "newContent": {"content": %s, "contentType": "rawtext"}}"""
        .formatted(type, Wire.quote(path), Wire.quote(content));
  }

  public static String add(String path, String content) {
    return change("add", path, content);
  }

  public static String edit(String path, String content) {
    return change("edit", path, content);
  }

  public static String delete(String path) {
    return "{\"changeType\": \"delete\", \"item\": {\"path\": %s}}".formatted(Wire.quote(path));
  }

  public static String rename(String source, String path) {
    return """
        {"changeType": "rename", "item": {"path": %s}, "sourceServerItem": %s}"""
        .formatted(Wire.quote(path), Wire.quote(source));
  }

  /** The one commit of a push's answer. */
  public static JsonObject pushed(Wire.Answer answer) {
    return answer.json().getAsJsonArray("commits").get(0).getAsJsonObject();
  }

  public static String id(Wire.Answer push) {
    return pushed(push).get("commitId").getAsString();
  }
}

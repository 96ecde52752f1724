// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlNode;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Git repositories of a project: their commits and branches. */
final class RepositorySeeds {
  private static final String NONE = "0".repeat(40);

  private final SeedRun run;
  private final Rest rest;
  private final String project;

  RepositorySeeds(SeedRun run, Rest rest, String project) {
    this.run = run;
    this.rest = rest;
    this.project = project;
  }

  void apply(YamlNode node) {
    MemberReader repository = MemberReader.of(node, "a repository");
    String name = repository.required("name");
    String main = repository.text("defaultBranch", "main");
    boolean files = repository.has("files");
    Map<String, YamlNode> first = repository.map("files");
    List<YamlNode> commits = repository.list("commits");
    Map<String, YamlNode> branches = repository.map("branches");
    List<YamlNode> pullRequests = repository.list("pullRequests");
    repository.has("key");
    repository.end();
    String path = path(node.place(), name);
    run.key(repository, rest.object(node.place(), "GET", path, Doc.of()));
    if (files) {
      commit(node.place(), path, main, Optional.empty(), "Initial files", first);
    }
    commits.forEach(commit -> commit(path, main, commit));
    branches.forEach((branch, from) -> branch(path, branch, from));
    PullRequestSeeds requests = new PullRequestSeeds(run, rest, path, main);
    pullRequests.forEach(requests::apply);
  }

  /** Where the repository is; made if it is not there. */
  private String path(YamlPlace place, String name) {
    String all = Rest.in(project, "git/repositories");
    String one = all + "/" + Percent.encode(name);
    if (rest.find(one).isEmpty()) {
      rest.send(place, "POST", all, Doc.of("name", name));
    }
    return one;
  }

  private void commit(String repository, String main, YamlNode node) {
    MemberReader commit = MemberReader.of(node, "a commit");
    String branch = commit.text("branch", main);
    Optional<String> from = commit.text("from");
    String message = commit.required("message");
    Map<String, YamlNode> files = commit.map("files");
    commit.has("key");
    commit.end();
    JsonObject push = commit(node.place(), repository, branch, from, message, files);
    JsonObject made = push.getAsJsonArray("commits").get(0).getAsJsonObject();
    run.key(commit, (Object) made.get("commitId").getAsString());
  }

  private JsonObject commit(
      YamlPlace place,
      String repository,
      String branch,
      Optional<String> from,
      String message,
      Map<String, YamlNode> files) {
    Optional<String> tip = tip(repository, branch);
    String start = tip.isPresent() ? branch : from.orElse(branch);
    Optional<String> base = tip.isPresent() ? tip : tip(repository, start);
    if (from.isPresent() && base.isEmpty()) {
      throw new YamlException(place, "there is no branch \"" + start + "\" to begin from");
    }
    List<Doc> changes = new ArrayList<>();
    files.forEach((path, content) -> changes.add(change(repository, start, path, content)));
    Doc update = Doc.of("name", "refs/heads/" + branch).with("oldObjectId", base.orElse(NONE));
    Doc commit = Doc.of("comment", message).with("changes", changes);
    Doc push = Doc.of("refUpdates", List.of(update)).with("commits", List.of(commit));
    return rest.object(place, "POST", repository + "/pushes", push);
  }

  private Optional<String> tip(String repository, String branch) {
    String filter = "?filter=" + Percent.encode("heads/" + branch);
    JsonObject found = rest.find(repository + "/refs" + filter).orElseGet(JsonObject::new);
    return found.getAsJsonArray("value").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(ref -> ("refs/heads/" + branch).equals(Json.string(ref, "name")))
        .findFirst()
        .map(ref -> String.valueOf(Json.string(ref, "objectId")));
  }

  /** A text, bytes as base64, or null to delete the file. */
  private Doc change(String repository, String branch, String path, YamlNode content) {
    String absolute = path.startsWith("/") ? path : "/" + path;
    Doc item = Doc.of("path", absolute);
    if (content.json().isJsonNull()) {
      return Doc.of("changeType", "delete").with("item", item);
    }
    String at =
        "/items?path="
            + Percent.encode(absolute)
            + "&versionDescriptor.versionType=branch&versionDescriptor.version="
            + Percent.encode(branch);
    return Doc.of("changeType", rest.exists(repository + at) ? "edit" : "add")
        .with("item", item)
        .with("newContent", content(content));
  }

  private static Doc content(YamlNode node) {
    if (node instanceof YamlNode.Scalar) {
      String text = MemberReader.text(node, "files");
      return Doc.of("content", text).with("contentType", "rawtext");
    }
    MemberReader file = MemberReader.of(node, "a file");
    String bytes = file.required("base64");
    file.end();
    return Doc.of("content", bytes).with("contentType", "base64encoded");
  }

  /** A branch that begins where another one is now. */
  private void branch(String repository, String branch, YamlNode node) {
    String from = MemberReader.text(node, "branches");
    String tip =
        tip(repository, from)
            .orElseThrow(
                () -> new YamlException(node.place(), "there is no branch \"" + from + "\""));
    Doc update =
        Doc.of("name", "refs/heads/" + branch).with("oldObjectId", NONE).with("newObjectId", tip);
    JsonObject answer = rest.object(node.place(), "POST", repository + "/refs", List.of(update));
    JsonObject outcome = answer.getAsJsonArray("value").get(0).getAsJsonObject();
    if (!Json.flag(outcome, "success")) {
      throw new YamlException(node.place(), "refused: " + Json.string(outcome, "updateStatus"));
    }
  }
}

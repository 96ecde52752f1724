// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;

/** The seeded repository of the project web, with the usual steps towards a pull request. */
public record Reviews(Emulator emulator, Wire wire) {
  public static final String V = "?api-version=7.1";
  public static final String MAIN = "refs/heads/main";
  public static final String NONE = "0".repeat(40);

  public static Reviews of(Emulator emulator) {
    return new Reviews(emulator, Wire.of(emulator));
  }

  public static Emulator start() {
    return Emulator.builder()
        .project("web")
        .person("Ada Lovelace", "ada@example.com")
        .person("Grace Hopper", "grace@example.com")
        .seeded()
        .start();
  }

  public static String repository(String rest) {
    return "/web/_apis/git/repositories/web" + rest;
  }

  /** The pull request that is there from the start. */
  public int seeded() {
    return Integer.parseInt(String.valueOf(emulator.seeds().ids().get("pullRequest")));
  }

  public String path(int id, String rest) {
    return repository("/pullRequests/" + id + rest) + V;
  }

  public Wire.Answer get(int id) {
    return wire.get(path(id, ""));
  }

  public Wire.Answer get(int id, String rest) {
    return wire.get(path(id, rest));
  }

  public Wire.Answer post(int id, String rest, String json) {
    return wire.post(path(id, rest), json);
  }

  public Wire.Answer update(int id, String json) {
    return wire.patchJson(path(id, ""), json);
  }

  public Wire.Answer put(int id, String rest, String json) {
    return wire.send("PUT", path(id, rest), "application/json", json);
  }

  public String tip(String ref) {
    String filter = ref.replaceFirst("^refs/", "");
    return wire.get(repository("/refs") + V + "&filter=" + filter).list().asList().stream()
        .map(found -> found.getAsJsonObject())
        .filter(found -> found.get("name").getAsString().equals(ref))
        .map(found -> found.get("objectId").getAsString())
        .findFirst()
        .orElse(NONE);
  }

  /** Commits one file onto a branch and pushes it; the branch is made where main is. */
  public String push(String ref, String change, String file, String text) {
    String old = tip(ref);
    Wire.Answer answer =
        wire.post(
            repository("/pushes") + V,
            """
            {"refUpdates":[{"name":"%s","oldObjectId":"%s"}],"commits":[{"comment":"%s %s",
             "changes":[{"changeType":"%s","item":{"path":"%s"},
             "newContent":{"content":%s,"contentType":"rawtext"}}]}]}
            """
                .formatted(ref, old, change, file, change, file, Wire.quote(text)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return tip(ref);
  }

  public void branch(String ref, String commit) {
    Wire.Answer answer =
        wire.post(
            repository("/refs") + V,
            "[{\"name\":\"%s\",\"oldObjectId\":\"%s\",\"newObjectId\":\"%s\"}]"
                .formatted(ref, NONE, commit));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  public Wire.Answer create(String source, String target, String more) {
    return wire.post(
        repository("/pullrequests") + V,
        "{\"sourceRefName\":\"%s\",\"targetRefName\":\"%s\",\"title\":\"A change\"%s}"
            .formatted(source, target, more));
  }

  /** Asks for completion, having seen the newest commit. */
  public Wire.Answer complete(int id, String options) {
    String commit =
        get(id).json().getAsJsonObject("lastMergeSourceCommit").get("commitId").getAsString();
    return update(
        id,
        "{\"status\":\"completed\",\"lastMergeSourceCommit\":{\"commitId\":\"%s\"},\"completionOptions\":{%s}}"
            .formatted(commit, options));
  }

  public JsonObject commit(String id) {
    return wire.get(repository("/commits/" + id) + V).json();
  }

  public List<String> parents(String id) {
    JsonArray parents = commit(id).getAsJsonArray("parents");
    return parents.asList().stream().map(parent -> parent.getAsString()).toList();
  }

  public String file(String path, String branch) {
    return wire.with("Accept", "text/plain")
        .get(repository("/items") + V + "&path=" + path + "&versionDescriptor.version=" + branch)
        .text();
  }

  public String person(String mail) {
    Wire.Answer reviewer = put(seeded(), "/reviewers/" + mail, "{}");
    return reviewer.json().get("id").getAsString();
  }

  public Wire.Answer policy(String type, boolean blocking, String settings) {
    return wire.post(
        "/web/_apis/policy/configurations" + V,
        """
        {"isEnabled":true,"isBlocking":%s,"type":{"id":"%s"},"settings":{%s"scope":
         [{"repositoryId":null,"refName":"refs/heads/main","matchKind":"exact"}]}}
        """
            .formatted(blocking, type, settings.isEmpty() ? "" : settings + ","));
  }

  /** What each policy says of a pull request, in the order of the policies. */
  public List<String> judgements(int id) {
    String project =
        get(id)
            .json()
            .getAsJsonObject("repository")
            .getAsJsonObject("project")
            .get("id")
            .getAsString();
    return wire.get(
            "/web/_apis/policy/evaluations"
                + V
                + "-preview&artifactId=vstfs:///CodeReview/CodeReviewId/"
                + project
                + "/"
                + id)
        .strings("value", "status");
  }
}

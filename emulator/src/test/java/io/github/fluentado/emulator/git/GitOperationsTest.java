// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.add;
import static io.github.fluentado.emulator.git.GitWire.edit;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is queued when it is asked for, and done when it is looked at. */
class GitOperationsTest {
  private static final String FEATURE = "feature/greeting";

  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);
  private final GitWire git = new GitWire(wire);

  private String merge(String first, String second) {
    return "{\"parents\": [\"%s\", \"%s\"], \"comment\": \"Merge\"}".formatted(first, second);
  }

  private static String pick(String commit, String made) {
    return """
        {"source": {"commitList": [{"commitId": "%s"}]}, "ontoRefName": "refs/heads/main",
         "generatedRefName": "refs/heads/%s"}"""
        .formatted(commit, made);
  }

  private static JsonObject detail(Wire.Answer answer) {
    return answer.json().getAsJsonObject("detailedStatus");
  }

  private static String status(Wire.Answer answer) {
    return answer.json().get("status").getAsString();
  }

  @Test
  void twoCommitsAreMergedLater() {
    String main = GitWire.id(git.push("main", add("/x", "1")));
    Wire.Answer queued = git.post("/merges", merge(main, git.tip(FEATURE)));
    assertThat(queued.status()).isEqualTo(201);
    assertThat(status(queued)).isEqualTo("queued");
    Wire.Answer done = git.get("/merges/" + queued.json().get("mergeOperationId"));
    assertThat(status(done)).isEqualTo("completed");
    String commit = detail(done).get("mergeCommitId").getAsString();
    assertThat(git.get("/commits/" + commit).json().getAsJsonArray("parents")).hasSize(2);
    assertThat(git.tip("main")).isEqualTo(main);
  }

  @Test
  void aMergeWithConflictsFails() {
    String main = GitWire.id(git.push("main", edit("/src/Main.java", "other")));
    Wire.Answer queued = git.post("/merges", merge(main, git.tip(FEATURE)));
    Wire.Answer failed = git.get("/merges/" + queued.json().get("mergeOperationId"));
    assertThat(status(failed)).isEqualTo("failed");
    assertThat(detail(failed).get("failureMessage").getAsString()).contains("/src/Main.java");
    assertThat(git.post("/merges", "{\"parents\": []}").status()).isEqualTo(400);
    assertThat(git.post("/merges", merge(main, "1".repeat(40))).status()).isEqualTo(404);
    assertThat(git.get("/merges/99").status()).isEqualTo(404);
  }

  @Test
  void commitsArePickedOntoANewBranch() {
    git.push("main", add("/x", "1"));
    Wire.Answer queued = git.post("/cherryPicks", pick(git.tip(FEATURE), "picked"));
    assertThat(status(queued)).isEqualTo("queued");
    Wire.Answer done = git.get("/cherryPicks/" + queued.json().get("cherryPickId"));
    assertThat(status(done)).isEqualTo("completed");
    assertThat(detail(done).get("currentCommitId").getAsString()).isEqualTo(git.tip("picked"));
    assertThat(git.get("/cherryPicks?refName=refs/heads/picked").json()).isEqualTo(done.json());
    Wire.Answer taken = git.post("/cherryPicks", pick(git.tip(FEATURE), "main"));
    Wire.Answer failed = git.get("/cherryPicks/" + taken.json().get("cherryPickId"));
    assertThat(detail(failed).get("status").getAsString()).isEqualTo("refNameConflict");
  }

  @Test
  void commitsAreRevertedOnANewBranch() {
    String change = GitWire.id(git.push("main", add("/x", "1")));
    Wire.Answer queued = git.post("/reverts", pick(change, "undone"));
    assertThat(status(git.get("/reverts/" + queued.json().get("revertId")))).isEqualTo("completed");
    String at = "&versionDescriptor.versionType=branch&versionDescriptor.version=undone";
    assertThat(git.get("/items?path=/x" + at).status()).isEqualTo(404);
    assertThat(git.get("/items?path=/README.md" + at).status()).isEqualTo(200);
    assertThat(git.post("/reverts", "{}").status()).isEqualTo(400);
    assertThat(git.post("/reverts", pick("xyz", "undone")).status()).isEqualTo(400);
  }

  @Test
  void anImportCopiesWhatTheEmulatorHolds() {
    String all = "/web/_apis/git/repositories";
    wire.post(all + "?api-version=7.1", "{\"name\": \"copy\"}");
    String imports = all + "/copy/importRequests";
    String body = "{\"parameters\": {\"gitSource\": {\"url\": \"%s\"}}}";
    String url = emulator.url() + "/web/_git/web";
    Wire.Answer none =
        wire.post(imports + "?api-version=7.1", body.formatted("https://example.com/x.git"));
    emulator.clock().advance(Duration.ofSeconds(1));
    Wire.Answer failed = wire.get(imports + "/" + none.json().get("importRequestId"));
    assertThat(status(failed)).isEqualTo("failed");
    emulator.clock().freeze();
    Wire.Answer queued =
        wire.post(
            imports + "?api-version=7.1",
            """
            {"parameters": {"deleteServiceEndpointAfterImportIsDone": true,
             "gitSource": {"url": "%s"}}}"""
                .formatted(url));
    assertThat(status(queued)).isEqualTo("queued");
    JsonObject first = queued.json().getAsJsonObject("detailedStatus");
    assertThat(first.get("currentStep").getAsInt()).isEqualTo(1);
    assertThat(first.getAsJsonArray("allSteps")).hasSize(6);
    JsonObject parameters = queued.json().getAsJsonObject("parameters");
    assertThat(parameters.has("deleteServiceEndpointAfterImportIsDone")).isFalse();
    assertThat(parameters.get("tfvcSource").isJsonNull()).isTrue();
    String one = imports + "/" + queued.json().get("importRequestId");
    assertThat(status(wire.get(one))).isEqualTo("inProgress");
    emulator.clock().advance(Duration.ofSeconds(1));
    Wire.Answer done = wire.get(one);
    assertThat(status(done)).isEqualTo("completed");
    assertThat(done.json().getAsJsonObject("detailedStatus").get("currentStep").getAsInt())
        .isEqualTo(6);
    assertThat(wire.get(all + "/copy/refs").list()).hasSize(2);
    assertThat(wire.post(imports + "?api-version=7.1", body.formatted(url)).status())
        .isEqualTo(409);
    assertThat(wire.get(imports).list()).hasSize(2);
  }

  @Test
  void aForkIsBroughtUpToDate() {
    String all = "/web/_apis/git/repositories";
    Object id = emulator.seeds().ids().get("repositoryId");
    String fork = "{\"name\": \"fork\", \"parentRepository\": {\"id\": \"%s\"}}".formatted(id);
    wire.post(all + "?api-version=7.1", fork);
    git.push("main", add("/x", "1"));
    String syncs = all + "/fork/forkSyncRequests";
    String body =
        """
        {"source": {"repositoryId": "%s"},
         "sourceToTargetRefs": [{"sourceRef": "refs/heads/main", "targetRef": "refs/heads/main"}]}"""
            .formatted(id);
    Wire.Answer queued = wire.post(syncs + "?api-version=7.1", body);
    assertThat(status(wire.get(syncs + "/" + queued.json().get("operationId"))))
        .isEqualTo("completed");
    assertThat(wire.get(all + "/fork/items?path=/x").text()).isEqualTo("1");
    assertThat(wire.post(syncs + "?api-version=7.1", "{}").status()).isEqualTo(400);
  }

  @Test
  void aCompletedPullRequestIsReverted() {
    Object id = emulator.seeds().ids().get("pullRequest");
    String complete =
        "{\"status\": \"completed\", \"lastMergeSourceCommit\": {\"commitId\": \"%s\"}}"
            .formatted(git.tip(FEATURE));
    assertThat(git.patch("/pullrequests/" + id, complete).status()).isEqualTo(200);
    assertThat(git.get("/items?path=/docs/greeting.md").status()).isEqualTo(200);
    String body =
        """
        {"source": {"pullRequestId": %s}, "ontoRefName": "refs/heads/main",
         "generatedRefName": "refs/heads/undone"}""";
    Wire.Answer queued = git.post("/reverts", body.formatted(id));
    assertThat(status(git.get("/reverts/" + queued.json().get("revertId")))).isEqualTo("completed");
    String at = "&versionDescriptor.versionType=branch&versionDescriptor.version=undone";
    assertThat(git.get("/items?path=/docs/greeting.md" + at).status()).isEqualTo(404);
    assertThat(git.post("/reverts", body.formatted(99)).status()).isEqualTo(404);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.add;
import static io.github.fluentado.emulator.git.GitWire.edit;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.hooks.Receiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What else is asked of repositories. */
class GitDetailsTest {
  private static final String ALL = "/web/_apis/git/repositories";
  private static final String V = "?api-version=7.1";
  private static final String PREVIEW = "?api-version=7.1-preview.1";

  private final TestClock clock = new TestClock();

  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).seeded().start();
  private final Wire wire = Wire.of(emulator);
  private final GitWire git = new GitWire(wire);

  private String id(String name) {
    return wire.get(ALL + "/" + name).json().get("id").getAsString();
  }

  private void make(String name) {
    wire.post(ALL + V, "{\"name\":\"" + name + "\"}");
  }

  @Test
  void criteriaAreTakenInEachSpelling() {
    git.push("main", add("/docs/a", "1"));
    for (String name :
        List.of("searchCriteria.itemPath", "searchCriteria%5BitemPath%5D", "itemPath")) {
      assertThat(git.get("/commits?" + name + "=/docs/a").list()).as(name).hasSize(1);
    }
    for (String name :
        List.of(
            "searchCriteria.itemVersion.version",
            "itemVersion.version",
            "searchCriteria.itemVersion")) {
      assertThat(git.get("/commits?" + name + "=feature/greeting").strings("value", "comment"))
          .as(name)
          .startsWith("Greet by the time of day");
    }
  }

  @Test
  void versionsOfADifferenceAreTakenInEachSpelling() {
    git.push("main", add("/x", "1"));
    for (String query :
        List.of(
            "baseVersionDescriptor.version=main&targetVersionDescriptor.version=feature/greeting",
            "baseVersion=main&targetVersion=feature/greeting")) {
      JsonObject found = git.get("/diffs/commits?" + query).json();
      assertThat(found.get("aheadCount").getAsInt()).as(query).isEqualTo(1);
      assertThat(found.get("behindCount").getAsInt()).as(query).isEqualTo(1);
    }
  }

  @Test
  void pushesAreFoundByPusherAndBranch() {
    git.push("main", add("/x", "1"));
    git.push("feature/greeting", add("/y", "1"));
    int all = git.get("/pushes").list().size();
    String me =
        wire.get("/_apis/connectionData")
            .json()
            .getAsJsonObject("authenticatedUser")
            .get("id")
            .getAsString();
    assertThat(git.get("/pushes?searchCriteria.pusherId=" + me).list().size()).isBetween(2, all);
    assertThat(
            git.get("/pushes?searchCriteria.pusherId=11111111-1111-1111-1111-111111111111").list())
        .isEmpty();
    assertThat(git.get("/pushes?searchCriteria.refName=refs/heads/feature/greeting").list().size())
        .isBetween(1, all - 1);
    assertThat(git.get("/pushes?searchCriteria.refName=refs/heads/none").list()).isEmpty();
  }

  @Test
  void anImportThatIsNotDoneIsAbandoned() {
    make("copy");
    String imports = ALL + "/copy/importRequests";
    emulator.clock().freeze();
    Wire.Answer queued =
        wire.post(
            imports + V,
            "{\"parameters\":{\"gitSource\":{\"url\":\"" + emulator.url() + "/web/_git/web\"}}}");
    String one = imports + "/" + queued.json().get("importRequestId");
    assertThat(wire.patchJson(one + V, "{\"status\":\"completed\"}").status()).isEqualTo(400);
    Wire.Answer abandoned = wire.patchJson(one + V, "{\"status\":\"Abandoned\"}");
    assertThat(abandoned.json().get("status").getAsString()).isEqualTo("abandoned");
    emulator.clock().advance(Duration.ofMinutes(1));
    assertThat(wire.get(one).json().get("status").getAsString()).isEqualTo("abandoned");
    assertThat(wire.get(ALL + "/copy/refs").list()).isEmpty();
    assertThat(wire.get(imports).list()).as("without those that were given up").isEmpty();
    assertThat(wire.get(imports + "?includeAbandoned=true").list()).hasSize(1);
    make("other");
    assertThat(wire.get(ALL + "/other/importRequests?includeAbandoned=true").list()).isEmpty();
  }

  @Test
  void anImportThatIsDoneIsNotAbandoned() {
    make("copy");
    String imports = ALL + "/copy/importRequests";
    Wire.Answer queued =
        wire.post(
            imports + V,
            "{\"parameters\":{\"gitSource\":{\"url\":\"" + emulator.url() + "/web/_git/web\"}}}");
    emulator.clock().advance(Duration.ofMinutes(1));
    String one = imports + "/" + queued.json().get("importRequestId");
    assertThat(wire.patchJson(one + V, "{\"status\":\"abandoned\"}").status()).isEqualTo(400);
    assertThat(wire.get(one).json().get("status").getAsString()).isEqualTo("completed");
  }

  @Test
  void favoritesAreOfAPersonAndARepository() {
    make("other");
    String favorites = "/web/_apis/git/favorites/refs";
    String body = "{\"name\":\"refs/heads/main\",\"type\":\"ref\",\"repositoryId\":\"%s\"}";
    wire.post(favorites + PREVIEW, body.formatted(id("web")));
    assertThat(wire.get(favorites + "?repositoryId=" + id("other")).list()).isEmpty();
    assertThat(wire.get(favorites + "?repositoryId=" + id("web")).list()).hasSize(1);
    String nobody = "11111111-1111-1111-1111-111111111111";
    assertThat(wire.get(favorites + "?identityId=" + nobody).list()).isEmpty();
  }

  @Test
  void aStatusNeedsANameAndMayHaveAGenre() {
    String path = "/commits/" + git.tip("main") + "/statuses";
    for (String context : List.of("\"build\"", "{}", "{\"name\":\" \"}", "null")) {
      assertThat(git.post(path, "{\"state\":\"failed\",\"context\":" + context + "}").status())
          .as(context)
          .isEqualTo(400);
    }
    JsonObject made =
        git.post(path, "{\"state\":\"failed\",\"context\":{\"name\":\"x\",\"genre\":\"ci\"}}")
            .json();
    assertThat(made.getAsJsonObject("context").get("genre").getAsString()).isEqualTo("ci");
    assertThat(
            git.post(path, "{\"state\":\"failed\",\"context\":{\"name\":\"y\"}}")
                .json()
                .getAsJsonObject("context")
                .has("genre"))
        .isFalse();
  }

  @Test
  void aPushNamesTheParentsOfItsCommit() {
    String main = git.tip("main");
    String other = git.tip("feature/greeting");
    String body =
        """
        {"refUpdates": [{"name": "refs/heads/main", "oldObjectId": "%s"}],
         "commits": [{"comment": "both", "parents": ["%s", "%s"], "changes": [%s]}]}
        """
            .formatted(main, main, other, add("/z", "1"));
    Wire.Answer pushed = git.post("/pushes", body);
    assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
    assertThat(
            git.get("/commits/" + GitWire.id(pushed)).json().getAsJsonArray("parents").toString())
        .contains(main, other);
  }

  @Test
  void pathsThatLeadOutOrIntoGitsOwnAreRefused() {
    for (String path : List.of("/a/../b", "/./a", "/.git/config", "/a/.GIT/x", "/a//b")) {
      assertThat(git.push("main", add(path, "1")).status()).as(path).isEqualTo(400);
    }
    assertThat(git.push("main", add("/a/.gitignore", "1")).status()).isEqualTo(201);
    assertThat(git.push("main", add("/a/...", "1")).status()).isEqualTo(201);
  }

  @Test
  void aFileIsMovedAndChangedAtOnce() {
    git.push("main", add("/old", "1"));
    String change =
        """
        {"changeType": "rename, edit", "sourceServerItem": "/old", "item": {"path": "/new"},
         "newContent": {"content": "2", "contentType": "rawtext"}}
        """;
    Wire.Answer pushed = git.push("main", change);
    assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
    assertThat(git.get("/items?path=/new").text()).isEqualTo("2");
    assertThat(git.get("/items?path=/old").status()).isEqualTo(404);
  }

  @Test
  void aRevertThatConflictsStopsThere() {
    String change = GitWire.id(git.push("main", add("/x", "1")));
    git.push("main", edit("/x", "2"));
    String body =
        """
        {"source": {"commitList": [{"commitId": "%s"}]}, "ontoRefName": "refs/heads/main",
         "generatedRefName": "refs/heads/undone",
         "repository": {"name": "web"}}
        """
            .formatted(change);
    Wire.Answer queued = git.post("/reverts", body);
    JsonObject failed = git.get("/reverts/" + queued.json().get("revertId")).json();
    assertThat(failed.get("status").getAsString()).isEqualTo("failed");
    assertThat(failed.getAsJsonObject("detailedStatus").get("conflict").getAsBoolean()).isTrue();
    assertThat(git.get("/refs?filter=heads/undone").list()).isEmpty();
  }

  @Test
  void aForkIsToldToHooksWithBothRepositories() throws Exception {
    try (Receiver receiver = new Receiver()) {
      String project = wire.get("/_apis/projects/web").json().get("id").getAsString();
      wire.post(
          "/_apis/hooks/subscriptions" + V,
          """
          {"publisherId": "tfs", "eventType": "git.repo.forked", "consumerId": "webHooks",
           "consumerActionId": "httpRequest", "publisherInputs": {"projectId": "%s"},
           "consumerInputs": {"url": "%s"}}
          """
              .formatted(project, receiver.url()));
      wire.post(
          ALL + V, "{\"name\":\"fork\",\"parentRepository\":{\"id\":\"%s\"}}".formatted(id("web")));
      emulator.awaitDeliveries(Duration.ofSeconds(20));
      JsonObject resource = receiver.only().resource();
      assertThat(resource.getAsJsonObject("sourceRepository").get("name").getAsString())
          .isEqualTo("web");
      assertThat(resource.getAsJsonObject("targetRepository").get("name").getAsString())
          .isEqualTo("fork");
    }
  }
}

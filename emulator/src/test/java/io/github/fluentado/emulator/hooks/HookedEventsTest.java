// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.git.GitWire;
import io.github.fluentado.emulator.pullrequest.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What really happens in the emulator arrives at a receiver, in the documented shapes. */
class HookedEventsTest {
  private static final String V = "?api-version=7.1";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @AutoClose private final Receiver receiver = new Receiver();

  @AutoClose
  private final Emulator emulator =
      Emulator.builder()
          .clock(InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z")))
          .seeded()
          .start();

  private final Wire wire = Wire.of(emulator);
  private final GitWire git = new GitWire(wire);
  private String project;

  @BeforeEach
  void know() {
    project = wire.get("/_apis/projects/web").json().get("id").getAsString();
    emulator.awaitDeliveries(LIMIT);
  }

  private void subscribe(String publisher, String eventType, String filters) {
    subscribe(publisher, eventType, "", filters);
  }

  private void subscribe(String publisher, String eventType, String version, String filters) {
    String body =
        """
        {"publisherId":"%s","eventType":"%s","resourceVersion":"%s","consumerId":"webHooks",
         "consumerActionId":"httpRequest","publisherInputs":{"projectId":"%s"%s},
         "consumerInputs":{"url":"%s"}}
        """
            .formatted(publisher, eventType, version, project, filters, receiver.url());
    Wire.Answer answer = wire.post("/_apis/hooks/subscriptions" + V, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /**
   * The resource of the last one that came in that version, whose envelope is checked for what all
   * have in common. Subscriptions of other versions are told of the same, in any order.
   */
  private JsonObject arrived(String eventType, String version) {
    emulator.awaitDeliveries(LIMIT);
    List<Receiver.Got> of =
        receiver.all().stream()
            .filter(got -> got.type().equals(eventType))
            .filter(got -> got.json().get("resourceVersion").getAsString().equals(version))
            .toList();
    assertThat(of).as(receiver.all().toString()).isNotEmpty();
    JsonObject body = of.get(of.size() - 1).json();
    assertThat(body.keySet())
        .contains("subscriptionId", "notificationId", "id", "publisherId", "createdDate");
    assertThat(body.getAsJsonObject("message").get("text").getAsString()).isNotBlank();
    assertThat(body.has("scope")).isFalse();
    JsonObject containers = body.getAsJsonObject("resourceContainers");
    assertThat(containers.getAsJsonObject("project").get("id").getAsString()).isEqualTo(project);
    return body.getAsJsonObject("resource");
  }

  private static String text(JsonObject object, String... path) {
    JsonObject at = object;
    for (int i = 0; i < path.length - 1; i++) {
      at = at.getAsJsonObject(path[i]);
    }
    return at.get(path[path.length - 1]).getAsString();
  }

  @Test
  void workItemsTellOfTheirLife() {
    subscribe("tfs", "workitem.created", ",\"workItemType\":\"Task\"");
    subscribe("tfs", "workitem.updated", ",\"changedFields\":\"System.State\"");
    Wire.Answer made = wire.task("told");
    JsonObject created = arrived("workitem.created", "1.0");
    assertThat(created.get("id").getAsInt()).isEqualTo(made.id());
    assertThat(text(created, "fields", "System.Title")).isEqualTo("told");
    assertThat(text(created, "fields", "System.CreatedBy")).contains("<", ">");
    wire.create("Bug", Wire.add("System.Title", "not told"));
    wire.update(made.id(), Wire.add("System.Title", "not told either"));
    emulator.awaitDeliveries(LIMIT);
    assertThat(receiver.all()).hasSize(1);
    wire.update(made.id(), Wire.add("System.State", "Active"));
    JsonObject updated = arrived("workitem.updated", "1.0");
    assertThat(updated.get("workItemId").getAsInt()).isEqualTo(made.id());
    JsonObject state = updated.getAsJsonObject("fields").getAsJsonObject("System.State");
    assertThat(text(state, "newValue")).isEqualTo("Active");
    assertThat(updated.getAsJsonObject("revision").get("id").getAsInt()).isEqualTo(made.id());
  }

  @Test
  void aPushArrivesFromTheBranchThatWasAskedFor() {
    subscribe("tfs", "git.push", ",\"branch\":\"main\"");
    git.push("elsewhere", GitWire.add("/a.txt", "a"));
    Wire.Answer pushed = git.push("main", GitWire.add("/told.txt", "told"));
    assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
    JsonObject push = arrived("git.push", "1.0");
    assertThat(receiver.all()).hasSize(1);
    JsonObject update = push.getAsJsonArray("refUpdates").get(0).getAsJsonObject();
    assertThat(text(update, "name")).isEqualTo("refs/heads/main");
    assertThat(text(update, "newObjectId")).isEqualTo(GitWire.id(pushed));
    assertThat(
            push.getAsJsonArray("commits").get(0).getAsJsonObject().get("commitId").getAsString())
        .isEqualTo(GitWire.id(pushed));
    assertThat(text(push, "repository", "name")).isEqualTo("web");
    assertThat(push.keySet()).contains("pushedBy", "pushId", "date", "url");
    assertThat(push.getAsJsonObject("_links").keySet())
        .containsExactlyInAnyOrder("self", "repository", "commits", "pusher", "refs");
  }

  @Test
  void aPushTellsLessOfItsRepositoryAndCommitsThanTheyDoThemselves() {
    subscribe("tfs", "git.push", "");
    git.push("main", GitWire.add("/told.txt", "told"));
    JsonObject push = arrived("git.push", "1.0");
    assertThat(push.getAsJsonArray("commits").get(0).getAsJsonObject().keySet())
        .containsExactlyInAnyOrder("commitId", "author", "committer", "comment", "url");
    JsonObject repository = push.getAsJsonObject("repository");
    assertThat(repository.keySet())
        .containsExactlyInAnyOrder("id", "name", "url", "project", "defaultBranch", "remoteUrl");
    assertThat(text(repository, "project", "visibility")).isEqualTo("unchanged");
    assertThat(text(repository, "project", "lastUpdateTime")).isEqualTo("0001-01-01T00:00:00");
    assertThat(push.getAsJsonArray("refUpdates").get(0).getAsJsonObject().keySet())
        .containsExactlyInAnyOrder("name", "oldObjectId", "newObjectId");
    String tip = git.tip("main");
    Reviews reviews = Reviews.of(emulator);
    reviews.branch("refs/heads/gone", tip);
    wire.post(
        Reviews.repository("/refs") + V,
        "[{\"name\":\"refs/heads/gone\",\"oldObjectId\":\"%s\",\"newObjectId\":\"%s\"}]"
            .formatted(tip, Reviews.NONE));
    assertThat(arrived("git.push", "1.0").has("commits")).isFalse();
  }

  @Test
  void aCommentTellsItsPullRequestAsOtherEventsDo() {
    subscribe("tfs", "ms.vss-code.git-pullrequest-comment-event", "2.0", "");
    Object id = emulator.seeds().ids().get("pullRequest");
    wire.post(
        "/web/_apis/git/repositories/web/pullRequests/" + id + "/threads" + V,
        "{\"comments\":[{\"content\":\"told\",\"commentType\":\"text\"}]}");
    JsonObject told = arrived("ms.vss-code.git-pullrequest-comment-event", "2.0");
    assertThat(told.getAsJsonObject("pullRequest").getAsJsonObject("_links").keySet())
        .containsExactlyInAnyOrder("web", "statuses");
  }

  @Test
  void aBuildTellsWhenItIsComplete() {
    subscribe("tfs", "build.complete", ",\"buildStatus\":\"Succeeded\"");
    subscribe("tfs", "build.complete", ",\"buildStatus\":\"Failed\"");
    subscribe("pipelines", "ms.vss-pipelines.run-state-changed-event", "");
    String definition = String.valueOf(emulator.seeds().ids().get("definition"));
    Wire.Answer queued =
        wire.post(
            "/web/_apis/build/builds" + V, "{\"definition\":{\"id\":%s}}".formatted(definition));
    assertThat(queued.status()).as(queued.text()).isEqualTo(200);
    emulator.clock().advance(Duration.ofMinutes(10));
    JsonObject build = arrived("build.complete", "2.0");
    assertThat(build.get("id").getAsInt()).isEqualTo(queued.id());
    assertThat(text(build, "status")).isEqualTo("completed");
    assertThat(text(build, "result")).isEqualTo("succeeded");
    assertThat(build.getAsJsonObject("definition").get("id").toString()).isEqualTo(definition);
    assertThat(receiver.all().stream().filter(got -> got.type().equals("build.complete")))
        .hasSize(1);
    JsonObject run = arrived("ms.vss-pipelines.run-state-changed-event", "5.1-preview.1");
    assertThat(run.getAsJsonObject("run").get("id").getAsInt()).isEqualTo(queued.id());
    assertThat(run.keySet())
        .contains("pipeline", "projectId", "requestedFor", "requestedBy", "stages", "repositories");
    assertThat(run.get("runId").getAsInt()).isEqualTo(queued.id());
  }

  @Test
  void aPullRequestTellsOfItsCreationItsMergeAndItsCompletion() {
    subscribe("tfs", "git.pullrequest.created", ",\"branch\":\"main\"");
    subscribe("tfs", "git.pullrequest.merged", ",\"mergeResult\":\"Succeeded\"");
    subscribe(
        "tfs", "git.pullrequest.updated", ",\"notificationType\":\"StatusUpdateNotification\"");
    Reviews reviews = Reviews.of(emulator);
    reviews.branch("refs/heads/told", reviews.tip(Reviews.MAIN));
    reviews.push("refs/heads/told", "add", "/told.txt", "told");
    int id =
        reviews.create("refs/heads/told", Reviews.MAIN, "").json().get("pullRequestId").getAsInt();
    JsonObject created = arrived("git.pullrequest.created", "1.0");
    assertThat(created.get("pullRequestId").getAsInt()).isEqualTo(id);
    assertThat(text(created, "sourceRefName")).isEqualTo("refs/heads/told");
    assertThat(text(created, "repository", "name")).isEqualTo("web");
    assertThat(text(arrived("git.pullrequest.merged", "1.0"), "mergeStatus"))
        .isEqualTo("succeeded");
    assertThat(reviews.complete(id, "").status()).isEqualTo(200);
    emulator.clock().advance(Duration.ofMinutes(1));
    JsonObject updated = arrived("git.pullrequest.updated", "1.0");
    assertThat(text(updated, "status")).isEqualTo("completed");
    assertThat(updated.has("commits")).isFalse();
    assertThat(updated.getAsJsonObject("_links").keySet())
        .containsExactlyInAnyOrder("web", "statuses");
  }

  @Test
  void workItemsAreToldInTheVersionThatWasAskedFor() {
    subscribe("tfs", "workitem.updated", "5.1-preview.3", "");
    Wire.Answer made = wire.task("told");
    wire.update(made.id(), Wire.add("System.State", "Active"));
    JsonObject updated = arrived("workitem.updated", "5.1-preview.3");
    JsonObject revision = updated.getAsJsonObject("revision");
    assertThat(text(revision, "fields", "System.ChangedBy", "displayName")).isNotBlank();
    assertThat(revision.has("relations")).isFalse();

    subscribe("tfs", "workitem.updated", "1.0", "");
    wire.update(made.id(), Wire.add("System.State", "Closed"));
    JsonObject plain = arrived("workitem.updated", "1.0");
    assertThat(text(plain, "revision", "fields", "System.ChangedBy")).contains(" <", ">");
    assertThat(text(plain, "revisedBy", "name")).contains(" <", ">");
    assertThat(text(plain, "_links", "html", "href")).endsWith("/_workitems/edit/" + made.id());
  }

  @Test
  void oldVersionOfABuildIsAnotherObject() {
    subscribe("tfs", "build.complete", "1.0", "");
    String definition = String.valueOf(emulator.seeds().ids().get("definition"));
    Wire.Answer queued =
        wire.post(
            "/web/_apis/build/builds" + V, "{\"definition\":{\"id\":%s}}".formatted(definition));
    emulator.clock().advance(Duration.ofMinutes(10));
    JsonObject build = arrived("build.complete", "1.0");
    assertThat(build.get("id").getAsInt()).isEqualTo(queued.id());
    assertThat(text(build, "status")).isEqualTo("succeeded");
    assertThat(build.has("result")).isFalse();
    assertThat(build.getAsJsonArray("requests")).hasSize(1);
    assertThat(text(build, "drop", "type")).isEqualTo("container");
    assertThat(build.getAsJsonObject("definition").keySet()).contains("id", "name");
  }

  @Test
  void oldVersionOfACommentIsTheCommentAlone() {
    subscribe("tfs", "ms.vss-code.git-pullrequest-comment-event", "1.0", "");
    Object id = emulator.seeds().ids().get("pullRequest");
    Wire.Answer said =
        wire.post(
            "/web/_apis/git/repositories/web/pullRequests/" + id + "/threads" + V,
            "{\"comments\":[{\"content\":\"told\",\"commentType\":\"text\"}]}");
    assertThat(said.status()).as(said.text()).isEqualTo(200);
    JsonObject comment = arrived("ms.vss-code.git-pullrequest-comment-event", "1.0");
    assertThat(text(comment, "content")).isEqualTo("told");
    assertThat(comment.has("pullRequest")).isFalse();
  }
}

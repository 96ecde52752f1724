// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pull requests as recorded answers of the service have them. */
class ReviewFactsTest {
  private static final String V = "?api-version=7.1";
  private static final String STATUS = "cbdc66da-9728-4af8-aada-9a5a32e4a226";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Reviews reviews = Reviews.of(emulator);
  private final Wire wire = Wire.of(emulator);

  private JsonObject request() {
    return reviews.get(reviews.seeded()).json();
  }

  private Wire.Answer update(String body) {
    return reviews.update(reviews.seeded(), body);
  }

  @Test
  void anAbandonedOneTellsNothingOfItsMergeAndOfWhoClosedIt() {
    request();
    JsonObject abandoned = update("{\"status\":\"abandoned\"}").json();
    assertThat(abandoned.keySet())
        .contains("closedDate", "lastMergeSourceCommit", "lastMergeTargetCommit")
        .doesNotContain("mergeStatus", "lastMergeCommit", "closedBy");
    JsonObject active = update("{\"status\":\"active\"}").json();
    assertThat(active.get("mergeStatus").getAsString()).isEqualTo("queued");
    assertThat(active.keySet()).doesNotContain("lastMergeCommit", "closedDate");
  }

  @Test
  void completionTellsAtOnceWhoAskedForItAndHow() {
    JsonObject asked = reviews.complete(reviews.seeded(), "").json();
    assertThat(asked.get("status").getAsString()).isEqualTo("active");
    assertThat(asked.get("mergeStatus").getAsString()).isEqualTo("queued");
    assertThat(asked.keySet())
        .contains("closedBy", "completionQueueTime")
        .doesNotContain("lastMergeCommit", "closedDate");
    assertThat(asked.getAsJsonObject("completionOptions"))
        .hasToString("{\"mergeStrategy\":\"noFastForward\"}");
    assertThat(request().keySet()).contains("closedBy", "closedDate", "completionQueueTime");
  }

  @Test
  void completingACompletedOneChangesNothing() {
    reviews.complete(reviews.seeded(), "");
    JsonObject completed = request();
    emulator.clock().advance(Duration.ofDays(20));
    Wire.Answer again = reviews.complete(reviews.seeded(), "\"mergeStrategy\":\"squash\"");
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(completed);
    assertThat(update("{\"title\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void nullsChangeNothingAndAnEmptyStrategyIsTheUsualOne() {
    JsonObject before = request();
    Wire.Answer answer =
        update(
            """
            {"title": null, "description": null, "targetRefName": null, "completionOptions":
             {"mergeStrategy": "", "mergeCommitMessage": "", "deleteSourceBranch": false}}""");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("title")).isEqualTo(before.get("title"));
    assertThat(answer.json().getAsJsonObject("completionOptions"))
        .hasToString("{\"mergeCommitMessage\":\"\",\"mergeStrategy\":\"noFastForward\"}");
  }

  @Test
  void withoutARepositoryInTheAddressThereAreNoLinks() {
    JsonObject without = wire.get("/_apis/git/pullrequests/" + reviews.seeded() + V).json();
    assertThat(without.keySet()).contains("artifactId", "repository").doesNotContain("_links");
    assertThat(request().has("_links")).isTrue();
  }

  @Test
  void onlyTheAnswerOfItsCreationHasAnEmptyListOfLabels() {
    reviews.branch("refs/heads/topic", reviews.tip(Reviews.MAIN));
    JsonObject made = reviews.create("refs/heads/topic", Reviews.MAIN, "").json();
    assertThat(made.getAsJsonArray("labels")).isEmpty();
    assertThat(reviews.get(made.get("pullRequestId").getAsInt()).json().has("labels")).isFalse();
  }

  @Test
  void singleOnesTellLessThanTheirPartsDo() {
    reviews.person("grace@example.com");
    JsonObject request = request();
    assertThat(request.getAsJsonObject("repository").has("defaultBranch")).isFalse();
    assertThat(request.getAsJsonObject("lastMergeCommit").keySet())
        .contains("commitId", "author", "comment")
        .doesNotContain("treeId", "parents", "remoteUrl");
    JsonObject reviewer = request.getAsJsonArray("reviewers").get(0).getAsJsonObject();
    assertThat(reviewer.has("descriptor")).isFalse();
    JsonObject author = request.getAsJsonObject("createdBy");
    assertThat(author.get("imageUrl").getAsString()).contains("/identityImage?id=");
    assertThat(author.getAsJsonObject("_links").toString()).contains("/MemberAvatars/");
  }

  @Test
  void aThreadWithoutAStatusHasNone() {
    Wire.Answer thread =
        reviews.post(
            reviews.seeded(), "/threads", "{\"comments\":[{\"content\":\"a\",\"commentType\":1}]}");
    assertThat(thread.status()).isEqualTo(200);
    JsonObject json = thread.json();
    assertThat(json.has("status")).isFalse();
    assertThat(json.get("properties").isJsonNull()).isTrue();
    JsonObject links = json.getAsJsonObject("_links");
    assertThat(links.getAsJsonObject("self").get("href").getAsString())
        .startsWith(emulator.url() + "/_apis/git/repositories/");
    assertThat(links.getAsJsonObject("repository").get("href").getAsString())
        .doesNotStartWith(emulator.url() + "/_apis/");
  }

  @Test
  void aStatusThatAPolicyForgetsMustNameItsIteration() {
    reviews.policy(STATUS, true, "\"statusName\":\"scan\",\"invalidateOnSourceUpdate\":true");
    Wire.Answer refused =
        reviews.post(
            reviews.seeded(),
            "/statuses",
            "{\"state\":\"succeeded\",\"context\":{\"name\":\"scan\"}}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.typeKey()).isEqualTo("GitPullRequestStatusRejectedByPolicyException");
    Wire.Answer taken =
        reviews.post(
            reviews.seeded(),
            "/statuses",
            "{\"state\":\"succeeded\",\"iterationId\":1,\"context\":{\"name\":\"scan\"}}");
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
  }

  @Test
  void autoCompleteTakesSeconds() {
    emulator.clock().freeze();
    request();
    String me = request().getAsJsonObject("createdBy").get("id").getAsString();
    update("{\"autoCompleteSetBy\":{\"id\":\"" + me + "\"}}");
    assertThat(request().get("status").getAsString()).isEqualTo("active");
    emulator.clock().advance(Duration.ofSeconds(5));
    assertThat(request().get("status").getAsString()).isEqualTo("completed");
  }
}

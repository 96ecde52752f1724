// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import static io.github.fluentado.emulator.pullrequest.Reviews.MAIN;
import static io.github.fluentado.emulator.pullrequest.Reviews.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What completing a pull request does to the branches, read back from git. */
class CompletionTest {
  private static final String FEATURE = "refs/heads/feature/greeting";
  private static final String REVIEWERS = "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd";
  private static final String STRATEGY = "fa4e907d-c16b-4a4c-9dfa-4916e5d171ab";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Reviews reviews = Reviews.of(emulator);
  private final int id = reviews.seeded();
  private final String source = reviews.tip(FEATURE);

  private JsonObject completed(String options) {
    Wire.Answer asked = reviews.complete(id, options);
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    assertThat(asked.json().get("status").getAsString()).isEqualTo("active");
    assertThat(asked.json().get("mergeStatus").getAsString()).isEqualTo("queued");
    JsonObject done = reviews.get(id).json();
    assertThat(done.get("status").getAsString()).isEqualTo("completed");
    assertThat(done.has("closedBy")).isTrue();
    return done;
  }

  private static String commit(JsonObject request) {
    return request.getAsJsonObject("lastMergeCommit").get("commitId").getAsString();
  }

  @Test
  void aMergeCommitHasBothParents() {
    String main = reviews.push(MAIN, "add", "/other.txt", "other");
    JsonObject done = completed("\"mergeStrategy\":\"noFastForward\"");
    assertThat(reviews.tip(MAIN)).isEqualTo(commit(done));
    assertThat(reviews.parents(commit(done))).containsExactly(main, source);
    assertThat(reviews.commit(commit(done)).get("comment").getAsString())
        .startsWith("Merged PR " + id + ": ");
    assertThat(reviews.tip(FEATURE)).isEqualTo(source);
    assertThat(reviews.file("/src/Main.java", "main")).contains("Good morning");
  }

  @Test
  void aSquashHasOneParentAndTheGivenMessage() {
    String main = reviews.push(MAIN, "add", "/other.txt", "other");
    JsonObject done =
        completed(
            "\"mergeStrategy\":\"squash\",\"deleteSourceBranch\":true,\"mergeCommitMessage\":\"All at once\"");
    assertThat(reviews.parents(reviews.tip(MAIN))).containsExactly(main);
    assertThat(reviews.commit(commit(done)).get("comment").getAsString()).isEqualTo("All at once");
    assertThat(reviews.tip(FEATURE)).isEqualTo(Reviews.NONE);
    assertThat(reviews.file("/docs/greeting.md", "main")).contains("time of day");
  }

  @Test
  void aRebasePutsTheCommitsOnTop() {
    String main = reviews.push(MAIN, "add", "/other.txt", "other");
    JsonObject done = completed("\"mergeStrategy\":3");
    assertThat(reviews.parents(commit(done))).containsExactly(main);
    assertThat(reviews.commit(commit(done)).get("comment").getAsString())
        .isEqualTo("Greet by the time of day");
    assertThat(commit(done)).isNotEqualTo(source);
  }

  @Test
  void aSemiLinearMergeDoesBoth() {
    String main = reviews.push(MAIN, "add", "/other.txt", "other");
    JsonObject done = completed("\"mergeStrategy\":\"rebaseMerge\"");
    assertThat(reviews.parents(commit(done))).hasSize(2).first().isEqualTo(main);
    String rebased = reviews.parents(commit(done)).get(1);
    assertThat(reviews.parents(rebased)).containsExactly(main);
  }

  @Test
  void conflictsAreFoundAndStopCompletion() {
    String main = reviews.push(MAIN, "edit", "/src/Main.java", "quite different");
    JsonObject seen = reviews.get(id).json();
    assertThat(seen.get("mergeStatus").getAsString()).isEqualTo("conflicts");
    assertThat(seen.has("lastMergeCommit")).isFalse();
    assertThat(reviews.get(id, "/conflicts").strings("value", "conflictPath"))
        .containsExactly("/src/Main.java");
    Wire all = reviews.wire();
    assertThat(all.get(reviews.path(id, "/conflicts") + "&$skip=1").list()).isEmpty();
    assertThat(all.get(reviews.path(id, "/conflicts") + "&onlyResolved=true").list()).isEmpty();
    assertThat(reviews.complete(id, "").status()).isEqualTo(200);
    JsonObject after = reviews.get(id).json();
    assertThat(after.get("status").getAsString()).isEqualTo("active");
    assertThat(after.get("mergeStatus").getAsString()).isEqualTo("conflicts");
    assertThat(reviews.tip(MAIN)).isEqualTo(main);
    reviews.push(FEATURE, "edit", "/src/Main.java", "quite different");
    assertThat(reviews.get(id).json().get("mergeStatus").getAsString()).isEqualTo("succeeded");
  }

  @Test
  void aCommitThatIsNoLongerNewestIsRefused() {
    reviews.push(FEATURE, "add", "/late.txt", "late");
    String body =
        "{\"status\":\"completed\",\"lastMergeSourceCommit\":{\"commitId\":\"" + source + "\"}}";
    Wire.Answer stale = reviews.update(id, body);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.typeKey()).isEqualTo("GitPullRequestStaleException");
    assertThat(reviews.update(id, "{\"status\":\"completed\"}").status()).isEqualTo(400);
    assertThat(reviews.get(id).json().get("status").getAsString()).isEqualTo("active");
  }

  @Test
  void anUnmetPolicyBlocksAndNothingChanges() {
    reviews.policy(REVIEWERS, true, "\"minimumApproverCount\":1");
    String main = reviews.tip(MAIN);
    JsonObject before = reviews.get(id).json();
    Wire.Answer refused = reviews.complete(id, "\"mergeStrategy\":\"squash\"");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.typeKey()).isEqualTo("GitPullRequestUpdateRejectedByPolicyException");
    assertThat(reviews.get(id).json()).isEqualTo(before);
    assertThat(reviews.tip(MAIN)).isEqualTo(main);
    completed("\"bypassPolicy\":true,\"bypassReason\":\"urgent\"");
  }

  @Test
  void anApprovalLetsItThrough() {
    reviews.policy(REVIEWERS, true, "\"minimumApproverCount\":1");
    reviews.put(id, "/reviewers/ada@example.com", "{\"vote\":10}");
    assertThat(reviews.judgements(id)).containsExactly("approved");
    completed("");
  }

  @Test
  void onlyAllowedWaysToMergePass() {
    reviews.policy(STRATEGY, true, "\"allowSquash\":true");
    assertThat(reviews.complete(id, "\"mergeStrategy\":\"noFastForward\"").status()).isEqualTo(403);
    completed("\"mergeStrategy\":\"squash\"");
  }

  @Test
  void theOldSettingForASquashAllowsNothingElse() {
    reviews.policy(STRATEGY, true, "\"useSquashMerge\":true,\"allowNoFastForward\":true");
    assertThat(reviews.complete(id, "\"mergeStrategy\":\"noFastForward\"").status()).isEqualTo(403);
    assertThat(reviews.complete(id, "\"mergeStrategy\":\"rebase\"").status()).isEqualTo(403);
    assertThat(reviews.complete(id, "").status())
        .as("no strategy is no fast forward")
        .isEqualTo(403);
    completed("\"mergeStrategy\":\"squash\"");
  }

  @Test
  void autoCompleteWaitsForThePolicies() {
    reviews.policy(REVIEWERS, true, "\"minimumApproverCount\":1");
    String ada = reviews.put(id, "/reviewers/ada@example.com", "{}").json().get("id").getAsString();
    Wire.Answer set =
        reviews.update(
            id,
            "{\"autoCompleteSetBy\":{\"id\":\"%s\"},\"completionOptions\":{\"mergeStrategy\":\"squash\",\"deleteSourceBranch\":\"true\"}}"
                .formatted(ada));
    assertThat(set.json().getAsJsonObject("autoCompleteSetBy").get("id").getAsString())
        .isEqualTo(ada);
    assertThat(reviews.get(id).json().get("status").getAsString()).isEqualTo("active");
    reviews.put(id, "/reviewers/grace@example.com", "{\"vote\":5}");
    emulator.clock().advance(Duration.ofSeconds(5));
    JsonObject done = reviews.get(id).json();
    assertThat(done.get("status").getAsString()).isEqualTo("completed");
    assertThat(done.getAsJsonObject("closedBy").get("id").getAsString()).isEqualTo(ada);
    assertThat(reviews.parents(reviews.tip(MAIN))).hasSize(1);
    assertThat(reviews.tip(FEATURE)).isEqualTo(Reviews.NONE);
  }

  @Test
  void autoCompleteCanBeCancelled() {
    reviews.policy(REVIEWERS, true, "\"minimumApproverCount\":1");
    reviews.update(id, "{\"autoCompleteSetBy\":{\"id\":\"ada@example.com\"}}");
    String nobody = "00000000-0000-0000-0000-000000000000";
    reviews.update(id, "{\"autoCompleteSetBy\":{\"id\":\"" + nobody + "\"}}");
    reviews.put(id, "/reviewers/grace@example.com", "{\"vote\":10}");
    assertThat(reviews.get(id).json().get("status").getAsString()).isEqualTo("active");
  }

  @Test
  void aCompletedOneCannotBeChanged() {
    completed("");
    Wire.Answer refused = reviews.update(id, "{\"title\":\"x\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).startsWith("TF401181");
    assertThat(reviews.put(id, "/reviewers/ada@example.com", "{\"vote\":10}").status())
        .isEqualTo(400);
  }

  @Test
  void aDraftIsNeitherVotedOnNorCompleted() {
    reviews.update(id, "{\"isDraft\":true}");
    assertThat(reviews.put(id, "/reviewers/ada@example.com", "{\"vote\":10}").typeKey())
        .isEqualTo("GitPullRequestDraftCannotVoteException");
    assertThat(reviews.complete(id, "").status()).isEqualTo(400);
    reviews.update(id, "{\"isDraft\":false}");
    completed("");
  }

  @Test
  void workItemsMoveOn() {
    reviews.wire().create("Bug", Wire.add("System.Title", "wrong greeting"));
    int bug = reviews.wire().create("Bug", Wire.add("System.Title", "another")).id();
    String artifact = reviews.get(id).json().get("artifactId").getAsString();
    reviews.wire().update(bug, Wire.operation("add", "/relations/-", relation(artifact)));
    assertThat(reviews.get(id, "/workitems").strings("value", "id")).containsExactly("" + bug);
    JsonObject done = completed("\"transitionWorkItems\":true");
    assertThat(reviews.wire().item(bug).field("System.State")).isEqualTo("Resolved");
    String message = reviews.wire().get(Reviews.repository("/commits/" + commit(done)) + V).text();
    assertThat(message).contains("#" + bug);
  }

  private static String relation(String artifact) {
    return "{\"rel\":\"ArtifactLink\",\"url\":\"%s\",\"attributes\":{\"name\":\"Pull Request\"}}"
        .formatted(artifact);
  }

  @Test
  void mergingByHandCompletesIt() {
    String main = reviews.tip(MAIN);
    Wire.Answer moved =
        reviews
            .wire()
            .post(
                Reviews.repository("/refs") + V,
                "[{\"name\":\"%s\",\"oldObjectId\":\"%s\",\"newObjectId\":\"%s\"}]"
                    .formatted(MAIN, main, source));
    assertThat(moved.status()).isEqualTo(200);
    assertThat(reviews.get(id).json().get("status").getAsString()).isEqualTo("completed");
  }

  @Test
  void aDeletedSourceBranchMakesTheMergeFail() {
    reviews
        .wire()
        .post(
            Reviews.repository("/refs") + V,
            "[{\"name\":\"%s\",\"oldObjectId\":\"%s\",\"newObjectId\":\"%s\"}]"
                .formatted(FEATURE, source, Reviews.NONE));
    assertThat(reviews.get(id).json().get("mergeStatus").getAsString()).isEqualTo("failure");
    assertThat(reviews.complete(id, "").typeKey()).isEqualTo("GitPullRequestCannotBeActivated");
  }
}

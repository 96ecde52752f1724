// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import static io.github.fluentado.emulator.pullrequest.Reviews.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reviewers, their votes, and what policies make of them. */
class ReviewersTest {
  private static final String FEATURE = "refs/heads/feature/greeting";
  private static final String MINIMUM = "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd";
  private static final String REQUIRED = "fd2167ab-b0be-447a-8ec8-39368250530e";
  private static final String COMMENTS = "c6a1889d-b943-4856-b76f-9e46bb6b0df2";
  private static final String STATUS = "cbdc66da-9728-4af8-aada-9a5a32e4a226";
  private static final String WORK_ITEMS = "40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e";
  private static final String BUILD = "0609b952-1397-4640-95ec-e00a01b2c241";
  private static final String ADA = "/reviewers/ada@example.com";
  private static final String GRACE = "/reviewers/grace@example.com";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Reviews reviews = Reviews.of(emulator);
  private final Wire wire = reviews.wire();
  private final int id = reviews.seeded();

  private List<String> systemThreads() {
    return reviews.get(id, "/threads").list().asList().stream()
        .map(thread -> thread.getAsJsonObject().getAsJsonObject("properties"))
        .map(properties -> properties.getAsJsonObject("CodeReviewThreadType"))
        .map(type -> type.get("$value").getAsString())
        .toList();
  }

  @Test
  void aVoteIsSeenAndTold() {
    Wire.Answer voted = reviews.put(id, ADA, "{\"vote\":10,\"isRequired\":true}");
    assertThat(voted.json().get("vote").getAsInt()).isEqualTo(10);
    String url = voted.json().get("reviewerUrl").getAsString().substring(emulator.url().length());
    assertThat(wire.get(url + V).json()).isEqualTo(voted.json());
    assertThat(reviews.get(id).strings("reviewers", "vote")).containsExactly("10");
    assertThat(systemThreads()).containsExactly("ReviewersUpdate", "VoteUpdate");
    assertThat(reviews.put(id, ADA, "{\"vote\":7}").status()).isEqualTo(400);
    assertThat(reviews.put(id, "/reviewers/nobody", "{\"vote\":5}").typeKey())
        .isEqualTo("GitPullRequestInvalidReviewer");
    assertThat(reviews.get(id).strings("reviewers", "vote")).containsExactly("10");
  }

  @Test
  void severalAreAddedResetAndRemoved() {
    Wire.Answer added =
        reviews.post(
            id, "/reviewers", "[{\"id\":\"ada@example.com\"},{\"id\":\"grace@example.com\"}]");
    assertThat(added.list()).hasSize(2);
    assertThat(reviews.post(id, "/reviewers", "[{\"id\":\"nobody\"}]").status()).isEqualTo(400);
    reviews.put(id, ADA, "{\"vote\":-10}");
    assertThat(
            wire.patchJson(
                    reviews.path(id, "/reviewers"), "[{\"id\":\"ada@example.com\",\"vote\":0}]")
                .status())
        .isEqualTo(200);
    assertThat(reviews.get(id, "/reviewers").strings("value", "vote")).containsOnly("0");
    Wire.Answer flagged = wire.patchJson(reviews.path(id, ADA), "{\"isFlagged\":true}");
    assertThat(flagged.json().get("isFlagged").getAsBoolean()).isTrue();
    assertThat(wire.delete(reviews.path(id, GRACE)).status()).isEqualTo(200);
    assertThat(reviews.get(id, GRACE).status()).isEqualTo(404);
    Wire.Answer named = reviews.put(id, "/reviewers", "{\"displayName\":\"Grace Hopper\"}");
    assertThat(named.json().get("uniqueName").getAsString()).isEqualTo("grace@example.com");
  }

  @Test
  void aMemberVotesForTheTeam() {
    String team = reviews.put(id, "/reviewers/web%20Team", "{}").json().get("id").getAsString();
    String me = reviews.get(id).json().getAsJsonObject("createdBy").get("id").getAsString();
    JsonObject voted = reviews.put(id, "/reviewers/" + me, "{\"vote\":10}").json();
    assertThat(voted.getAsJsonArray("votedFor").get(0).getAsJsonObject().get("id").getAsString())
        .isEqualTo(team);
    assertThat(reviews.get(id, "/reviewers/" + team).json().get("vote").getAsInt()).isEqualTo(10);
  }

  @Test
  void enoughOthersMustApprove() {
    reviews.policy(MINIMUM, true, "\"minimumApproverCount\":2");
    String me = reviews.get(id).json().getAsJsonObject("createdBy").get("id").getAsString();
    reviews.put(id, "/reviewers/" + me, "{\"vote\":10}");
    reviews.put(id, ADA, "{\"vote\":5}");
    assertThat(reviews.judgements(id)).containsExactly("running");
    reviews.put(id, GRACE, "{\"vote\":-5}");
    assertThat(reviews.judgements(id)).containsExactly("rejected");
    reviews.put(id, GRACE, "{\"vote\":10}");
    assertThat(reviews.judgements(id)).containsExactly("approved");
  }

  @Test
  void aPushMakesAnIterationAndResetsVotes() {
    reviews.policy(MINIMUM, true, "\"minimumApproverCount\":1,\"resetOnSourcePush\":true");
    reviews.put(id, ADA, "{\"vote\":10}");
    reviews.put(id, GRACE, "{\"vote\":-5}");
    reviews.push(FEATURE, "add", "/more.txt", "more");
    assertThat(reviews.get(id, "/reviewers").strings("value", "vote")).containsExactly("0", "-5");
    assertThat(reviews.get(id, "/iterations").strings("value", "reason"))
        .containsExactly("create", "push");
    assertThat(systemThreads()).endsWith("ResetAllVotes", "RefUpdate");
    assertThat(reviews.get(id, "/commits").strings("value", "comment"))
        .containsExactly("add /more.txt", "Greet by the time of day");
  }

  @Test
  void requiredReviewersAreAddedWhenTheirFilesChange() {
    String ada = reviews.put(id, ADA, "{}").json().get("id").getAsString();
    wire.delete(reviews.path(id, ADA));
    reviews.policy(
        REQUIRED,
        true,
        "\"requiredReviewerIds\":[\"" + ada + "\"],\"filenamePatterns\":[\"/db/*.sql\"]");
    assertThat(reviews.judgements(id)).isEmpty();
    reviews.push(FEATURE, "add", "/db/one.sql", "select 1");
    assertThat(reviews.judgements(id)).containsExactly("running");
    JsonObject reviewer = reviews.get(id, ADA).json();
    assertThat(reviewer.get("isRequired").getAsBoolean()).isTrue();
    reviews.put(id, ADA, "{\"vote\":10}");
    assertThat(reviews.judgements(id)).containsExactly("approved");
  }

  @Test
  void openCommentsBlock() {
    reviews.policy(COMMENTS, true, "");
    assertThat(reviews.judgements(id)).containsExactly("approved");
    int thread =
        reviews
            .post(id, "/threads", "{\"comments\":[{\"content\":\"Why?\"}],\"status\":\"active\"}")
            .id();
    assertThat(reviews.judgements(id)).containsExactly("rejected");
    assertThat(reviews.complete(id, "").status()).isEqualTo(403);
    wire.patchJson(reviews.path(id, "/threads/" + thread), "{\"status\":\"fixed\"}");
    assertThat(reviews.judgements(id)).containsExactly("approved");
  }

  @Test
  void statusesCountForTheNewestIterationOnly() {
    reviews.policy(
        STATUS,
        true,
        "\"statusName\":\"lint\",\"statusGenre\":\"ci\",\"invalidateOnSourceUpdate\":true");
    assertThat(reviews.judgements(id)).containsExactly("queued");
    String lint =
        "{\"state\":\"%s\",\"iterationId\":%d,\"context\":{\"name\":\"lint\",\"genre\":\"ci\"}}";
    reviews.post(id, "/statuses", lint.formatted("failed", 1));
    assertThat(reviews.judgements(id)).containsExactly("rejected");
    reviews.post(id, "/statuses", lint.formatted("succeeded", 1));
    assertThat(reviews.judgements(id)).containsExactly("approved");
    reviews.push(FEATURE, "add", "/more.txt", "more");
    assertThat(reviews.judgements(id)).containsExactly("queued");
  }

  @Test
  void aLinkedWorkItemSatisfiesItsPolicy() {
    reviews.policy(WORK_ITEMS, true, "");
    assertThat(reviews.judgements(id)).containsExactly("rejected");
    int task = wire.task("why").id();
    String artifact = reviews.get(id).json().get("artifactId").getAsString();
    wire.update(task, Wire.link("ArtifactLink", artifact));
    assertThat(reviews.judgements(id)).containsExactly("approved");
  }

  @Test
  void branchesWithPoliciesTakeNoPushes() {
    reviews.policy(MINIMUM, true, "\"minimumApproverCount\":1");
    String tip = reviews.tip(Reviews.MAIN);
    Wire.Answer refused =
        wire.post(
            Reviews.repository("/pushes") + V,
            """
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"%s"}],"commits":[{"comment":"x",
             "changes":[{"changeType":"add","item":{"path":"/x.txt"},
             "newContent":{"content":"x","contentType":"rawtext"}}]}]}
            """
                .formatted(tip));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).startsWith("TF402455");
    assertThat(reviews.tip(Reviews.MAIN)).isEqualTo(tip);
  }

  @Test
  void evaluationsAreReadAndLookedAtAgain() {
    reviews.policy(BUILD, true, "\"buildDefinitionId\":4711");
    reviews.policy(MINIMUM, false, "\"minimumApproverCount\":1");
    assertThat(reviews.judgements(id)).hasSize(2).last().isEqualTo("running");
    String project =
        reviews
            .get(id)
            .json()
            .getAsJsonObject("repository")
            .getAsJsonObject("project")
            .get("id")
            .getAsString();
    String all = "/web/_apis/policy/evaluations";
    String artifact = "vstfs:///CodeReview/CodeReviewId/" + project + "/" + id;
    Wire.Answer list = wire.get(all + V + "-preview&$skip=1&artifactId=" + artifact);
    JsonObject one = list.list().get(0).getAsJsonObject();
    String url = all + "/" + one.get("evaluationId").getAsString() + V + "-preview";
    assertThat(wire.get(url).json()).isEqualTo(one);
    assertThat(wire.patchJson(url, "{}").json()).isEqualTo(one);
    assertThat(wire.get(all + V + "-preview&artifactId=" + artifact + "9").status()).isEqualTo(404);
  }

  @Test
  void aPolicyQueuesABuildWhichDecides() {
    TestClock clock = new TestClock();
    try (Emulator virtual = Emulator.builder().project("web").clock(clock).seeded().start()) {
      Reviews timed = Reviews.of(virtual);
      timed.policy(BUILD, true, "\"buildDefinitionId\":" + virtual.seeds().ids().get("definition"));
      assertThat(timed.judgements(timed.seeded())).containsExactly("queued");
      assertThat(timed.complete(timed.seeded(), "").status()).isEqualTo(403);
      clock.advance(Duration.ofSeconds(10));
      assertThat(timed.judgements(timed.seeded())).containsExactly("approved");
      assertThat(timed.complete(timed.seeded(), "").status()).isEqualTo(200);
    }
  }
}

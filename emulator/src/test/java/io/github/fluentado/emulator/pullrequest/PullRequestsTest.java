// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import static io.github.fluentado.emulator.pullrequest.Reviews.MAIN;
import static io.github.fluentado.emulator.pullrequest.Reviews.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How pull requests are made, found and changed. */
class PullRequestsTest {
  private static final String FEATURE = "refs/heads/feature/greeting";
  private static final String TOPIC = "refs/heads/topic";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Reviews reviews = Reviews.of(emulator);
  private final Wire wire = reviews.wire();
  private final int seeded = reviews.seeded();

  private static String status(Wire.Answer answer) {
    return answer.json().get("status").getAsString();
  }

  private void topic() {
    reviews.branch(TOPIC, reviews.tip(MAIN));
    reviews.push(TOPIC, "add", "/topic.txt", "a topic");
  }

  @Test
  void theSeededOneIsActiveAndMerges() {
    JsonObject one = reviews.get(seeded).json();
    assertThat(one.get("status").getAsString()).isEqualTo("active");
    assertThat(one.get("mergeStatus").getAsString()).isEqualTo("succeeded");
    assertThat(one.get("sourceRefName").getAsString()).isEqualTo(FEATURE);
    String merge = one.getAsJsonObject("lastMergeCommit").get("commitId").getAsString();
    assertThat(reviews.parents(merge)).containsExactly(reviews.tip(MAIN), reviews.tip(FEATURE));
    String self = one.get("url").getAsString().substring(emulator.url().length());
    assertThat(wire.get(self).json()).isEqualTo(one);
    JsonObject plain = one.deepCopy();
    plain.remove("_links");
    assertThat(wire.get("/_apis/git/pullrequests/" + seeded + V).json()).isEqualTo(plain);
    assertThat(wire.get("/web/_apis/git/PullRequests/" + seeded + V).json()).isEqualTo(plain);
  }

  @Test
  void aNewOneIsQueuedFirstAndMergedByTheNextLook() {
    topic();
    wire.task("a task");
    Wire.Answer made =
        reviews.create(
            TOPIC,
            MAIN,
            ",\"description\":\"Why\",\"labels\":[{\"name\":\"big\"}],\"workItemRefs\":[{\"id\":\"1\"}],"
                + "\"reviewers\":[{\"id\":\"ada@example.com\"}]");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("mergeStatus").getAsString()).isEqualTo("queued");
    int id = made.json().get("pullRequestId").getAsInt();
    JsonObject seen = reviews.get(id).json();
    assertThat(seen.get("mergeStatus").getAsString()).isEqualTo("succeeded");
    assertThat(seen.get("description").getAsString()).isEqualTo("Why");
    assertThat(reviews.get(id).strings("reviewers", "displayName")).containsExactly("Ada Lovelace");
    assertThat(reviews.get(id, "/labels").strings("value", "name")).containsExactly("big");
    assertThat(reviews.get(id, "/workitems").strings("value", "id")).containsExactly("1");
    assertThat(Wire.relations(wire.item(1)).toString()).contains("vstfs:///Git/PullRequestId/");
    assertThat(reviews.get(id, "/commits").strings("value", "comment"))
        .containsExactly("add /topic.txt");
  }

  @Test
  void branchesMustBeThereAndDifferAndHaveOneActiveOnly() {
    assertThat(reviews.create("refs/heads/none", MAIN, "").typeKey())
        .isEqualTo("GitPullRequestCannotBeActivated");
    assertThat(reviews.create(MAIN, MAIN, "").status()).isEqualTo(400);
    assertThat(reviews.create("main", MAIN, "").status()).isEqualTo(400);
    Wire.Answer again = reviews.create(FEATURE, MAIN, "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.message()).startsWith("TF401179");
    assertThat(reviews.create(MAIN, FEATURE, "").status()).isEqualTo(201);
  }

  @Test
  void aRefusedOneLeavesNothing() {
    topic();
    assertThat(reviews.create(TOPIC, MAIN, ",\"reviewers\":[{\"id\":\"nobody\"}]").typeKey())
        .isEqualTo("GitPullRequestInvalidReviewer");
    assertThat(reviews.create(TOPIC, MAIN, ",\"workItemRefs\":[{\"id\":\"99\"}]").status())
        .isEqualTo(404);
    assertThat(
            reviews.create(TOPIC, MAIN, ",\"description\":\"" + "x".repeat(4001) + "\"").status())
        .isEqualTo(400);
    assertThat(wire.post(Reviews.repository("/pullrequests") + V, "{\"title\":").status())
        .isEqualTo(400);
    assertThat(wire.get(Reviews.repository("/pullrequests") + V).list()).hasSize(1);
    assertThat(reviews.create(TOPIC, MAIN, "").json().get("pullRequestId").getAsInt())
        .isEqualTo(seeded + 1);
  }

  @Test
  void listsAreFilteredAndPaged() {
    topic();
    int second =
        reviews
            .create(TOPIC, MAIN, ",\"reviewers\":[{\"id\":\"ada@example.com\"}]")
            .json()
            .get("pullRequestId")
            .getAsInt();
    reviews.update(seeded, "{\"status\":\"abandoned\"}");
    String all = Reviews.repository("/pullrequests") + V;
    assertThat(wire.get(all).strings("value", "pullRequestId")).containsExactly("" + second);
    assertThat(wire.get(all + "&searchCriteria.status=all").list()).hasSize(2);
    assertThat(wire.get(all + "&searchCriteria.status=2").list()).hasSize(1);
    assertThat(wire.get(all + "&searchCriteria.status=wild").status()).isEqualTo(400);
    String ada = reviews.get(second, "/reviewers").strings("value", "id").get(0);
    String any = all + "&searchCriteria.status=all&searchCriteria.";
    assertThat(wire.get(any + "reviewerId=" + ada).list()).hasSize(1);
    assertThat(wire.get(any + "creatorId=" + ada).list()).isEmpty();
    assertThat(wire.get(any + "sourceRefName=" + FEATURE).list()).hasSize(1);
    assertThat(wire.get(any + "targetRefName=" + FEATURE).list()).isEmpty();
    assertThat(wire.get(any + "minTime=2999-01-01T00:00:00Z").list()).isEmpty();
    assertThat(
            wire.get(any + "queryTimeRangeType=closed&searchCriteria.minTime=2001-01-01T00:00:00Z")
                .list())
        .hasSize(1);
    assertThat(wire.get(any + "includeLinks=true&$skip=1&$top=1").strings("value", "pullRequestId"))
        .containsExactly("" + seeded);
    assertThat(wire.get("/web/_apis/git/pullrequests" + V).list()).hasSize(1);
    assertThat(wire.get("/_apis/git/pullrequests" + V).list()).hasSize(1);
  }

  @Test
  void onlyNamedMembersChange() {
    reviews.update(seeded, "{\"title\":\"Better\"}");
    JsonObject one = reviews.get(seeded).json();
    assertThat(one.get("title").getAsString()).isEqualTo("Better");
    assertThat(one.get("description").getAsString()).startsWith("People");
    assertThat(reviews.update(seeded, "{\"title\":\"\"}").status()).isEqualTo(400);
    Wire.Answer half = reviews.update(seeded, "{\"title\":\"Other\",\"status\":\"wild\"}");
    assertThat(half.status()).isEqualTo(400);
    Wire.Answer late =
        reviews.update(seeded, "{\"title\":\"Other\",\"targetRefName\":\"refs/heads/none\"}");
    assertThat(late.status()).isEqualTo(400);
    assertThat(reviews.get(seeded).json().get("title").getAsString()).isEqualTo("Better");
  }

  @Test
  void anAbandonedOneCanOnlyBecomeActiveAgain() {
    assertThat(status(reviews.update(seeded, "{\"status\":\"abandoned\"}"))).isEqualTo("abandoned");
    assertThat(reviews.get(seeded).json().has("closedDate")).isTrue();
    assertThat(reviews.update(seeded, "{\"title\":\"x\"}").typeKey())
        .isEqualTo("GitPullRequestNotEditableException");
    int other = reviews.create(FEATURE, MAIN, "").json().get("pullRequestId").getAsInt();
    assertThat(reviews.update(seeded, "{\"status\":\"active\"}").status()).isEqualTo(409);
    reviews.update(other, "{\"status\":2}");
    assertThat(status(reviews.update(seeded, "{\"status\":\"active\"}"))).isEqualTo("active");
    assertThat(reviews.get(seeded).json().has("closedDate")).isFalse();
  }

  @Test
  void aNewTargetMakesAnIteration() {
    reviews.branch("refs/heads/release", reviews.tip(MAIN));
    Wire.Answer moved =
        reviews.update(seeded, "{\"title\":\"Not told\",\"targetRefName\":\"refs/heads/release\"}");
    assertThat(moved.json().get("title").getAsString()).isNotEqualTo("Not told");
    assertThat(moved.json().get("targetRefName").getAsString()).isEqualTo("refs/heads/release");
    assertThat(reviews.get(seeded, "/iterations").strings("value", "reason"))
        .containsExactly("create", "retarget");
  }

  @Test
  void anUnknownOneIsNotFound() {
    assertThat(reviews.get(99).typeKey()).isEqualTo("GitPullRequestNotFoundException");
    assertThat(wire.get("/web/_apis/git/repositories/none/pullrequests/1" + V).typeKey())
        .isEqualTo("GitRepositoryNotFoundException");
    assertThat(reviews.update(99, "{}").status()).isEqualTo(404);
  }

  @Test
  void commitsFindTheirPullRequests() {
    String tip = reviews.tip(FEATURE);
    Wire.Answer found =
        wire.post(
            Reviews.repository("/pullrequestquery") + V,
            "{\"queries\":[{\"type\":\"commit\",\"items\":[\"%s\"]},{\"type\":1,\"items\":[\"%s\"]}]}"
                .formatted(tip, tip));
    assertThat(found.status()).isEqualTo(200);
    JsonObject byCommit = found.json().getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(byCommit.getAsJsonArray(tip)).hasSize(1);
    assertThat(found.json().getAsJsonArray("results").get(1)).hasToString("{}");
  }

  @Test
  void aListTellsLittleOfTheRepository() {
    JsonObject one =
        wire.get("/web/_apis/git/pullrequests?api-version=7.1").list().get(0).getAsJsonObject();
    JsonObject repository = one.getAsJsonObject("repository");
    assertThat(repository.keySet()).containsExactlyInAnyOrder("id", "name", "url", "project");
    assertThat(repository.getAsJsonObject("project").keySet())
        .containsExactlyInAnyOrder("id", "name", "state", "visibility", "lastUpdateTime");
  }
}

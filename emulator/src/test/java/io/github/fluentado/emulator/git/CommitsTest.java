// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.add;
import static io.github.fluentado.emulator.git.GitWire.edit;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CommitsTest {
  private static final String FEATURE =
      "searchCriteria.itemVersion.version=feature/greeting&searchCriteria.itemVersion.versionType=branch";

  private final TestClock clock = new TestClock();

  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).seeded().start();
  private final GitWire git = new GitWire(Wire.of(emulator));

  private List<String> comments(String query) {
    return git.get("/commits?" + query).strings("value", "comment");
  }

  private String push(String comment, String change) {
    clock.advance(Duration.ofHours(1));
    String body = GitWire.body("main", git.tip("main"), GitWire.commit(comment, change));
    return GitWire.id(git.post("/pushes", body));
  }

  @Test
  void theHistoryOfABranchIsNewestFirst() {
    push("Second\n\nwith more to say", add("/a", "1"));
    assertThat(comments("")).containsExactly("Second", "First commit");
    assertThat(comments(FEATURE)).containsExactly("Greet by the time of day", "First commit");
    assertThat(comments("searchCriteria.$top=1&searchCriteria.$skip=1"))
        .containsExactly("First commit");
    assertThat(comments("searchCriteria.showOldestCommitsFirst=true"))
        .containsExactly("First commit", "Second");
    JsonObject newest = git.get("/commits").list().get(0).getAsJsonObject();
    assertThat(newest.get("commentTruncated").getAsBoolean()).isTrue();
    assertThat(newest.getAsJsonObject("changeCounts").get("Add").getAsInt()).isEqualTo(1);
  }

  @Test
  void criteriaNarrowTheList() {
    String second = push("Second #12", add("/docs/a", "1"));
    String third = push("Third", edit("/docs/a", "2"));
    assertThat(comments("searchCriteria.itemPath=/docs/a")).containsExactly("Third", "Second #12");
    assertThat(comments("searchCriteria.author=ada")).hasSize(3);
    assertThat(comments("searchCriteria.author=nobody")).isEmpty();
    assertThat(comments("searchCriteria.fromDate=2026-03-04T12:30:00Z")).hasSize(2);
    assertThat(comments("searchCriteria.toDate=3/4/2026 12:30:00 PM".replace(" ", "%20")))
        .containsExactly("First commit");
    assertThat(comments("searchCriteria.fromCommitId=" + second)).hasSize(2);
    assertThat(comments("searchCriteria.toCommitId=" + second)).hasSize(2);
    assertThat(comments("searchCriteria.ids=" + third + "," + second)).hasSize(2);
    assertThat(
            comments(
                "searchCriteria.itemVersion.version=feature/greeting&searchCriteria.compareVersion.version=main"))
        .containsExactly("Third", "Second #12");
    JsonObject told =
        git.get(
                "/commits?searchCriteria.includeWorkItems=true&searchCriteria.includePushData=true&searchCriteria.ids="
                    + second)
            .list()
            .get(0)
            .getAsJsonObject();
    assertThat(told.getAsJsonArray("workItems").get(0).getAsJsonObject().get("id"))
        .hasToString("\"12\"");
    assertThat(told.getAsJsonObject("push").get("pushId").getAsInt()).isEqualTo(3);
    JsonObject shown =
        git.get("/commits?searchCriteria.includeUserImageUrl=true").list().get(0).getAsJsonObject();
    assertThat(shown.getAsJsonObject("author").has("imageUrl")).isTrue();
    assertThat(git.get("/commits?searchCriteria.fromDate=x").status()).isEqualTo(400);
    assertThat(git.get("/commits?searchCriteria.itemVersion.version=none").typeKey())
        .isEqualTo("GitUnresolvableToCommitException");
  }

  @Test
  void aBodyMayHoldTheCriteria() {
    push("Second", add("/a", "1"));
    String range =
        """
        {"itemVersion": {"versionType": "branch", "version": "feature/greeting"},
         "compareVersion": {"versionType": "branch", "version": "main"}}""";
    assertThat(git.post("/commitsbatch", range).strings("value", "comment"))
        .containsExactly("Second");
    String ids = "{\"ids\": [\"" + git.tip("main") + "\"]}";
    assertThat(git.post("/commitsbatch", ids).list()).hasSize(1);
    assertThat(git.post("/commitsbatch?$top=1", "{}").list()).hasSize(1);
  }

  @Test
  void aCommitTellsItsChanges() {
    String feature = git.tip("feature/greeting");
    JsonObject commit = git.get("/commits/" + feature + "?changeCount=1").json();
    assertThat(commit.getAsJsonArray("changes")).hasSize(1);
    assertThat(commit.getAsJsonArray("parents")).hasSize(1);
    assertThat(commit.getAsJsonObject("author").get("date"))
        .hasToString("\"2026-03-04T12:00:00Z\"");
    Wire.Answer changes = git.get("/commits/" + feature + "/changes");
    List<String> paths =
        changes.json().getAsJsonArray("changes").asList().stream()
            .map(c -> c.getAsJsonObject().getAsJsonObject("item").get("path").getAsString())
            .toList();
    assertThat(paths).containsExactly("/docs", "/docs/greeting.md", "/src", "/src/Main.java");
    assertThat(
            git.get("/commits/" + feature + "/changes?top=1&skip=3")
                .json()
                .getAsJsonArray("changes"))
        .hasSize(1);
    assertThat(git.get("/commits/" + "1".repeat(40)).message()).startsWith("TF401035");
    assertThat(git.get("/commits/xyz").status()).isEqualTo(400);
  }

  @Test
  void versionsAreComparedBothWays() {
    push("Second", add("/a", "1"));
    String query =
        "?baseVersion=main&baseVersionType=branch&targetVersion=feature/greeting&targetVersionType=branch";
    JsonObject diff = git.get("/diffs/commits" + query).json();
    assertThat(diff.get("aheadCount").getAsInt()).isEqualTo(1);
    assertThat(diff.get("behindCount").getAsInt()).isEqualTo(1);
    assertThat(diff.get("commonCommit").getAsString())
        .isEqualTo(emulator.seeds().ids().get("commit"));
    assertThat(diff.getAsJsonArray("changes")).hasSize(5);
    assertThat(diff.getAsJsonObject("changeCounts").get("Delete").getAsInt()).isEqualTo(1);
    JsonObject common = git.get("/diffs/commits" + query + "&diffCommonCommit=true&$top=3").json();
    assertThat(common.getAsJsonObject("changeCounts").has("Delete")).isFalse();
    assertThat(common.get("allChangesIncluded").getAsBoolean()).isFalse();
    JsonObject rest = git.get("/diffs/commits" + query + "&diffCommonCommit=true&$skip=3").json();
    assertThat(rest.getAsJsonArray("changes")).hasSize(1);
    assertThat(rest.get("allChangesIncluded").getAsBoolean()).isTrue();
  }

  @Test
  void branchesTellHowFarTheyAreFromTheDefaultOne() {
    push("Second", add("/a", "1"));
    JsonObject one = git.get("/stats/branches?name=feature/greeting").json();
    assertThat(one.get("aheadCount").getAsInt()).isEqualTo(1);
    assertThat(one.get("behindCount").getAsInt()).isEqualTo(1);
    assertThat(one.get("isBaseVersion").getAsBoolean()).isFalse();
    assertThat(git.get("/stats/branches").strings("value", "name"))
        .containsExactly("feature/greeting", "main");
    assertThat(git.get("/stats/branches?name=none").status()).isEqualTo(404);
    String against =
        "&baseVersionDescriptor.version=feature/greeting&baseVersionDescriptor.versionType=branch";
    assertThat(git.get("/stats/branches?name=main" + against).json().get("aheadCount").getAsInt())
        .isEqualTo(1);
  }

  @Test
  void theMergeBaseIsWhereTwoPart() {
    String main = push("Second", add("/a", "1"));
    String other = git.tip("feature/greeting");
    Wire.Answer bases = git.get("/commits/" + main + "/mergebases?otherCommitId=" + other);
    assertThat(bases.strings("value", "commitId"))
        .containsExactly(String.valueOf(emulator.seeds().ids().get("commit")));
    assertThat(git.get("/commits/" + main + "/mergebases").status()).isEqualTo(400);
  }

  @Test
  void aBranchWithSomethingToOfferIsSuggested() {
    JsonObject suggestion = git.get("/suggestions").list().get(0).getAsJsonObject();
    assertThat(suggestion.getAsJsonObject("properties").get("sourceBranch"))
        .hasToString("\"refs/heads/feature/greeting\"");
  }
}

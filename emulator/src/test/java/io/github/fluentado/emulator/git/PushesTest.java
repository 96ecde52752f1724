// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.NONE;
import static io.github.fluentado.emulator.git.GitWire.add;
import static io.github.fluentado.emulator.git.GitWire.commit;
import static io.github.fluentado.emulator.git.GitWire.delete;
import static io.github.fluentado.emulator.git.GitWire.edit;
import static io.github.fluentado.emulator.git.GitWire.rename;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PushesTest {
  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);
  private final GitWire git = new GitWire(wire);

  private String text(String path) {
    return wire.with("Accept", "text/plain").get(GitWire.REPO + "/items?path=" + path).text();
  }

  @Test
  void aRefThatIsNoneIsNamedInTheRefusal() {
    Wire.Answer refused =
        git.post(
            "/pushes",
            """
            {"refUpdates": [{"name": "main", "oldObjectId": "%s"}], "commits": [%s]}"""
                .formatted(git.tip("main"), GitWire.commit("x", GitWire.add("/x", "x"))));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).isEqualTo("TF401021: 'main' is not a valid ref name.");
  }

  @Test
  void aPushAddsEditsRenamesAndDeletes() {
    String before = git.tip("main");
    Wire.Answer answer =
        git.push(
            "main",
            add("/new/Größe.txt", "hä\n"),
            edit("README.md", "changed"),
            rename("/docs", "/manual"),
            delete("/.gitignore"));
    assertThat(answer.status()).isEqualTo(201);
    JsonObject commit = GitWire.pushed(answer);
    assertThat(commit.get("comment")).hasToString("\"A change\"");
    assertThat(commit.getAsJsonArray("parents").get(0)).hasToString("\"" + before + "\"");
    assertThat(git.tip("main")).isEqualTo(GitWire.id(answer));
    assertThat(text("/README.md")).isEqualTo("changed");
    assertThat(text("/new/Gr%C3%B6%C3%9Fe.txt")).isEqualTo("hä\n");
    assertThat(text("/manual/guide.md")).startsWith("# Guide");
    assertThat(git.get("/items?path=/.gitignore").typeKey()).isEqualTo("GitItemNotFoundException");
    Wire.Answer changes = git.get("/commits/" + GitWire.id(answer) + "/changes");
    assertThat(changes.strings("changes", "changeType"))
        .contains("add", "edit", "rename", "delete");
  }

  @Test
  void severalCommitsBuildOnEachOther() {
    String body =
        GitWire.body(
            "main",
            git.tip("main"),
            commit("one", add("/1", "1")),
            commit("two", edit("/1", "2")),
            commit("three", rename("/1", "/3")));
    Wire.Answer answer = git.post("/pushes", body);
    assertThat(answer.strings("commits", "comment")).containsExactly("three", "two", "one");
    assertThat(text("/3")).isEqualTo("2");
  }

  @Test
  void aNewBranchMayBeginAnywhere() {
    String base = git.tip("main");
    Wire.Answer answer = git.pushFrom(base, "topic/a", add("/x", "1"));
    JsonObject update = answer.json().getAsJsonArray("refUpdates").get(0).getAsJsonObject();
    assertThat(update.get("oldObjectId")).hasToString("\"" + NONE + "\"");
    assertThat(answer.json().getAsJsonArray("commits")).hasSize(1);
    Wire.Answer orphan = git.pushFrom(NONE, "orphan", add("/x", "1"));
    assertThat(GitWire.pushed(orphan).getAsJsonArray("parents")).isEmpty();
  }

  @Test
  void contentMayBeBase64() {
    String change =
        """
        {"changeType": "add", "item": {"path": "/b.bin"},
         "newContent": {"content": "AAEC/w==", "contentType": "base64encoded"}}""";
    assertThat(git.push("main", change).status()).isEqualTo(201);
    Wire.Answer file =
        wire.with("Accept", "application/octet-stream").get(GitWire.REPO + "/items?path=/b.bin");
    assertThat(file.bytes()).containsExactly(0, 1, 2, 0xff);
  }

  @Test
  void whoPushesWithAnOldTipIsRefused() {
    String old = git.tip("main");
    git.push("main", add("/first", "1"));
    Wire.Answer answer = git.pushFrom(old, "main", add("/second", "2"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.typeKey()).isEqualTo("GitReferenceStaleException");
    assertThat(answer.message()).startsWith("TF401028");
    assertThat(git.get("/items?path=/second").status()).isEqualTo(404);
  }

  @Test
  void aRefusedPushLeavesNothingBehind() {
    String tip = git.tip("main");
    int pushes = git.get("/pushes").list().size();
    String body =
        GitWire.body(
            "main", tip, commit("good", add("/1", "1")), commit("bad", edit("/none", "2")));
    Wire.Answer answer = git.post("/pushes", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.typeKey()).isEqualTo("InvalidArgumentValueException");
    assertThat(answer.message()).contains("/none");
    assertThat(git.tip("main")).isEqualTo(tip);
    assertThat(git.get("/pushes").list()).hasSize(pushes);
    String blob = "56a6051ca2b02b04ef92d5150c9ef600403cb1de";
    assertThat(git.get("/blobs/" + blob).status()).isEqualTo(404);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    String tip = git.tip("main");
    String good = commit("c", add("/x", "1"));
    for (String body :
        List.of(
            "{}",
            GitWire.body("main", tip),
            GitWire.body("main", tip, "{\"comment\": \"c\"}"),
            GitWire.body("main", tip, "7"),
            GitWire.body("main", "abc", good),
            GitWire.body("ma in", tip, good),
            GitWire.body("main/x", tip, good),
            GitWire.body("a..b", tip, good),
            GitWire.body("main", tip, commit("c", "{\"changeType\": \"add\"}")),
            GitWire.body("main", tip, commit("c", GitWire.change("lock", "/x", ""))),
            GitWire.body("main", tip, commit("c", add("/README.md", "again"))),
            GitWire.body("main", tip, commit("c", add("/.git/hooks", "x"))),
            GitWire.body("main", tip, commit("c", delete("/none"))),
            GitWire.body("main", tip, commit("c", add("/x", "1").replace("rawtext", "odd"))),
            GitWire.body(
                "main", tip, commit("c", add("/x", "%").replace("rawtext", "base64Encoded"))))) {
      Wire.Answer answer = git.post("/pushes", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.message()).as(body).isNotBlank();
    }
    assertThat(git.post("/pushes", "[]").status()).isEqualTo(400);
    String unknown = "1".repeat(40);
    assertThat(git.pushFrom(unknown, "elsewhere", add("/x", "1")).message()).startsWith("TF401035");
    assertThat(git.tip("main")).isEqualTo(tip);
  }

  @Test
  void pushesAreListedNewestFirst() {
    git.push("main", add("/x", "1"));
    Wire.Answer all = git.get("/pushes?searchCriteria.includeRefUpdates=true");
    assertThat(all.list()).hasSize(3);
    int newest = all.list().get(0).getAsJsonObject().get("pushId").getAsInt();
    assertThat(newest).isEqualTo(3);
    assertThat(git.get("/pushes?$top=1&$skip=1").list()).hasSize(1);
    assertThat(git.get("/pushes?searchCriteria.refName=refs/heads/main").list()).hasSize(2);
    assertThat(git.get("/pushes?searchCriteria.toDate=2001-01-01").list()).isEmpty();
    assertThat(git.get("/pushes?searchCriteria.pusherId=nobody").list()).isEmpty();
    assertThat(git.get("/pushes?searchCriteria.fromDate=soon").status()).isEqualTo(400);
    JsonObject one = git.get("/pushes/3?includeCommits=5&includeRefUpdates=true").json();
    assertThat(one.getAsJsonArray("commits")).hasSize(1);
    assertThat(one.getAsJsonArray("refUpdates")).hasSize(1);
    assertThat(git.get("/commits?pushId=3").list()).hasSize(1);
    assertThat(git.get("/pushes/99").status()).isEqualTo(404);
  }
}

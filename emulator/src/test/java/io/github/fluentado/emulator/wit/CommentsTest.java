// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private static final String COMMENTS = "/web/_apis/wit/workItems/1/comments";
  private static final String VERSION = "?api-version=7.1-preview.4";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void aTask() {
    wire.task("one");
  }

  private Wire.Answer comment(String text) {
    return wire.post(COMMENTS + VERSION, "{\"text\":" + Wire.quote(text) + "}");
  }

  @Test
  void aCommentIsAlsoARevision() {
    Wire.Answer made = comment("Hello & <b>all</b>");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().get("text")).hasToString("\"Hello & <b>all</b>\"");
    assertThat(made.json().get("version").getAsInt()).isEqualTo(1);
    Wire.Answer item = wire.item(1);
    assertThat(item.rev()).isEqualTo(2);
    assertThat(item.fields().get("System.CommentCount").getAsInt()).isEqualTo(1);
    assertThat(item.field("System.History")).isEqualTo("Hello & <b>all</b>");
    wire.update(1, Wire.add("System.Title", "two"));
    assertThat(wire.item(1).fields().has("System.History")).isFalse();
  }

  @Test
  void historyWrittenInAPatchIsAComment() {
    wire.update(1, Wire.add("System.History", "by patch"));
    assertThat(wire.get(COMMENTS + VERSION).strings("comments", "text"))
        .containsExactly("by patch");
    assertThat(wire.item(1).fields().get("System.CommentCount").getAsInt()).isEqualTo(1);
  }

  @Test
  void pagesAreLinkedByATokenInTheBody() {
    for (int i = 1; i <= 5; i++) {
      comment("c" + i);
    }
    List<String> seen = new ArrayList<>();
    String token = "";
    int pages = 0;
    while (pages == 0 || !token.isEmpty()) {
      Wire.Answer page =
          wire.get(
              COMMENTS + VERSION + "&$top=2" + (pages == 0 ? "" : "&continuationToken=" + token));
      seen.addAll(page.strings("comments", "text"));
      assertThat(page.json().get("totalCount").getAsInt()).isEqualTo(5);
      JsonElement next = page.json().get("continuationToken");
      token = next == null ? "" : next.getAsString();
      assertThat(page.json().has("nextPage")).isEqualTo(next != null);
      pages++;
    }
    assertThat(seen).containsExactly("c5", "c4", "c3", "c2", "c1");
    assertThat(pages).isEqualTo(3);
    assertThat(wire.get(COMMENTS + VERSION + "&order=asc").strings("comments", "text"))
        .startsWith("c1", "c2");
    assertThat(wire.get(COMMENTS + VERSION + "&ids=2,4").strings("comments", "text"))
        .containsExactly("c4", "c2");
    assertThat(wire.get(COMMENTS + VERSION + "&continuationToken=x!").status()).isEqualTo(400);
  }

  @Test
  void commentsAreEditedAndDeleted() {
    comment("first");
    String one = COMMENTS + "/1";
    Wire.Answer edited = wire.patchJson(one + VERSION, "{\"text\":\"second\"}");
    assertThat(edited.json().get("version").getAsInt()).isEqualTo(2);
    assertThat(wire.get(one + VERSION).json().get("text")).hasToString("\"second\"");
    Wire.Answer removed = wire.delete(one + VERSION);
    assertThat(removed.json().get("isDeleted").getAsBoolean()).isTrue();
    assertThat(wire.get(one + VERSION).typeKey()).isEqualTo("CommentNotFoundException");
    assertThat(wire.get(one + VERSION + "&includeDeleted=true").status()).isEqualTo(200);
    assertThat(wire.get(COMMENTS + VERSION).json().getAsJsonArray("comments")).isEmpty();
    assertThat(wire.get(COMMENTS + VERSION + "&includeDeleted=true").ids("comments"))
        .containsExactly(1);
    assertThat(wire.item(1).fields().get("System.CommentCount").getAsInt()).isZero();
  }

  @Test
  void emptyCommentsAndUnknownItemsAreRefused() {
    assertThat(comment(" ").status()).isEqualTo(400);
    assertThat(wire.post(COMMENTS + VERSION, "{}").status()).isEqualTo(400);
    assertThat(wire.get("/web/_apis/wit/workItems/9/comments" + VERSION).status()).isEqualTo(404);
    assertThat(wire.patchJson(COMMENTS + "/7" + VERSION, "{\"text\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(wire.item(1).rev()).isEqualTo(1);
  }

  @Test
  void theFormatIsKept() {
    Wire.Answer made =
        wire.post(COMMENTS + VERSION + "&format=Markdown", "{\"text\":\"**bold**\"}");
    assertThat(made.json().get("format")).hasToString("\"markdown\"");
  }

  @Test
  void aRevisionTellsTheVersionOfTheCommentThatCameWithIt() {
    JsonObject made = comment("first").json();
    JsonObject told = wire.item(1).json().getAsJsonObject("commentVersionRef");
    assertThat(told.get("commentId")).isEqualTo(made.get("id"));
    assertThat(told.get("version").getAsInt()).isEqualTo(1);
    assertThat(told.get("url").getAsString())
        .isEqualTo(made.get("url").getAsString() + "/versions/1");
    wire.patchJson(COMMENTS + "/1" + VERSION + "&format=Markdown", "{\"text\":\"**second**\"}");
    assertThat(version(wire.item(1).json())).isEqualTo(2);
    wire.update(1, Wire.add("System.Title", "two"));
    assertThat(wire.item(1).json().has("commentVersionRef")).isFalse();
    wire.update(1, Wire.add("System.History", "by patch"));
    List<Integer> versions =
        wire.get("/_apis/wit/workItems/1/revisions?api-version=7.1").list().asList().stream()
            .map(revision -> version(revision.getAsJsonObject()))
            .toList();
    assertThat(versions).containsExactly(0, 1, 2, 0, 1);
  }

  private static int version(JsonObject revision) {
    JsonObject told = revision.getAsJsonObject("commentVersionRef");
    return told == null ? 0 : told.get("version").getAsInt();
  }

  @Test
  void aMarkdownCommentIsTheHistoryOfOneRevisionOnly() {
    wire.post(COMMENTS + VERSION + "&format=Markdown", "{\"text\":\"**bold**\"}");
    assertThat(formats()).isEqualTo("{\"System.History\":\"markdown\"}");
    comment("plain");
    assertThat(formats()).isEqualTo("{\"System.History\":\"html\"}");
  }

  private String formats() {
    return wire.item(1).json().get("multilineFieldsFormat").toString();
  }
}

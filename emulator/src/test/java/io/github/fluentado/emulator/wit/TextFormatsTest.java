// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.Wire.add;
import static io.github.fluentado.emulator.Wire.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Wire;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatsTest {
  private static final String DESCRIPTION = "System.Description";
  private static final String CRITERIA = "Microsoft.VSTS.Common.AcceptanceCriteria";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static String format(String field, String format) {
    return operation("add", "/multilineFieldsFormat/" + field, Wire.quote(format));
  }

  private static JsonObject formats(Wire.Answer answer) {
    return answer.json().getAsJsonObject("multilineFieldsFormat");
  }

  private static String format(Wire.Answer answer, String field) {
    return formats(answer).get(field).getAsString();
  }

  @Test
  void eachAnswerTellsTheFormatsOfItsLargeTexts() {
    Wire.Answer bare = wire.task("bare");
    assertThat(formats(bare).size()).isZero();
    Wire.Answer made = wire.create("Task", add("System.Title", "a"), add(DESCRIPTION, "<b>x</b>"));
    assertThat(formats(made).size()).isEqualTo(1);
    assertThat(format(made, DESCRIPTION)).isEqualTo("html");
    assertThat(format(wire.get("/_apis/wit/workItems/2"), DESCRIPTION)).isEqualTo("html");
    assertThat(format(wire.get("/_apis/wit/workItems/2/revisions/1"), DESCRIPTION))
        .isEqualTo("html");
    JsonObject listed = wire.get("/_apis/wit/workItems?ids=2").list().get(0).getAsJsonObject();
    assertThat(listed.getAsJsonObject("multilineFieldsFormat").has(DESCRIPTION)).isTrue();
    JsonObject chosen =
        wire.get("/_apis/wit/workItems?ids=2&fields=" + DESCRIPTION)
            .list()
            .get(0)
            .getAsJsonObject();
    assertThat(chosen.getAsJsonObject("multilineFieldsFormat").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Markdown", "markdown", "MARKDOWN"})
  void aTextIsMarkdownWhenAPatchSaysSoWithIt(String word) {
    Wire.Answer made =
        wire.create(
            "Task", add("System.Title", "a"), format(DESCRIPTION, word), add(DESCRIPTION, "# x"));
    assertThat(format(made, DESCRIPTION)).isEqualTo("markdown");
    Wire.Answer changed =
        wire.update(
            1,
            add(CRITERIA, "- y"),
            operation(
                "replace",
                "/multilinefieldsformat/" + CRITERIA.toLowerCase(Locale.ROOT),
                Wire.quote(word)));
    assertThat(format(changed, CRITERIA)).isEqualTo("markdown");
    assertThat(format(changed, DESCRIPTION)).isEqualTo("markdown");
    assertThat(format(wire.get("/_apis/wit/workItems/1/revisions/1"), DESCRIPTION))
        .isEqualTo("markdown");
    assertThat(formats(wire.get("/_apis/wit/workItems/1/revisions/1")).has(CRITERIA)).isFalse();
  }

  @Test
  void aFormatWithoutANewTextChangesNothing() {
    wire.create("Task", add("System.Title", "a"), add(DESCRIPTION, "x"));
    Wire.Answer alone = wire.update(1, format(DESCRIPTION, "Markdown"));
    assertThat(alone.rev()).isEqualTo(1);
    assertThat(format(alone, DESCRIPTION)).isEqualTo("html");
    Wire.Answer same = wire.update(1, add(DESCRIPTION, "x"), format(DESCRIPTION, "Markdown"));
    assertThat(format(same, DESCRIPTION)).isEqualTo("html");
  }

  @Test
  void thereIsNoWayBackToHtml() {
    wire.create(
        "Task", add("System.Title", "a"), add(DESCRIPTION, "x"), format(DESCRIPTION, "Markdown"));
    Wire.Answer back = wire.update(1, add(DESCRIPTION, "<b>y</b>"), format(DESCRIPTION, "Html"));
    assertThat(back.field(DESCRIPTION)).isEqualTo("<b>y</b>");
    assertThat(format(back, DESCRIPTION)).isEqualTo("markdown");
    assertThat(format(wire.update(1, add(DESCRIPTION, "z")), DESCRIPTION)).isEqualTo("markdown");
  }

  @Test
  void onlyLargeTextsAndTheTwoFormatsAreTaken() {
    wire.task("a");
    for (String step :
        new String[] {
          format("System.Title", "Markdown"),
          format("Microsoft.VSTS.Common.Priority", "Markdown"),
          format(DESCRIPTION, "rtf"),
          format("No.Such", "Markdown"),
          operation("remove", "/multilineFieldsFormat/" + DESCRIPTION, "null"),
          operation("add", "/multilineFieldsFormat", "\"Markdown\"")
        }) {
      assertThat(wire.update(1, add(DESCRIPTION, "x"), step).status()).as(step).isEqualTo(400);
    }
    assertThat(wire.item(1).rev()).isEqualTo(1);
  }

  @Test
  void aCommentCanBeMarkdownToo() {
    wire.task("a");
    wire.update(1, add("System.History", "*soon*"), format("System.History", "Markdown"));
    Wire.Answer comments = wire.get("/web/_apis/wit/workItems/1/comments");
    assertThat(comments.strings("comments", "format")).containsExactly("markdown");
  }

  @Test
  void aServerWithAYearInItsNameKnowsNoMarkdown() {
    try (Emulator old = Emulator.builder().server(ServerYear.SERVER_2022_2).start()) {
      Wire server = Wire.of(old);
      Wire.Answer made = server.create("Task", add("System.Title", "a"), add(DESCRIPTION, "x"));
      assertThat(made.json().has("multilineFieldsFormat")).isFalse();
      Wire.Answer refused =
          server.update(1, add(DESCRIPTION, "y"), format(DESCRIPTION, "Markdown"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.message()).contains("/multilineFieldsFormat/System.Description");
    }
    try (Emulator recent = Emulator.builder().server(ServerYear.SERVER).start()) {
      assertThat(Wire.of(recent).task("a").json().has("multilineFieldsFormat")).isTrue();
    }
  }
}

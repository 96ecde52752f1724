// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static io.github.fluentado.client.common.LargeTextCustomHtmlFormat.HTML;
import static io.github.fluentado.client.common.LargeTextCustomHtmlFormat.MARKDOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Mode;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large texts in Markdown. */
class MarkdownTest extends OnEmulator {

  @ParameterizedTest
  @EnumSource
  void isSetInCreationsEditsAndBatches(Mode mode) {
    WorkItem bug =
        mode.run(
            items
                .create("Bug")
                .set(Fields.TITLE, "x")
                .set(Fields.REPRO_STEPS, "<b>click</b>")
                .markdown(Fields.DESCRIPTION, "*first*"));
    assertThat(bug.peekFormat(Fields.DESCRIPTION)).contains(MARKDOWN);
    assertThat(bug.peekFormat(Fields.REPRO_STEPS)).contains(HTML);
    assertThat(bug.peekFormat(Fields.TITLE)).isEmpty();

    mode.run(bug.edit().markdown(Fields.REPRO_STEPS, "**click**"));
    assertThat(bug.peek(Fields.REPRO_STEPS)).contains("**click**");
    assertThat(bug.peekFormat(Fields.REPRO_STEPS)).contains(MARKDOWN);

    int other = emulator.seeds().workItems().get(0);
    List<WorkItemBatch.Outcome> outcomes =
        mode.run(
            items
                .batch()
                .add(items.edit(other).markdown(Fields.DESCRIPTION, "- so"))
                .add(bug.set(Fields.TITLE, "y")));
    assertThat(outcomes).allMatch(outcome -> outcome.error().isEmpty());
    assertThat(outcomes.get(0).item().orElseThrow().peekFormat(Fields.DESCRIPTION))
        .contains(MARKDOWN);
  }

  @ParameterizedTest
  @EnumSource
  void thereIsNoWayBack(Mode mode) {
    WorkItem bug =
        mode.run(items.create("Bug").set(Fields.TITLE, "x").markdown(Fields.DESCRIPTION, "*a*"));
    mode.run(bug.set(Fields.DESCRIPTION, "<b>a</b>"));
    assertThat(bug.peekFormat(Fields.DESCRIPTION)).contains(MARKDOWN);
  }

  @ParameterizedTest
  @EnumSource
  void formatIsReadByOneRefreshIfItIsNotHeld(Mode mode) {
    WorkItem bug =
        mode.run(items.create("Bug").set(Fields.TITLE, "x").markdown(Fields.DESCRIPTION, "*a*"));
    WorkItem narrow = mode.run(items.get(bug.id()).fields(Fields.DESCRIPTION));
    requests();
    assertThat(narrow.peekFormat(Fields.DESCRIPTION)).isEmpty();
    assertThat(mode.run(narrow.readFormat(Fields.DESCRIPTION))).contains(MARKDOWN);
    assertThat(mode.run(narrow.readFormat(Field.text("system.description")))).contains(MARKDOWN);
    assertThat(mode.run(narrow.readFormat(Fields.TITLE))).isEmpty();
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void fieldThatIsNoLargeTextIsInvalid(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    assertThat(mode.failure(items.edit(id).markdown(Fields.TITLE, "*x*")).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  @Test
  @SuppressWarnings("NullAway") // Null is what is tested.
  void textIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.edit(7).markdown(Fields.DESCRIPTION, null))
        .withMessageStartingWith("text ");
  }
}

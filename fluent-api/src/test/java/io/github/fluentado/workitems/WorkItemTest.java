// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a work item holds, and when it asks, told by counting requests. */
class WorkItemTest {
  private static final Field<String> TEAM = Field.text("Custom.Team");

  private final FakeTransport wire = new FakeTransport();
  private final AzureDevOps ado = wire.client();
  private final WorkItems items = ado.project("web").workItems();

  @AfterEach
  void close() {
    ado.close();
  }

  private static String item(int rev, String fields, String more) {
    return "{\"id\":7,\"rev\":" + rev + ",\"fields\":{" + fields + "}" + more + "}";
  }

  private static String item(int rev, String fields) {
    return item(rev, fields, "");
  }

  private static String title(int rev, String title) {
    return item(rev, "\"System.Title\":\"" + title + "\",\"System.WorkItemType\":\"Bug\"");
  }

  @ParameterizedTest
  @EnumSource
  void firstCallIsOneRequestForEverything(Mode mode) {
    wire.answer(title(3, "x"));
    WorkItem item = mode.run(items.get(7));
    assertThat(wire.sent()).hasSize(1);
    assertThat(wire.last().method()).isEqualTo("GET");
    assertThat(wire.last().url())
        .isEqualTo(
            "https://dev.azure.com/contoso/web/_apis/wit/workitems/7?$expand=all&api-version=7.1");
    assertThat(item.id()).isEqualTo(7);
    assertThat(item.revision()).isEqualTo(3);
    assertThat(item.type()).contains("Bug");
    assertThat(item.url()).isEmpty();
    assertThat(item).hasToString("WorkItem[id=7, type=Bug, rev=3]");
  }

  @Test
  void doorsAndCallsSendNothingUntilTheyAreRun() {
    assertThat(items.get(7).fields(Fields.TITLE)).isNotNull();
    assertThat(items.list(1, 2, 3)).isNotNull();
    assertThat(items.query("SELECT [System.Id] FROM WorkItems")).isNotNull();
    assertThat(items.edit(7).set(Fields.TITLE, "x")).isNotNull();
    assertThat(wire.sent()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void organizationDoorNamesNoProject(Mode mode) {
    wire.answer(title(3, "x"));
    mode.run(ado.workItems().get(7));
    assertThat(wire.last().path()).isEqualTo("/contoso/_apis/wit/workitems/7");
  }

  @ParameterizedTest
  @EnumSource
  void peekNeverAsksAndReadAsksOnceThenRemembers(Mode mode) {
    wire.answer(item(3, "\"System.Title\":\"x\""));
    WorkItem item = mode.run(items.get(7).fields(Fields.TITLE));
    assertThat(wire.last().query()).isEqualTo("fields=System.Title&api-version=7.1");
    assertThat(item.peek(Fields.TITLE)).contains("x");
    assertThat(item.peek(Fields.REASON)).isEmpty();
    assertThat(mode.run(item.read(Fields.TITLE))).contains("x");
    assertThat(wire.sent()).hasSize(1);

    wire.answer(item(3, "\"System.Title\":\"x\",\"System.Reason\":\"New\""));
    assertThat(mode.run(item.read(Fields.REASON))).contains("New");
    assertThat(wire.sent()).hasSize(2);
    assertThat(wire.last().query()).isEqualTo("$expand=all&api-version=7.1");
    assertThat(mode.run(item.read(Fields.REASON))).contains("New");
    assertThat(item.peek(Fields.REASON)).contains("New");
    assertThat(mode.run(item.read(TEAM))).isEmpty();
    assertThat(wire.sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void missingFieldAfterFullFetchMeansEmptyAndIsNotAskedAgain(Mode mode) {
    wire.answer(title(3, "x"));
    WorkItem item = mode.run(items.get(7));
    assertThat(mode.run(item.read(Fields.DESCRIPTION))).isEmpty();
    assertThat(mode.run(item.read(TEAM))).isEmpty();
    assertThat(mode.run(item.readRelations())).isEmpty();
    assertThat(wire.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void listedFieldThatIsEmptyIsNotAskedAgain(Mode mode) {
    wire.answer(item(3, "\"System.Title\":\"x\""));
    WorkItem item = mode.run(items.get(7).fields(Fields.TITLE, TEAM));
    assertThat(mode.run(item.read(Field.text("custom.team")))).isEmpty();
    assertThat(wire.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void readCallAsksAtEachRunOnlyIfNothingIsHeldYet(Mode mode) {
    wire.answer(item(3, "\"System.Title\":\"x\""));
    Call<Optional<String>> read = mode.run(items.get(7).fields(Fields.TITLE)).read(Fields.REASON);
    wire.answer(item(3, "\"System.Reason\":\"New\""));
    assertThat(mode.run(read)).contains("New");
    assertThat(mode.run(read)).contains("New");
    assertThat(wire.sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void namesInOtherLetterCaseAreTheSameField(Mode mode) {
    wire.answer(item(3, "\"system.TITLE\":\"x\",\"System.AssignedTo\":null"));
    WorkItem item = mode.run(items.get(7));
    assertThat(item.peek(Fields.TITLE)).contains("x");
    assertThat(item.peek(Fields.ASSIGNED_TO)).isEmpty();
    assertThat(mode.run(item.read(Fields.ASSIGNED_TO))).isEmpty();
    assertThat(wire.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void refreshTakesTheNewerAndKeepsItAgainstAnOlderAnswer(Mode mode) {
    wire.answer(title(3, "three"));
    WorkItem item = mode.run(items.get(7));
    wire.answer(title(5, "five")).answer(title(4, "four"));
    assertThat(mode.run(item.refresh())).isSameAs(item);
    assertThat(item.peek(Fields.TITLE)).contains("five");
    mode.run(item.refresh());
    assertThat(item.peek(Fields.TITLE)).contains("five");
    assertThat(item.revision()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void failedRefreshLosesNothing(Mode mode) {
    wire.answer(title(3, "three"));
    WorkItem item = mode.run(items.get(7));
    wire.answer(404, "{\"message\":\"TF401232: gone\",\"typeKey\":\"X\"}");
    assertThat(mode.failure(item.refresh()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(item.peek(Fields.TITLE)).contains("three");
  }

  @ParameterizedTest
  @EnumSource
  void relationsAreReadOnceAndEmptyMeansNone(Mode mode) {
    wire.answer(title(3, "x"));
    WorkItem item = mode.run(items.get(7).expand(WorkItemExpand.FIELDS));
    assertThat(item.peekRelations()).isEmpty();
    wire.answer(
        item(3, "", ",\"relations\":[{\"rel\":\"Hyperlink\",\"url\":\"https://x.example\"}]"));
    assertThat(mode.run(item.readRelations())).hasSize(1);
    assertThat(mode.run(item.readRelations()).get(0).url()).isEqualTo("https://x.example");
    assertThat(item.peekRelations().orElseThrow()).hasSize(1);
    assertThat(wire.sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAsOfATimeIsReadAsOfThatTime(Mode mode) {
    Instant then = Instant.parse("2024-02-29T12:00:00Z");
    wire.answer(item(3, "\"System.Title\":\"old\""));
    WorkItem item = mode.run(items.get(7).fields(Fields.TITLE).asOf(then));
    assertThat(wire.last().query())
        .isEqualTo("fields=System.Title&asOf=2024-02-29T12%3A00%3A00Z&api-version=7.1");
    wire.answer(item(3, "\"System.Reason\":\"old reason\""));
    assertThat(mode.run(item.read(Fields.REASON))).contains("old reason");
    assertThat(wire.last().query())
        .isEqualTo("$expand=all&asOf=2024-02-29T12%3A00%3A00Z&api-version=7.1");
    wire.answer(title(9, "new"));
    WorkItem now = mode.run(item.set(Fields.TITLE, "new"));
    assertThat(now).isNotSameAs(item);
    assertThat(now.revision()).isEqualTo(9);
    assertThat(item.revision()).isEqualTo(3);
  }

  @Test
  void fieldsAndExpansionExcludeEachOther() {
    GetWorkItem listed = items.get(7).fields(Fields.TITLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listed.expand(WorkItemExpand.ALL))
        .withMessageContaining("fields cannot be combined with expand all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.get(7).expand(WorkItemExpand.RELATIONS).fields(Fields.TITLE));
    assertThatIllegalArgumentException().isThrownBy(() -> items.get(7).fields(List.of()));
    assertThat(listed.expand(WorkItemExpand.LINKS)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void valueOfAnotherTypeFailsTheReadAndNotTheOthers(Mode mode) {
    wire.answer(item(3, "\"Microsoft.VSTS.Common.Priority\":\"high\",\"System.Title\":\"x\""));
    WorkItem item = mode.run(items.get(7));
    assertThat(mode.failure(item.read(Fields.PRIORITY)).kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(mode.run(item.read(Fields.TITLE))).contains("x");
    assertThat(mode.run(item.read(Field.text(Fields.PRIORITY.name())))).contains("high");
    assertThat(item.data().fields()).containsKey("Microsoft.VSTS.Common.Priority");
  }

  @Test
  void badIdsAreRefusedBeforeAnyRequest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.get(0))
        .withMessageStartingWith("id ");
    assertThatIllegalArgumentException().isThrownBy(() -> items.edit(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> items.delete(0));
    assertThatIllegalArgumentException().isThrownBy(() -> items.destroy(0));
    assertThatIllegalArgumentException().isThrownBy(() -> items.restore(0));
    assertThatIllegalArgumentException().isThrownBy(() -> items.list(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.edit(1).link(RelationType.CHILD, 0));
    assertThat(wire.sent()).isEmpty();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Mode;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.client.common.LargeTextCustomHtmlFormat;
import io.github.fluentado.client.wit.WorkItemDelete;
import io.github.fluentado.client.wit.WorkItemType;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Work items from creation to destruction, over HTTP. */
@ParameterizedClass(name = "{0}")
@MethodSource(OnEmulator.INSTALLATIONS)
class WorkItemsTest extends OnEmulator {
  WorkItemsTest(Optional<ServerYear> server) {
    super(server);
  }

  @ParameterizedTest
  @EnumSource
  void createdItemHoldsWhatItWasGivenAndMore(Mode mode) {
    Instant due = Instant.parse("2027-03-01T12:30:00Z");
    WorkItem bug =
        mode.run(
            items
                .create("Bug")
                .set(Fields.TITLE, "It's <b>wrong</b> — 100% ☃")
                .set(Fields.PRIORITY, 1)
                .set(Fields.REMAINING_WORK, 2.5)
                .set(Fields.DUE_DATE, due)
                .set(Fields.ASSIGNED_TO, new IdentityRef().uniqueName("ann@x.example"))
                .addTag("ui")
                .addTag("a b")
                .comment("first"));
    assertThat(requests()).hasSize(1);
    assertThat(bug.id()).isPositive();
    assertThat(bug.revision()).isEqualTo(1);
    assertThat(bug.type()).contains("Bug");
    assertThat(bug.peek(Fields.TITLE)).contains("It's <b>wrong</b> — 100% ☃");
    assertThat(bug.peek(Fields.PRIORITY)).contains(1);
    assertThat(bug.peek(Fields.REMAINING_WORK)).contains(2.5);
    assertThat(bug.peek(Fields.DUE_DATE)).contains(due);
    assertThat(bug.peek(Fields.ASSIGNED_TO).orElseThrow().displayName()).isEqualTo("Ann O'Neil");
    assertThat(bug.peek(Fields.TAGS).orElseThrow()).containsExactlyInAnyOrder("ui", "a b");
    assertThat(mode.run(bug.read(Fields.DESCRIPTION))).isEmpty();
    assertThat(requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void fieldsAreReadFromWhatIsHeldOrByOneRefresh(Mode mode) {
    int id = emulator.seeds().workItems().get(3);
    WorkItem item = mode.run(items.get(id).fields(Fields.TITLE, Fields.STATE));
    assertThat(item.peek(Fields.STATE)).contains("New");
    assertThat(requests()).hasSize(1);
    assertThat(mode.run(item.read(Fields.TAGS)).orElseThrow()).containsExactly("checkout", "money");
    assertThat(mode.run(item.read(Fields.CREATED_BY))).isPresent();
    assertThat(mode.run(item.read(Fields.DESCRIPTION))).isEmpty();
    assertThat(mode.run(item.readRelations())).isEmpty();
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void editChangesEverythingAtOnceAndKeepsRelations(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    WorkItem story = mode.run(items.get(seeds.get(1)));
    int before = mode.run(story.readRelations()).size();
    requests();
    mode.run(
        story
            .edit()
            .set(Fields.TITLE, "Customers can pay by card")
            .clear(Fields.DESCRIPTION)
            .addTag("pay")
            .link(RelationType.RELATED, seeds.get(3), "the same form")
            .hyperlink(URI.create("https://x.example/spec?a=1&b=%20"))
            .comment("decided")
            .onlyIfUnchanged());
    assertThat(requests()).hasSize(1);
    assertThat(story.peek(Fields.TITLE)).contains("Customers can pay by card");
    assertThat(mode.run(story.readRelations())).hasSize(before + 2);
    assertThat(requests()).isEmpty();

    mode.run(story.set(Fields.PRIORITY, 1));
    assertThat(story.peekRelations().orElseThrow()).hasSize(before + 2);

    assertThat(requests()).hasSize(1);
    mode.run(story.edit().unlink(RelationType.RELATED, seeds.get(3)).removeTag("PAY"));
    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("GET", "PATCH");
    assertThat(story.peekRelations().orElseThrow()).hasSize(before + 1);
    assertThat(story.peek(Fields.TAGS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tagsAreAddedWithoutLoadingAndReplacedBySetting(Mode mode) {
    int id = emulator.seeds().workItems().get(3);
    WorkItem item = mode.run(items.edit(id).addTag("new"));
    assertThat(item.peek(Fields.TAGS).orElseThrow()).containsExactly("checkout", "money", "new");
    mode.run(item.set(Fields.TAGS, List.of("only")));
    assertThat(item.peek(Fields.TAGS).orElseThrow()).containsExactly("only");
    mode.run(item.edit().clear(Fields.TAGS));
    assertThat(item.peek(Fields.TAGS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void slowerOfTwoGetsAConflictAndSeesTheOthersChangeAfterRefresh(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    WorkItem mine = mode.run(items.get(id));
    mode.run(items.edit(id).set(Fields.TITLE, "theirs"));
    AzureDevOpsException conflict =
        mode.failure(mine.edit().set(Fields.TITLE, "mine").onlyIfUnchanged());
    assertThat(conflict.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(conflict.typeKey()).contains("TestPatchOperationFailedException");
    mode.run(mine.refresh());
    assertThat(mine.peek(Fields.TITLE)).contains("theirs");
    mode.run(mine.edit().set(Fields.TITLE, "mine").onlyIfUnchanged());
    assertThat(mine.peek(Fields.TITLE)).contains("mine");
  }

  @ParameterizedTest
  @EnumSource
  void guardedEditIsSentAgainAfterAResetAndPlainOneIsNot(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    emulator.faults().on("PATCH", "/_apis/wit/workitems/*").reset();
    WorkItem item = mode.run(items.edit(id).set(Fields.TITLE, "x").expectRevision(1));
    assertThat(item.revision()).isEqualTo(2);
    assertThat(requests()).hasSize(2);

    emulator.faults().on("PATCH", "/_apis/wit/workitems/*").reset();
    assertThat(mode.failure(items.edit(id).set(Fields.TITLE, "y")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void validationSavesNothing(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    WorkItem item = mode.run(items.get(id));
    mode.run(item.set(Fields.TITLE, "tried").validateOnly());
    assertThat(item.revision()).isEqualTo(1);
    assertThat(mode.run(items.get(id)).peek(Fields.TITLE)).contains("Sell online");
    assertThat(mode.failure(items.create("Bug").validateOnly()).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void rulesAreKeptUnlessBypassed(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    IdentityRef nobody = new IdentityRef().uniqueName("nobody@x.example");
    assertThat(mode.failure(items.edit(id).set(Fields.ASSIGNED_TO, nobody)).kind())
        .isEqualTo(ErrorKind.INVALID);
    WorkItem item = mode.run(items.edit(id).set(Fields.ASSIGNED_TO, nobody).bypassRules());
    assertThat(item.peek(Fields.ASSIGNED_TO)).isPresent();
    mode.run(item.set(Fields.ASSIGNED_TO, null));
    assertThat(item.peek(Fields.ASSIGNED_TO)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void deletedItemIsGoneUntilRestoredAndDestroyedOneForEver(Mode mode) {
    int id = emulator.seeds().workItems().get(3);
    WorkItemDelete deleted = mode.run(items.delete(id));
    assertThat(deleted.id()).isEqualTo(id);
    assertThat(mode.failure(items.get(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(mode.run(items.restore(id)).id()).isEqualTo(id);
    assertThat(mode.run(items.get(id)).peek(Fields.TITLE)).contains("Total is rounded wrongly");
    assertThat(mode.run(items.destroy(id))).isNotNull();
    assertThat(mode.failure(items.restore(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void itemIsSeenAsOfATime(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    WorkItem item = mode.run(items.get(id));
    Instant then = item.peek(Fields.CHANGED_DATE).orElseThrow();
    mode.run(item.set(Fields.TITLE, "later"));
    WorkItem old = mode.run(items.get(id).asOf(then));
    assertThat(old.peek(Fields.TITLE)).contains("Sell online");
    assertThat(old.revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void missingItemIsNotFoundWithTheServicesCode(Mode mode) {
    AzureDevOpsException missing = mode.failure(items.get(999_999));
    assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(missing.code()).contains("TF401232");
    assertThat(missing.getMessage()).doesNotContain(emulator.token());
  }

  @ParameterizedTest
  @EnumSource
  void doorOfAProjectFindsOnlyItsOwn(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    WorkItems others = ado.project(emulator.seeds().projects().get(1)).workItems();
    assertThat(mode.failure(others.get(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(mode.run(ado.workItems().get(id)).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @EnumSource
  void listsAndQueriesAreWalked(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    assertThat(mode.all(items.list(seeds).fields(Fields.TITLE)))
        .extracting(WorkItem::id)
        .isEqualTo(seeds);
    Wiql bugs = Wiql.of("SELECT [System.Id] FROM WorkItems WHERE ? = ?", Fields.STATE, "New");
    List<WorkItem> found = mode.all(items.query(bugs).fields(Fields.STATE));
    assertThat(found)
        .isNotEmpty()
        .allMatch(item -> item.peek(Fields.STATE).equals(Optional.of("New")));
    UUID saved = UUID.fromString(emulator.seeds().query());
    assertThat(mode.run(items.query(saved).ids())).isEqualTo(seeds);
    assertThat(requests()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void twoTextsAreMarkdownWhereThatIsKnown(Mode mode) {
    CreateWorkItem create =
        items.create("Bug").set(Fields.TITLE, "x").markdown(Fields.DESCRIPTION, "*so*");
    if (server.filter(year -> year != ServerYear.SERVER).isPresent()) {
      AzureDevOpsException lacking = mode.failure(create);
      assertThat(lacking.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      assertThat(lacking).hasMessageContaining("7.2");
      return;
    }
    WorkItem bug = mode.run(create);
    assertThat(bug.peekFormat(Fields.DESCRIPTION)).contains(LargeTextCustomHtmlFormat.MARKDOWN);
    mode.run(bug.edit().markdown(Fields.REPRO_STEPS, "1. so"));
    assertThat(bug.peekFormat(Fields.REPRO_STEPS)).contains(LargeTextCustomHtmlFormat.MARKDOWN);
  }

  @ParameterizedTest
  @EnumSource
  void typesOfTheProjectAreListed(Mode mode) {
    assertThat(mode.run(items.types()))
        .extracting(WorkItemType::name)
        .contains("Bug", "User Story");
  }

  @ParameterizedTest
  @EnumSource
  void batchEntriesHaveOutcomesOfTheirOwn(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    WorkItem loaded = mode.run(items.get(seeds.get(0)));
    requests();
    List<WorkItemBatch.Outcome> outcomes =
        mode.run(
            items
                .batch()
                .add(loaded.set(Fields.TITLE, "batch & <co>"))
                .add(items.edit(seeds.get(1)).set(Fields.TITLE, "x").expectRevision(99))
                .add(items.edit(999_999).set(Fields.TITLE, "x"))
                .add(items.create("User Story").set(Fields.TITLE, "made in a batch"))
                .delete(seeds.get(3)));
    List<ReceivedRequest> sent = requests();
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).path()).endsWith("/_apis/wit/$batch").doesNotContain("/web/");
    assertThat(sent.get(0).query()).startsWith("api-version=");
    assertThat(outcomes)
        .extracting(WorkItemBatch.Outcome::status)
        .containsExactly(200, 412, 404, 200, 200);
    assertThat(outcomes.get(0).item()).containsSame(loaded);
    assertThat(loaded.peek(Fields.TITLE)).contains("batch & <co>");
    assertThat(outcomes.get(1).error().orElseThrow().kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(outcomes.get(2).error().orElseThrow().code()).contains("TF401232");
    WorkItem made = outcomes.get(3).item().orElseThrow();
    assertThat(mode.run(made.read(Fields.TITLE))).contains("made in a batch");
    assertThat(outcomes.get(4).error()).isEmpty();
    assertThat(mode.failure(items.get(seeds.get(3))).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void batchTakesTwoHundredEntries(Mode mode) {
    int id = emulator.seeds().workItems().get(0);
    WorkItemBatch batch = items.batch();
    for (int i = 0; i < 200; i++) {
      batch = batch.add(items.edit(id).set(Fields.TITLE, "turn " + i));
    }
    assertThat(mode.run(batch)).hasSize(200).allMatch(outcome -> outcome.error().isEmpty());
    assertThat(mode.run(items.get(id)).revision()).isEqualTo(201);
  }
}

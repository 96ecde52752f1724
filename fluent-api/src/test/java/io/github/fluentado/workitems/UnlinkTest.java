// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Mode;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links are removed as they are, not as they were. */
class UnlinkTest extends OnEmulator {
  private final List<Integer> seeds = emulator.seeds().workItems();
  private final int bug = seeds.get(3);

  private List<String> links(Mode mode) {
    return mode.run(items.get(bug)).peekRelations().orElseThrow().stream()
        .map(relation -> String.valueOf(relation.url()).replaceAll(".*/", ""))
        .toList();
  }

  private WorkItem linked(Mode mode) {
    WorkItem item =
        mode.run(
            items
                .edit(bug)
                .link(RelationType.RELATED, seeds.get(0))
                .hyperlink(URI.create("https://x.example/spec")));
    return item;
  }

  @ParameterizedTest
  @EnumSource
  void theRightLinkGoesThoughAnotherWasMadeMeanwhile(Mode mode) {
    WorkItem held = linked(mode);
    mode.run(ado.workItems().edit(bug).link(RelationType.RELATED, seeds.get(1)));
    assertThat(mode.run(items.get(bug)).revision()).isEqualTo(held.revision());
    requests();

    mode.run(held.edit().unlink(RelationType.RELATED, seeds.get(0)));

    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("GET", "PATCH");
    assertThat(links(mode)).containsExactlyInAnyOrder(String.valueOf(seeds.get(1)), "spec");
    assertThat(held.peekRelations().orElseThrow()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void relationsThatWereHeldAreKnownAgainInAnyView(Mode mode) {
    List<WorkItemRelation> held = linked(mode).peekRelations().orElseThrow();
    mode.run(items.edit(bug).link(RelationType.RELATED, seeds.get(2), "another"));
    EditWorkItem edit = ado.workItems().edit(bug);
    for (WorkItemRelation relation : held) {
      edit = edit.unlink(relation);
    }
    mode.run(edit);
    assertThat(links(mode)).containsExactly(String.valueOf(seeds.get(2)));
  }

  @ParameterizedTest
  @EnumSource
  void twoInOneEditAndAnotherInTheirPlace(Mode mode) {
    linked(mode);
    mode.run(items.edit(bug).link(RelationType.RELATED, seeds.get(1)));
    WorkItem item =
        mode.run(
            items
                .edit(bug)
                .unlink(RelationType.RELATED, seeds.get(0))
                .link(RelationType.RELATED, seeds.get(2))
                .unlink(RelationType.RELATED, seeds.get(1))
                .set(Fields.TITLE, "both"));
    assertThat(item.peek(Fields.TITLE)).contains("both");
    assertThat(links(mode)).containsExactlyInAnyOrder(String.valueOf(seeds.get(2)), "spec");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsNotFoundAndNothingIsSent(Mode mode) {
    linked(mode);
    requests();
    assertThat(mode.failure(items.edit(bug).unlink(RelationType.CHILD, seeds.get(0))).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(
            mode.failure(
                    items
                        .edit(bug)
                        .set(Fields.TITLE, "x")
                        .unlink(RelationType.RELATED, seeds.get(0))
                        .unlink(RelationType.RELATED, 99))
                .kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(requests()).hasSize(2).allMatch(request -> request.method().equals("GET"));
    assertThat(links(mode)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void changeOfTheFieldsMeanwhileIsAConflict(Mode mode) {
    WorkItem held = linked(mode);
    EditWorkItem edit = held.edit().unlink(RelationType.RELATED, seeds.get(0)).onlyIfUnchanged();
    mode.run(ado.workItems().edit(bug).set(Fields.TITLE, "theirs"));
    assertThat(mode.failure(edit).kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(links(mode)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void batchLooksBeforeItIsSentAndKeepsOutcomesApart(Mode mode) {
    linked(mode);
    requests();
    List<WorkItemBatch.Outcome> outcomes =
        mode.run(
            items
                .batch()
                .add(items.edit(bug).unlink(RelationType.RELATED, seeds.get(0)))
                .add(items.edit(seeds.get(1)).unlink(RelationType.DUPLICATE, 99))
                .add(items.edit(seeds.get(2)).set(Fields.TITLE, "x")));
    assertThat(outcomes).extracting(WorkItemBatch.Outcome::status).containsExactly(200, 0, 200);
    assertThat(outcomes.get(1).error().orElseThrow().kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(requests())
        .extracting(ReceivedRequest::method)
        .containsExactlyInAnyOrder("GET", "GET", "PATCH");
    assertThat(links(mode)).containsExactly("spec");
  }

  @ParameterizedTest
  @EnumSource
  void batchOfWhichNothingCanBeSentSendsNothing(Mode mode) {
    requests();
    WorkItemBatch batch = items.batch().add(items.edit(bug).unlink(RelationType.RELATED, 99));
    assertThat(mode.run(batch).get(0).error()).isPresent();
    assertThat(requests()).hasSize(1);
  }
}

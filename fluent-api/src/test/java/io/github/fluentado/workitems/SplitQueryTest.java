// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.WorkItemLink;
import io.github.fluentado.client.common.WorkItemReference;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries with more results than the service gives at once, on one that gives 25. */
class SplitQueryTest extends OnEmulator {
  private static final String ALL = "SELECT [System.Id] FROM WorkItems";

  SplitQueryTest() {
    super(Optional.empty(), builder -> builder.queryLimit(25));
  }

  private List<Integer> many(Mode mode, int count) {
    return tasks(mode, count, i -> items.create("Task").set(Fields.TITLE, "pay " + (count - i)));
  }

  private int asked() {
    return (int) requests().stream().filter(sent -> sent.path().endsWith("/wiql")).count();
  }

  @ParameterizedTest
  @EnumSource
  void aFlatQueryGivesEveryResultOnceInItsOrder(Mode mode) {
    List<Integer> ids = many(mode, 120);
    Wiql wiql = Wiql.of(ALL + " WHERE ? CONTAINS 'pay' OR ? = 'x'", Fields.TITLE, Fields.STATE);

    List<Integer> found = mode.run(items.query(wiql).ids());

    assertThat(found).containsAll(ids).doesNotHaveDuplicates().isSorted();
    assertThat(asked()).isLessThan(50);
    assertThat(mode.all(items.query(wiql).fields(Fields.ID).atOnce(4)))
        .extracting(WorkItem::id)
        .isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSmallEnoughIsAskedForOnce(Mode mode) {
    assertThat(mode.run(items.query(ALL).ids())).hasSize(4);
    assertThat(asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ORDER BY [System.Id] DESC", "order  by [Id]\ndesc", "ORDER BY System.Id DESC"})
  void anOrderOfNumbersIsKept(String order) {
    List<Integer> down = new ArrayList<>(many(Mode.BLOCKING, 60));
    Collections.reverse(down);

    assertThat(items.query(ALL + " WHERE [System.Id] > 4 " + order).ids().execute())
        .isEqualTo(down);
  }

  @ParameterizedTest
  @EnumSource
  void anotherOrderHoldsWithinPartsAndIsNotClaimedForAll(Mode mode) {
    List<Integer> ids = many(mode, 60);
    String wiql = ALL + " WHERE [System.Id] > 4 ORDER BY [System.Title], [System.Id]";

    WorkItemQueryResult result = mode.run(items.query(wiql).result());

    assertThat(QuerySource.ids(result)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(result.sortColumns()).isEmpty();
    assertThat(mode.run(items.query(wiql).top(10).result()).sortColumns()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void withANumberOfResultsTheServiceAloneDecides(Mode mode) {
    many(mode, 60);
    assertThat(mode.run(items.query(ALL).top(30).ids())).hasSize(30);
    assertThat(asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aQueryOfThePastIsSplitAsWell(Mode mode) {
    List<Integer> ids = many(mode, 60);
    Instant then = emulator.clock().instant();
    mode.run(items.editAll(ids, edit -> edit.set(Fields.STATE, "Closed")).failures());

    List<WorkItem> found =
        mode.all(items.query(ALL + " WHERE [System.State] = 'New'").asOf(then).atOnce(2));

    assertThat(found).extracting(WorkItem::id).containsAll(ids);
    assertThat(found).allSatisfy(item -> assertThat(item.peek(Fields.STATE)).contains("New"));
  }

  @ParameterizedTest
  @EnumSource
  void aSavedQueryIsSplitByItsText(Mode mode) {
    List<Integer> ids = many(mode, 60);
    UUID saved = UUID.fromString(emulator.seeds().query());

    assertThat(mode.run(items.query(saved).ids())).hasSize(64).containsAll(ids);
    assertThat(mode.all(items.query(saved).fields(Fields.ID))).hasSize(64);
  }

  @ParameterizedTest
  @EnumSource
  void aSavedQueryWhoseTextCannotBeReadHereStaysRefused(Mode mode) {
    FakeTransport wire = new FakeTransport();
    String refusal = "{\"message\":\"VS402337: The number of work items is too large.\"}";
    QueryWorkItems query = wire.client().workItems().query(UUID.randomUUID());

    for (Call<?> call : List.of(query.ids(), query.all())) {
      wire.answer(400, refusal);
      assertThat(mode.failure(call).code()).contains("VS402337");
    }
    assertThat(wire.sent()).hasSize(2);
  }

  /** Chains of three, one below the other, and in between some that stand alone. */
  private void chains(Mode mode, int count) {
    for (int i = 0; i < count; i++) {
      int top = mode.run(items.create("Epic").set(Fields.TITLE, "top " + i)).id();
      mode.run(items.create("Bug").set(Fields.TITLE, "alone " + i));
      int middle =
          mode.run(
                  items
                      .create("User Story")
                      .set(Fields.TITLE, "middle " + i)
                      .link(RelationType.PARENT, top))
              .id();
      mode.run(
          items.create("Task").set(Fields.TITLE, "end " + i).link(RelationType.PARENT, middle));
    }
  }

  private WorkItemQueryResult unlimited(Wiql wiql) {
    // With a number of results the emulator refuses nothing.
    return items.query(wiql).top(10_000).result().execute();
  }

  @ParameterizedTest
  @EnumSource
  void directLinksAreTheSameAsInOnePiece(Mode mode) {
    chains(mode, 12);
    Wiql wiql = Select.links(RelationType.CHILD).orderBy(Fields.ID).wiql();

    assertThat(rows(mode.run(items.query(wiql).atOnce(3).result())))
        .isEqualTo(rows(unlimited(wiql)))
        .hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @EnumSource
  void treesAreTheSameAsInOnePiece(Mode mode) {
    chains(mode, 12);
    Wiql wiql =
        Select.tree()
            .where(Condition.isNot(Fields.WORK_ITEM_TYPE, "Bug"))
            .orderBy(Fields.ID)
            .wiql();

    assertThat(rows(mode.run(items.query(wiql).result())))
        .isEqualTo(rows(unlimited(wiql)))
        .hasSizeGreaterThan(25);
  }

  private static List<String> rows(WorkItemQueryResult result) {
    return result.workItemRelations().stream()
        .map(
            row ->
                (row.source() == null ? "" : row.source().id() + " " + row.rel() + " ")
                    + Objects.requireNonNull(row.target()).id())
        .toList();
  }

  @Test
  void aRootBelowOneOfAnotherPartIsNoRootOfTheWhole() {
    List<WorkItemLink> parts =
        List.of(root(1), link(1, 50), link(50, 7), root(30), root(50), link(50, 7), root(60));

    assertThat(Trees.joined(true, parts).stream().map(SplitQueryTest::shown))
        .containsExactly("1", "1-50", "50-7", "30", "60");
    assertThat(Trees.joined(false, parts)).isEqualTo(parts);
    assertThat(Trees.joined(true, List.of(root(3), link(3, 4), link(4, 3), root(9))).stream())
        .hasSizeLessThan(5);
  }

  private static WorkItemLink root(int id) {
    return new WorkItemLink().target(new WorkItemReference().id(id));
  }

  private static WorkItemLink link(int source, int target) {
    return root(target).source(new WorkItemReference().id(source));
  }

  private static String shown(WorkItemLink link) {
    return Stream.of(link.source(), link.target())
        .filter(Objects::nonNull)
        .map(end -> String.valueOf(end.id()))
        .reduce((source, target) -> source + "-" + target)
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void oneSourceWithTooManyLinksStaysRefused(Mode mode) {
    int parent = mode.run(items.create("Epic").set(Fields.TITLE, "broad")).id();
    tasks(
        mode,
        30,
        i -> items.create("Task").set(Fields.TITLE, "t" + i).link(RelationType.PARENT, parent));
    Wiql wiql = Select.links(RelationType.CHILD).wiql();

    assertThat(mode.failure(items.query(wiql).result()).code()).contains("VS402337");
  }

  @ParameterizedTest
  @EnumSource
  void anyOtherRefusalIsNotMetByParts(Mode mode) {
    assertThat(mode.failure(items.query("SELECT [No.Field] FROM WorkItems").result()).kind())
        .isEqualTo(ErrorKind.INVALID);
    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("POST");
  }
}

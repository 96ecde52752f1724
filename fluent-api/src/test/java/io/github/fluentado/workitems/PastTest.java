// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.QueriesApi;
import io.github.fluentado.client.wit.QueryHierarchyItem;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries of the past give work items as they were then. */
class PastTest extends OnEmulator {
  private static final String FLAT = "SELECT [System.Id] FROM WorkItems WHERE [System.Id] = ?";
  private static final String LINKS =
      "SELECT [System.Id] FROM WorkItemLinks WHERE [Source].[System.Id] = ?"
          + " AND [System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward'";

  private final int epic = emulator.seeds().workItems().get(0);
  private Instant then = Instant.EPOCH;

  @BeforeEach
  void changeWhatThereIs() {
    emulator.clock().advance(Duration.ofHours(1));
    then = emulator.clock().instant();
    emulator.clock().advance(Duration.ofHours(1));
    for (WorkItem item : ado.workItems().list(emulator.seeds().workItems())) {
      assertThat(item.set(Fields.TITLE, "today").execute().peek(Fields.TITLE)).contains("today");
    }
    requests();
  }

  private void assertPast(Mode mode, QueryWorkItems query) {
    List<WorkItem> found = mode.all(query.fields(Fields.ID, Fields.TITLE));
    assertThat(found).isNotEmpty();
    assertThat(found)
        .extracting(item -> item.peek(Fields.TITLE).orElseThrow())
        .contains("Sell online")
        .doesNotContain("today");
    WorkItem one = found.get(0);
    assertThat(mode.run(one.refresh()).peek(Fields.TITLE)).contains("Sell online");
    assertThat(mode.run(one.read(Fields.STATE))).isPresent();
    assertThat(mode.all(query.fields(Fields.TITLE).from(token(query))))
        .extracting(item -> item.peek(Fields.TITLE).orElseThrow())
        .doesNotContain("today");
  }

  private String token(QueryWorkItems query) {
    return QueryToken.of(new QuerySource.Found(query.ids().execute(), then.plusSeconds(1), true));
  }

  @ParameterizedTest
  @EnumSource
  void flat(Mode mode) {
    assertPast(mode, items.query(Wiql.of(FLAT + " ASOF ?", epic, then)));
    assertPast(mode, items.query(Wiql.of(FLAT, epic)).asOf(then));
  }

  @ParameterizedTest
  @EnumSource
  void treesAndHops(Mode mode) {
    for (String modeOfLinks : List.of("Recursive", "MustContain", "MayContain")) {
      String end = " MODE (" + modeOfLinks + ")";
      assertPast(mode, items.query(Wiql.of(LINKS + " ASOF ?" + end, epic, then)));
      assertPast(mode, items.query(Wiql.of(LINKS + end, epic)).asOf(then));
    }
  }

  @ParameterizedTest
  @EnumSource
  void saved(Mode mode) {
    UUID past = save("past", Wiql.of(FLAT + " ASOF ?", epic, then));
    assertPast(mode, items.query(past).timePrecision());
    UUID present = save("present", Wiql.of(FLAT, epic));
    assertPast(mode, items.query(present).asOf(then));
    assertThat(mode.failure(items.query(past).asOf(then).ids()).kind())
        .isEqualTo(ErrorKind.INVALID);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ado.workItems().query(past).asOf(then))
        .withMessageStartingWith("project ");
  }

  private UUID save(String name, Wiql wiql) {
    QueryHierarchyItem query = new QueryHierarchyItem().name(name).wiql(wiql.text());
    QueriesApi queries = ado.project("web").raw(QueriesApi.class);
    return UUID.fromString(String.valueOf(queries.create("Shared Queries", query).execute().id()));
  }

  @ParameterizedTest
  @EnumSource
  void savedQueryOfNowGivesItemsThatGoWithTheTime(Mode mode) {
    UUID saved = save("now", Wiql.of(FLAT, epic));
    WorkItem item = mode.all(items.query(saved).fields(Fields.TITLE)).get(0);
    assertThat(item.peek(Fields.TITLE)).contains("today");
    emulator.clock().advance(Duration.ofHours(1));
    mode.run(items.edit(epic).set(Fields.TITLE, "tomorrow"));
    assertThat(mode.run(item.refresh()).peek(Fields.TITLE)).contains("tomorrow");
    assertThat(mode.run(item.set(Fields.TITLE, "later"))).isSameAs(item);
  }

  @ParameterizedTest
  @EnumSource
  void queryOfNowAsksForNoTime(Mode mode) {
    assertThat(mode.all(items.query(Wiql.of(FLAT, epic)))).hasSize(1);
    assertThat(requests()).hasSize(2).noneMatch(request -> request.query().contains("asOf"));
  }

  @ParameterizedTest
  @EnumSource
  void anInstantNeedsNoMore(Mode mode) {
    Wiql before = Wiql.of(FLAT + " AND ? < ?", epic, Fields.CHANGED_DATE, then);
    assertThat(mode.run(items.query(before).ids())).isEmpty();
    assertThat(requests().get(0).query()).contains("timePrecision=true");
  }

  @ParameterizedTest
  @EnumSource
  void answerThatDoesNotSayWhenIsNotTakenForNow(Mode mode) {
    FakeTransport wire = new FakeTransport();
    wire.answer("{\"workItems\":[{\"id\":1}]}");
    QueryWorkItems query =
        wire.client().workItems().query("SELECT [System.Id] FROM WorkItems ASOF '2024-01-01'");
    assertThat(mode.failure(query.all()).kind()).isEqualTo(ErrorKind.UNDECODABLE);
  }

  @Test
  void timeCannotBeSaidTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.query(Wiql.of(FLAT + " ASOF ?", epic, then)).asOf(then))
        .withMessageStartingWith("asOf ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.query(Wiql.of(FLAT, epic)).asOf(Instant.MAX))
        .withMessageStartingWith("asOf ");
  }
}

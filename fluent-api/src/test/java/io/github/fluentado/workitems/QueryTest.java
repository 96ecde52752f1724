// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.QueryType;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work items by query. */
class QueryTest extends OnEmulator {
  private static final Wiql BY_TITLE =
      Wiql.of(
          "SELECT [System.Id] FROM WorkItems WHERE ? CONTAINS ? ORDER BY [System.Id]",
          Fields.TITLE,
          "pay");

  @ParameterizedTest
  @EnumSource
  void resultsAreFetchedAsTheWalkGoesOn(Mode mode) {
    List<WorkItem> found = mode.all(items.query(BY_TITLE).fields(Fields.TITLE));
    assertThat(found)
        .extracting(item -> item.peek(Fields.TITLE).orElseThrow())
        .containsExactly("Customers can pay", "Build the payment form");
    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("POST", "GET");
  }

  @ParameterizedTest
  @EnumSource
  void walkOverManyResultsRunsTheQueryOnce(Mode mode) {
    WorkItemBatch batch = items.batch();
    for (int i = 0; i < 200; i++) {
      batch = batch.add(items.create("Task").set(Fields.TITLE, "pay " + i));
    }
    mode.run(batch);
    requests();
    assertThat(mode.all(items.query(BY_TITLE).fields(Fields.TITLE))).hasSize(202);
    assertThat(requests())
        .extracting(ReceivedRequest::method)
        .containsExactly("POST", "GET", "GET");
    List<WorkItem> seen = new ArrayList<>();
    mode.walk(items.query(BY_TITLE), item -> seen.add(item) && seen.size() < 5);
    assertThat(requests()).hasSize(2);
    String token = mode.run(items.query(BY_TITLE).firstPage()).token().orElseThrow();
    assertThat(mode.all(items.query(BY_TITLE).from(token))).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void numbersAloneAndTheServicesResultAreOneRequest(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    assertThat(mode.run(items.query(BY_TITLE).ids())).containsExactly(seeds.get(1), seeds.get(2));
    assertThat(requests()).hasSize(1);
    WorkItemQueryResult result = mode.run(items.query(BY_TITLE).top(1).result());
    assertThat(result.queryType()).isEqualTo(QueryType.FLAT);
    assertThat(result.workItems()).hasSize(1);
    assertThat(requests().get(0).query()).contains("$top=1");
  }

  @ParameterizedTest
  @EnumSource
  void nothingFoundIsNoSecondRequest(Mode mode) {
    Wiql none = Wiql.of("SELECT [System.Id] FROM WorkItems WHERE ? = ?", Fields.TITLE, "it's '?'");
    assertThat(mode.all(items.query(none))).isEmpty();
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void queryOfLinksGivesEachItemOnce(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    Wiql tree =
        Wiql.of(
            "SELECT [System.Id] FROM WorkItemLinks WHERE [System.Links.LinkType] = ?"
                + " MODE (Recursive)",
            RelationType.CHILD);
    assertThat(mode.run(items.query(tree).ids()))
        .contains(seeds.get(0), seeds.get(1), seeds.get(2))
        .doesNotHaveDuplicates();
    assertThat(mode.all(items.query(tree).fields(Fields.ID)))
        .extracting(WorkItem::id)
        .contains(seeds.get(2));
  }

  @ParameterizedTest
  @EnumSource
  void itemLinkedTwiceComesOnceAndEndsWithoutNumberAreLeftOut(Mode mode) {
    FakeTransport wire = new FakeTransport();
    wire.answer(
        """
        {"queryType":"oneHop","queryResultType":"workItemLink","workItemRelations":[
         {"rel":null,"source":null,"target":{"id":3}},
         {"rel":"Custom.Link","source":{"id":3},"target":{"id":1}},
         {"rel":"Custom.Link","source":{"id":4},"target":{"id":3}},
         {"rel":"Custom.Link","source":{"id":4},"target":null},
         {"rel":"Custom.Link","source":{"id":4},"target":{}}]}""");
    assertThat(mode.run(wire.client().workItems().query(BY_TITLE).ids())).containsExactly(3, 1);
  }

  @ParameterizedTest
  @EnumSource
  void savedQueryIsRunById(Mode mode) {
    UUID saved = UUID.fromString(emulator.seeds().query());
    assertThat(mode.all(items.query(saved).fields(Fields.ID)))
        .extracting(WorkItem::id)
        .isEqualTo(emulator.seeds().workItems());
    assertThat(mode.failure(items.query(new UUID(0, 1)).ids()).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void brokenQueryIsInvalidAndTellsWhy(Mode mode) {
    assertThat(mode.failure(items.query("SELECT FROM WHERE").result()).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void queryMayBeSentAgainThoughItIsAPost(Mode mode) {
    emulator.faults().on("POST", "/_apis/wit/wiql").reset();
    assertThat(mode.run(items.query(BY_TITLE).ids())).hasSize(2);
    assertThat(requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void onTheWireItLooksAsTheServiceWantsIt(Mode mode) {
    FakeTransport wire = new FakeTransport();
    WorkItems faked = wire.client().project("web").workItems();
    wire.answer("{\"workItems\":[]}").answer("{\"workItems\":[]}").answer("{\"workItems\":[]}");
    mode.run(faked.query("SELECT [System.Id] FROM WorkItems").ids());
    assertThat(wire.last().url())
        .isEqualTo("https://dev.azure.com/contoso/web/_apis/wit/wiql?api-version=7.1");
    assertThat(JsonParser.parseString(wire.last().body()))
        .isEqualTo(JsonParser.parseString("{\"query\":\"SELECT [System.Id] FROM WorkItems\"}"));
    mode.run(faked.query(new UUID(0, 1)).team("Team #1").top(7).timePrecision().ids());
    assertThat(wire.last().path())
        .isEqualTo("/contoso/web/Team%20%231/_apis/wit/wiql/00000000-0000-0000-0000-000000000001");
    assertThat(wire.last().query().split("&"))
        .containsExactlyInAnyOrder("$top=7", "timePrecision=true", "api-version=7.1");
    mode.run(wire.client().workItems().query("SELECT [System.Id] FROM WorkItems").ids());
    assertThat(wire.last().path()).isEqualTo("/contoso/_apis/wit/wiql");
  }

  @Test
  void badOptionsAreRefused() {
    QueryWorkItems query = items.query(BY_TITLE);
    assertThatIllegalArgumentException().isThrownBy(() -> query.top(0));
    assertThatIllegalArgumentException().isThrownBy(() -> query.team(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> query.team(".."));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ado.workItems().query(BY_TITLE).team("a"))
        .withMessageStartingWith("project ");
    assertThatIllegalArgumentException().isThrownBy(() -> items.query(" "));
    assertThat(requests()).isEmpty();
  }
}

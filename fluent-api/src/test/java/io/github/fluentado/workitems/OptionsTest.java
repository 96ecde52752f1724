// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.FakeTransport.Sent;
import io.github.fluentado.Mode;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every call can be told, among the options of fluent requests. */
class OptionsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ITEM = "{\"id\":7,\"rev\":3,\"fields\":{\"System.Title\":\"x\"}}";

  private final FakeTransport wire = new FakeTransport();
  private final AzureDevOps ado = wire.client();
  private final WorkItems items = ado.project("web").workItems();

  @AfterEach
  void close() {
    ado.close();
  }

  private void assertTold(Sent sent) {
    assertThat(sent.headers().first("X-Reason")).as(sent.url()).contains("night");
    assertThat(sent.query())
        .endsWith("trace=1&api-version=7.2-preview.3")
        .containsOnlyOnce("trace");
  }

  @ParameterizedTest
  @EnumSource
  void ofOneItemInAnyOrder(Mode mode) {
    List<GetWorkItem> gets =
        List.of(
            items
                .get(7)
                .timeout(LIMIT)
                .header("X-Reason", "night")
                .query("trace", "1")
                .apiVersion("7.2-preview.3")
                .retry(RetryPolicy.none())
                .rules(rules -> rules.total(LIMIT))
                .with(CallOptions.none())
                .fields(Fields.TITLE),
            items
                .get(7)
                .fields(Fields.TITLE)
                .apiVersion("7.2-preview.3")
                .query("trace", "1")
                .header("X-Reason", "night"));
    for (GetWorkItem get : gets) {
      wire.answer(ITEM);
      WorkItem item = mode.run(get);
      assertTold(wire.last());
      assertThat(wire.last().query()).startsWith("fields=System.Title&");
      wire.answer(ITEM);
      assertThat(mode.run(item.read(Fields.REASON))).isEmpty();
      assertThat(wire.last().headers().first("X-Reason")).isEmpty();
      assertThat(wire.last().query()).isEqualTo("$expand=all&api-version=7.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAListGoOnEachPageAndInALoop(Mode mode) {
    List<Integer> ids = new ArrayList<>();
    for (int id = 1; id <= 201; id++) {
      ids.add(id);
    }
    ListWorkItems list =
        items
            .list(ids)
            .header("X-Reason", "night")
            .fields(Fields.TITLE)
            .query("trace", "1")
            .omitMissing()
            .apiVersion("7.2-preview.3");
    wire.answer("{\"value\":[{\"id\":1,\"rev\":1,\"fields\":{}}]}");
    wire.answer("{\"value\":[{\"id\":201,\"rev\":1,\"fields\":{}}]}");
    assertThat(mode.all(list)).hasSize(2);
    assertThat(wire.sent()).hasSize(2).allSatisfy(this::assertTold);

    wire.answer("{\"value\":[{\"id\":1,\"rev\":1,\"fields\":{}}]}");
    for (WorkItem item : items.list(1).header("X-Reason", "night").fields(Fields.ID)) {
      assertThat(item.id()).isEqualTo(1);
    }
    assertThat(wire.last().headers().first("X-Reason")).contains("night");
  }

  @ParameterizedTest
  @EnumSource
  void ofAQueryGoOnTheQueryAndOnEachPage(Mode mode) {
    StringBuilder found = new StringBuilder("{\"workItems\":[{\"id\":1}");
    for (int id = 2; id <= 201; id++) {
      found.append(",{\"id\":").append(id).append('}');
    }
    wire.answer(found.append("]}").toString()).answer("{\"value\":[]}").answer("{\"value\":[]}");
    QueryWorkItems query =
        items
            .query("SELECT [System.Id] FROM WorkItems")
            .query("trace", "1")
            .top(300)
            .header("X-Reason", "night")
            .fields(Fields.TITLE)
            .apiVersion("7.2-preview.3")
            .timePrecision();
    assertThat(mode.all(query)).isEmpty();
    assertThat(wire.sent()).hasSize(3).allSatisfy(this::assertTold);
  }

  @ParameterizedTest
  @EnumSource
  void ofChangesAndBatches(Mode mode) {
    wire.answer(ITEM).answer(ITEM).answer(ITEM);
    WorkItem made =
        mode.run(
            items
                .create("Bug")
                .header("X-Reason", "night")
                .set(Fields.TITLE, "x")
                .query("trace", "1")
                .bypassRules()
                .apiVersion("7.2-preview.3"));
    assertTold(wire.last());
    mode.run(
        made.edit()
            .apiVersion("7.2-preview.3")
            .set(Fields.TITLE, "y")
            .query("trace", "1")
            .onlyIfUnchanged()
            .header("X-Reason", "night")
            .addTag("z"));
    assertTold(wire.last());
    mode.run(made.refresh());
    assertThat(wire.last().headers().first("X-Reason")).isEmpty();

    wire.answer("{\"value\":[{\"code\":200,\"body\":\"{}\"}]}");
    WorkItemBatch batch =
        items
            .batch()
            .apiVersion("7.2-preview.3")
            .header("X-Reason", "night")
            .query("trace", "1")
            .delete(7);
    assertThat(mode.run(batch)).hasSize(1);
    assertTold(wire.last());
  }

  @ParameterizedTest
  @EnumSource
  void ofAnEditThatLooksBeforeGoOnBothRequestsAndIntoABatch(Mode mode) {
    EditWorkItem edit =
        items
            .edit(7)
            .header("X-Reason", "night")
            .removeTag("a")
            .query("trace", "1")
            .apiVersion("7.2-preview.3");
    wire.answer("{\"id\":7,\"rev\":3,\"fields\":{\"System.Tags\":\"a\"}}").answer(ITEM);
    mode.run(edit);
    assertThat(wire.sent()).hasSize(2).allSatisfy(this::assertTold);

    wire.answer("{\"id\":7,\"rev\":3,\"fields\":{\"System.Tags\":\"a\"}}");
    wire.answer("{\"value\":[{\"code\":200,\"body\":\"{}\"}]}");
    mode.run(items.batch().add(edit));
    assertTold(wire.sent().get(2));
    assertThat(wire.last().headers().first("X-Reason")).isEmpty();
    assertThat(wire.last().body())
        .contains("$expand=all&trace=1&api-version=7.2-preview.3")
        .contains("\"X-Reason\":\"night\"");
  }

  @ParameterizedTest
  @EnumSource
  void limitsOfTimeAndAttemptsAreKept(Mode mode) {
    wire.answer(503, "{\"message\":\"busy\"}");
    assertThat(mode.failure(items.get(7).retry(RetryPolicy.none()).fields(Fields.TITLE)).kind())
        .isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(wire.sent()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.get(7).timeout(Duration.ZERO))
        .withMessageStartingWith("timeout ");
  }

  @ParameterizedTest
  @EnumSource
  void answerIsThereBesideAFluentResult(Mode mode) {
    wire.answer(ITEM);
    Response<WorkItem> response = mode.run(items.get(7).fields(Fields.TITLE).withResponse());
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.value().id()).isEqualTo(7);
  }

  @Test
  void whatAViewSaysGoesOnEveryRequestOfIt() {
    wire.answer(ITEM).answer(ITEM).answer(ITEM);
    WorkItems night =
        ado.project("web").with(calls -> calls.header("X-Reason", "night")).workItems();
    WorkItem item = night.get(7).execute();
    item.refresh().execute();
    item.set(Fields.TITLE, "x").execute();
    assertThat(wire.sent())
        .hasSize(3)
        .allMatch(sent -> sent.headers().first("X-Reason").isPresent())
        .allMatch(sent -> sent.path().startsWith("/contoso/web/"));
  }
}

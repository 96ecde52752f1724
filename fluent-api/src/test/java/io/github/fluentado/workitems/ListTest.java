// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work items by number. */
class ListTest extends OnEmulator {
  private List<Integer> many(Mode mode, int count) {
    return tasks(mode, count, i -> items.create("Task").set(Fields.TITLE, "task " + i));
  }

  @ParameterizedTest
  @EnumSource
  void fiveHundredNumbersAreThreeRequestsInTheOrderGiven(Mode mode) {
    List<Integer> ids = many(mode, 450);
    List<Integer> wanted = new ArrayList<>(ids.subList(225, 450));
    wanted.addAll(ids.subList(0, 225));
    List<WorkItem> found = mode.all(items.list(wanted).fields(Fields.TITLE));
    assertThat(found).extracting(WorkItem::id).isEqualTo(wanted);
    assertThat(found.get(0).peek(Fields.TITLE)).contains("task 225");
    assertThat(requests()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void walkAsksForNoMoreThanItReaches(Mode mode) {
    List<Integer> ids = many(mode, 401);
    List<Integer> seen = new ArrayList<>();
    mode.walk(items.list(ids), item -> seen.add(item.id()) && seen.size() < 200);
    assertThat(requests()).hasSize(1);
    assertThat(mode.all(items.list(ids).limit(201))).hasSize(201);
    assertThat(requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void severalRequestsAreUnderWayBesideEachOtherAndTheOrderStays(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    List<Integer> wanted =
        IntStream.range(0, 900).mapToObj(i -> seeds.get(i * i % 7 % seeds.size())).toList();
    ListWorkItems list = items.list(wanted).fields(Fields.TITLE).atOnce(3);
    assertThat(mode.all(list)).extracting(WorkItem::id).isEqualTo(wanted);
    assertThat(requests()).hasSize(5);
    Page<WorkItem> first = mode.run(list.firstPage());
    assertThat(first.items()).hasSize(600);
    assertThat(mode.all(list.from(first.token().orElseThrow()))).hasSize(300);
  }

  @ParameterizedTest
  @EnumSource
  void theyAreReallyBesideEachOther(Mode mode) {
    List<Integer> wanted = IntStream.rangeClosed(1, 600).boxed().toList();
    AtomicInteger underWay = new AtomicInteger();
    List<CompletableFuture<Void>> arrived =
        List.of(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
    Transport waits =
        new Transport() {
          private final Transport inner = Transports.standard(TransportSettings.standard());

          @Override
          public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
            arrived.get(underWay.getAndIncrement()).complete(null);
            return CompletableFuture.allOf(arrived.toArray(new CompletableFuture<?>[0]))
                .orTimeout(20, TimeUnit.SECONDS)
                .thenCompose(all -> inner.send(request, receiver));
          }

          @Override
          public void close() {
            inner.close();
          }
        };
    try (AzureDevOps beside = client().transport(waits).build()) {
      ListWorkItems list = beside.workItems().list(wanted).fields(Fields.ID).atOnce(3);
      assertThat(mode.run(list.outcome()).found()).hasSize(4);
    }
    assertThat(underWay).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingIsToldForAllThatAreBesideEachOther(Mode mode) {
    List<Integer> wanted = new ArrayList<>(List.of(999_999));
    wanted.addAll(Collections.nCopies(250, emulator.seeds().workItems().get(0)));
    wanted.add(888_888);
    ListWorkItems list = items.list(wanted).fields(Fields.ID).atOnce(2);
    assertThat(mode.failure(list.all())).hasMessageContaining("999999, 888888");
    assertThat(mode.run(list.outcome()).missing()).containsExactly(999_999, 888_888);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> list.atOnce(0))
        .withMessage("atOnce is not positive: 0");
  }

  @ParameterizedTest
  @EnumSource
  void missingOnesFailUnlessTheyAreLeftOut(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    int first = seeds.get(0);
    int second = seeds.get(1);
    ListWorkItems strict = items.list(second, 999_999, first, second, 888_888, 999_999);
    for (ListWorkItems failing : List.of(strict, strict.omitMissing().failOnMissing())) {
      AzureDevOpsException missing = mode.failure(failing.all());
      assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND);
      assertThat(missing).hasMessageContaining("999999, 888888");
      assertThat(missing.getMessage()).doesNotContain(String.valueOf(first));
    }
    assertThat(mode.run(strict.outcome()).missing()).containsExactly(999_999, 888_888);
    ListWorkItems list = strict.omitMissing();
    assertThat(mode.all(list)).extracting(WorkItem::id).containsExactly(second, first, second);
    FoundWorkItems outcome = mode.run(list.outcome());
    assertThat(outcome.found()).extracting(WorkItem::id).containsExactly(second, first, second);
    assertThat(outcome.missing()).containsExactly(999_999, 888_888);
    Page<WorkItem> page = mode.run(list.firstPage());
    assertThat(page.envelope(FoundWorkItems.class).orElseThrow().missing())
        .containsExactly(999_999, 888_888);
  }

  @ParameterizedTest
  @EnumSource
  void pageKnowsTheAnswerThatItCameIn(Mode mode) {
    Page<WorkItem> page = mode.run(items.list(emulator.seeds().workItems()).firstPage());
    assertThat(page.response().orElseThrow().status()).isEqualTo(200);
    assertThat(page.response().orElseThrow().activityId()).isPresent();
    assertThat(mode.run(items.list(List.of()).firstPage()).response()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noNumberIsNoRequest(Mode mode) {
    assertThat(mode.all(items.list(List.of()))).isEmpty();
    assertThat(mode.run(items.list().outcome()).missing()).isEmpty();
    assertThat(requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void walkIsResumedFromAToken(Mode mode) {
    List<Integer> ids = many(mode, 250);
    Page<WorkItem> first = mode.run(items.list(ids).firstPage());
    assertThat(first.items()).hasSize(200);
    assertThat(mode.all(items.list(ids).from(first.token().orElseThrow())))
        .extracting(WorkItem::id)
        .isEqualTo(ids.subList(200, 250));
    assertThat(requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void itemsOfAListRefreshThemselvesToo(Mode mode) {
    WorkItem item = mode.all(items.list(emulator.seeds().workItems()).fields(Fields.ID)).get(3);
    assertThat(mode.run(item.read(Fields.TITLE))).contains("Total is rounded wrongly");
    assertThat(requests()).hasSize(2);
    WorkItem whole = mode.all(items.list(emulator.seeds().workItems())).get(3);
    assertThat(mode.run(whole.read(Fields.DESCRIPTION))).isEmpty();
    assertThat(mode.run(whole.readRelations())).isEmpty();
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void onTheWireItLooksAsTheServiceWantsIt(Mode mode) {
    FakeTransport wire = new FakeTransport();
    WorkItems faked = wire.client().workItems();
    wire.answer("{\"count\":2,\"value\":[null,{\"id\":2,\"rev\":1,\"fields\":{}}]}");
    assertThat(mode.all(faked.list(1, 2, 1).fields(Fields.TITLE, Fields.TAGS).omitMissing()))
        .hasSize(1);
    assertThat(wire.last().path()).isEqualTo("/contoso/_apis/wit/workitems");
    assertThat(wire.last().query().split("&"))
        .containsExactlyInAnyOrder(
            "ids=1%2C2",
            "fields=System.Title%2CSystem.Tags", "errorPolicy=omit", "api-version=7.1");
    wire.answer("{\"count\":0,\"value\":[]}");
    assertThat(mode.failure(faked.list(1).expand(WorkItemExpand.RELATIONS).all()).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(wire.last().query().split("&"))
        .containsExactlyInAnyOrder(
            "ids=1", "$expand=relations", "errorPolicy=omit", "api-version=7.1");
  }

  @Test
  void badNumbersAndTokensAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.list(IntStream.of(1, -1).boxed().toList()))
        .withMessageStartingWith("ids ");
    assertThatIllegalArgumentException().isThrownBy(() -> items.list(1).page("next"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.list(1).fields(Fields.ID).expand(WorkItemExpand.ALL));
    assertThat(requests()).isEmpty();
  }
}

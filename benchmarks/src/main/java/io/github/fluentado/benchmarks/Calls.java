// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Observer;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Calls as fast as they go, beside the same by hand. */
final class Calls {
  static final String ONE = "/web/_apis/wit/workitems/4711?%24expand=all&api-version=7.1";
  private static final int AT_ONCE = 64;
  private static final int THREADS = 8;
  private static final int IN_A_ROW = 25;

  private final String base;
  private final String transport;
  private final Rounds rounds;

  Calls(String base, String transport, Rounds rounds) {
    this.base = base;
    this.transport = transport;
    this.rounds = rounds;
  }

  private boolean jdk() {
    return transport.equals("jdk");
  }

  private int byHand(ByHand hand) throws Exception {
    Plain.WorkItem item =
        jdk() ? hand.getByJdk(ONE, Plain.WorkItem.class) : hand.get(ONE, Plain.WorkItem.class);
    Wrong.unless(item.id == 4711, "the work item by hand");
    return 1;
  }

  /** One small work item after the other, as a fluent type. */
  void fluent() throws Exception {
    ByHand hand = new ByHand(base, AT_ONCE);
    try (AzureDevOps ado = Ours.client(base, transport, AT_ONCE)) {
      var items = ado.project("web").workItems();
      rounds.compare(() -> one(items), () -> byHand(hand));
    }
  }

  /** The same by some threads at once. */
  void threads() throws Exception {
    ByHand hand = new ByHand(base, AT_ONCE);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (AzureDevOps ado = Ours.client(base, transport, AT_ONCE)) {
      var items = ado.project("web").workItems();
      rounds.compare(() -> beside(pool, () -> one(items)), () -> beside(pool, () -> byHand(hand)));
    } finally {
      pool.shutdownNow();
    }
  }

  private static int beside(ExecutorService pool, Rounds.Work call) throws Exception {
    Callable<Integer> some =
        () -> {
          int done = 0;
          for (int i = 0; i < IN_A_ROW; i++) {
            done += call.call();
          }
          return done;
        };
    int done = 0;
    for (Future<Integer> each : pool.invokeAll(Collections.nCopies(THREADS, some))) {
      done += each.get();
    }
    return done;
  }

  /** The same with an observer, to the same without one. */
  void observed(Observer observer) throws Exception {
    try (AzureDevOps ado = Ours.builder(base, transport, AT_ONCE).observer(observer).build();
        AzureDevOps alone = Ours.client(base, transport, AT_ONCE)) {
      var seen = ado.project("web").workItems();
      var unseen = alone.project("web").workItems();
      rounds.compare(() -> one(seen), () -> one(unseen));
    }
  }

  private static int one(WorkItems items) {
    Wrong.unless(items.get(4711).execute().id() == 4711, "the work item");
    return 1;
  }

  /** The same by the generated operation. */
  void raw() throws Exception {
    ByHand hand = new ByHand(base, AT_ONCE);
    try (AzureDevOps ado = Ours.client(base, transport, AT_ONCE)) {
      WorkItemsApi api = ado.project("web").raw(WorkItemsApi.class);
      rounds.compare(
          () -> {
            Integer id = api.get(4711).execute().id();
            Wrong.unless(id != null && id == 4711, "the work item");
            return 1;
          },
          () -> byHand(hand));
    }
  }

  /** Many without waiting, 64 in flight. */
  void async() throws Exception {
    ByHand hand = new ByHand(base, AT_ONCE);
    try (AzureDevOps ado = Ours.client(base, transport, AT_ONCE)) {
      WorkItemsApi api = ado.project("web").raw(WorkItemsApi.class);
      rounds.compare(
          () -> wave(() -> api.get(4711).executeAsync().thenAccept(item -> right(item.id()))),
          () ->
              wave(
                  () ->
                      (jdk()
                              ? hand.getAsyncByJdk(ONE, Plain.WorkItem.class)
                              : hand.getAsync(ONE, Plain.WorkItem.class))
                          .thenAccept(item -> right(item.id))));
    }
  }

  private static void right(@org.jspecify.annotations.Nullable Integer id) {
    Wrong.unless(id != null && id == 4711, "the work item");
  }

  /** Always 64 in flight: each that ends begins another. */
  private static int wave(Supplier<CompletableFuture<Void>> call) {
    int each = 8;
    List<CompletableFuture<Void>> chains = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      chains.add(chain(call, each));
    }
    chains.forEach(CompletableFuture::join);
    return AT_ONCE * each;
  }

  private static CompletableFuture<Void> chain(Supplier<CompletableFuture<Void>> call, int left) {
    return left == 0
        ? CompletableFuture.completedFuture(null)
        : call.get().thenCompose(done -> chain(call, left - 1));
  }

  /** 200 work items, fetched and decoded. */
  void list() throws Exception {
    ByHand hand = new ByHand(base, AT_ONCE);
    List<Integer> ids = IntStream.rangeClosed(1, Canned.LIST).boxed().toList();
    String target =
        "/web/_apis/wit/workitems?ids="
            + String.join(",", ids.stream().map(String::valueOf).toList())
            + "&%24expand=all&api-version=7.1";
    try (AzureDevOps ado = Ours.client(base, transport, AT_ONCE)) {
      var items = ado.project("web").workItems();
      rounds.compare(
          () -> {
            var all = items.list(ids).all().execute();
            boolean right = all.size() == Canned.LIST && all.get(9).peek(Fields.TITLE).isPresent();
            Wrong.unless(right, "the list");
            return 1;
          },
          () -> {
            var all = hand.get(target, Plain.WorkItems.class).value;
            boolean right =
                all.size() == Canned.LIST && all.get(9).fields.get("System.Title") != null;
            Wrong.unless(right, "the list by hand");
            return 1;
          });
    }
  }
}

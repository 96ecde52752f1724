// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.workitems.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What waits: many calls at once to a service that takes its time. */
final class Waits {
  private static final double SERVICE = 0.2;
  private static final int WARM = 10;

  private final String server;
  private final String transport;

  Waits(String server, String transport) {
    this.server = server;
    this.transport = transport;
  }

  /** 200 calls at once at 200 ms: how often the ideal, and how often what it takes by hand. */
  Ratio[] wave(int rounds) throws Exception {
    return compared(200, 200, WARM, rounds);
  }

  /** So many calls, 512 in flight at 200 ms; tells the most threads, too. */
  Ratio[] many(int calls, int rounds) throws Exception {
    return compared(calls, 512, WARM, rounds);
  }

  private Ratio[] compared(int calls, int atOnce, int warm, int rounds) throws Exception {
    double ideal = Math.ceil(calls / (double) atOnce) * SERVICE;
    List<Double> times = new ArrayList<>();
    List<Double> byHand = new ArrayList<>();
    try (AzureDevOps ado = Ours.client(server + "/d200/tfs", transport, atOnce)) {
      WorkItemsApi api = ado.project("web").raw(WorkItemsApi.class);
      Begun<Integer> ours = () -> api.get(4711).executeAsync().thenApply(item -> item.id());
      for (int i = 0; i < warm; i++) {
        run(ours, atOnce, atOnce);
      }
      // Before there are threads of the other.
      AtomicInteger most = new AtomicInteger();
      Thread counter = new Thread(() -> count(most), "counter");
      counter.setDaemon(true);
      counter.start();
      times.add(run(ours, calls, calls));
      counter.interrupt();
      ByHand hand = new ByHand(server + "/d200/tfs", atOnce);
      Begun<Integer> theirs =
          () ->
              (transport.equals("jdk")
                      ? hand.getAsyncByJdk(Calls.ONE, Plain.WorkItem.class)
                      : hand.getAsync(Calls.ONE, Plain.WorkItem.class))
                  .thenApply(item -> item.id);
      for (int i = 0; i < warm; i++) {
        run(theirs, atOnce, atOnce);
      }
      // The client of the JDK has no limit of its own.
      int room = transport.equals("jdk") ? atOnce : calls;
      byHand.add(run(theirs, calls, room));
      for (int i = 1; i < rounds; i++) {
        times.add(run(ours, calls, calls));
        byHand.add(run(theirs, calls, room));
      }
      return new Ratio[] {
        Ratio.of(times, times.stream().map(time -> ideal).toList()),
        Ratio.of(times, byHand),
        Ratio.figure(most.get(), 1)
      };
    }
  }

  /** A call that has begun. */
  private interface Begun<T> {
    CompletableFuture<T> begin();
  }

  private static void count(AtomicInteger most) {
    try {
      while (true) {
        most.accumulateAndGet(Machine.platformThreads(), Math::max);
        Thread.sleep(10);
      }
    } catch (InterruptedException over) {
      // Enough.
    }
  }

  /**
   * Seconds that so many take, begun at once.
   *
   * @param room how many may be there before more are begun
   */
  private static double run(Begun<Integer> call, int calls, int room) throws InterruptedException {
    long begin = System.nanoTime();
    AtomicInteger right = new AtomicInteger();
    Semaphore free = new Semaphore(room);
    List<CompletableFuture<?>> all = new ArrayList<>(calls);
    for (int i = 0; i < calls; i++) {
      free.acquire();
      all.add(
          call.begin()
              .thenAccept(id -> right.addAndGet(id == 4711 ? 1 : 0))
              .whenComplete((done, error) -> free.release()));
    }
    all.forEach(CompletableFuture::join);
    Wrong.unless(right.get() == calls, "the calls in flight");
    return (System.nanoTime() - begin) / 1e9;
  }

  /** So many retries that wait for 30 s: bytes and threads for each. */
  Ratio[] retries(int count) throws Exception {
    try (AzureDevOps ado = Ours.client(server + "/busy/tfs", transport, 64)) {
      WorkItemsApi once =
          ado.project("web").with(o -> o.retry(RetryPolicy.none())).raw(WorkItemsApi.class);
      WorkItemsApi api =
          ado.project("web")
              .with(o -> o.retry((attempt, elapsed, chance) -> Optional.of(Duration.ofSeconds(30))))
              .raw(WorkItemsApi.class);
      for (int i = 0; i < 500; i++) {
        once.get(1).executeAsync().exceptionally(error -> null).join();
      }
      Machine.heldBytes();
      Thread.sleep(11_000);
      long before = Machine.heldBytes();
      int threads = Machine.platformThreads();
      List<CompletableFuture<?>> all = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        all.add(api.get(i + 1).executeAsync());
      }
      // All have been answered, and threads that are idle have gone.
      Thread.sleep(13_000);
      Wrong.unless(all.stream().noneMatch(CompletableFuture::isDone), "a retry that waits");
      double bytes = (Machine.heldBytes() - before) / (double) count;
      int more = Machine.platformThreads() - threads;
      all.forEach(one -> one.cancel(true));
      return new Ratio[] {Ratio.figure(bytes, 1), Ratio.figure(more, 1)};
    }
  }

  /** 100,000 work items by number at 50 ms: 16 requests in flight against one after the other. */
  Ratio[] byId(int count) throws Exception {
    List<Integer> ids = IntStream.rangeClosed(1, count).boxed().toList();
    try (AzureDevOps ado = Ours.client(server + "/d50/tfs", transport, 64)) {
      var items = ado.project("web").workItems();
      List<List<Integer>> parts = new ArrayList<>();
      for (int i = 0; i < count; i += Canned.LIST) {
        parts.add(ids.subList(i, Math.min(i + Canned.LIST, count)));
      }
      // The compiler has seen it, and the server has made its texts.
      for (int i = 0; i < WARM; i++) {
        var some =
            Call.each(
                parts.subList(0, 40), 16, part -> items.list(part).fields(Fields.TITLE).all());
        Wrong.unless(some.execute().orThrow().size() == 40, "the work items");
      }
      requests();
      long begin = System.nanoTime();
      int found = 0;
      for (var part :
          Call.each(parts, 16, part -> items.list(part).fields(Fields.TITLE).all())
              .execute()
              .orThrow()) {
        found += part.size();
      }
      double together = (System.nanoTime() - begin) / 1e9;
      Wrong.unless(found == count, "the work items together");
      double sent = requests();
      begin = System.nanoTime();
      int single = 0;
      for (var item : items.list(ids).fields(Fields.TITLE)) {
        single += item.id() > 0 ? 1 : 0;
      }
      double alone = (System.nanoTime() - begin) / 1e9;
      Wrong.unless(single == count, "the work items one by one");
      return new Ratio[] {
        new Ratio(
            count / together,
            count / alone,
            alone / together,
            alone / together,
            alone / together,
            0),
        Ratio.figure(sent, parts.size())
      };
    }
  }

  /** How many requests the server has had since the last question. */
  private long requests() throws Exception {
    return new ByHand(server, 1).get("/count", Long.class);
  }
}

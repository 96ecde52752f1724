// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Mode;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItem;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client leaves behind when it is closed: nothing. */
class ClosingTest {
  private static final Paging BY_HEADER = Paging.header(Place.QUERY, "continuationToken");

  private final Emulator emulator = Emulator.builder().seeded().start();

  @AfterEach
  void stop() {
    emulator.close();
  }

  private AzureDevOps client() {
    return AzureDevOps.at(
            URI.create(emulator.url()),
            Credential.bearer(() -> new AccessToken(emulator.token(), Instant.MAX)))
        .build();
  }

  /** The threads of clients. OkHttp's caretakers are those of the process: they stay and wait. */
  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> !ofClient(thread));
    return threads;
  }

  private static boolean ofClient(Thread thread) {
    String name = thread.getName();
    return thread.isAlive()
        && (name.startsWith("fluent-ado") || (name.startsWith("OkHttp ") && !caretaker(thread)));
  }

  // Of all clients in the process; while one waits for its next task, it has the name of the last.
  private static boolean caretaker(Thread thread) {
    String name = thread.getName();
    return name.equals("OkHttp TaskRunner") || name.startsWith("OkHttp ConnectionPool");
  }

  private static long caretakers() {
    return Thread.getAllStackTraces().keySet().stream().filter(ClosingTest::caretaker).count();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static void assertGone(Set<Thread> threads) {
    await(() -> threads.stream().noneMatch(ClosingTest::ofClient));
    assertThat(threads).noneMatch(ClosingTest::ofClient);
  }

  @Test
  void closingFreesConnectionsAndThreads() {
    Set<Thread> before = threads();
    AzureDevOps ado = client();
    work(ado);
    Set<Thread> during = threads();
    during.removeAll(before);
    assertThat(during).isNotEmpty();
    assertThat(emulator.connections()).isPositive();

    ado.close();

    assertGone(during);
    await(() -> emulator.connections() == 0);
    assertThat(emulator.connections()).isZero();
  }

  private void work(AzureDevOps ado) {
    int id = emulator.seeds().workItems().get(0);
    List<CompletableFuture<WorkItem>> several =
        IntStream.range(0, 20).mapToObj(i -> ado.workItems().get(id).executeAsync()).toList();
    assertThat(ado.workItems().get(id).execute().id()).isEqualTo(id);
    several.forEach(future -> assertThat(future.join().id()).isEqualTo(id));
    emulator.faults().on("GET", "/_apis/wit/**").answer(503);
    assertThat(ado.workItems().get(id).execute().id()).isEqualTo(id);
  }

  @Test
  void hundredClientsOneAfterAnotherLeaveNoThread() {
    Set<Thread> before = threads();
    long kept = caretakers();
    Set<Thread> seen = new HashSet<>();
    int id = emulator.seeds().workItems().get(0);
    for (int i = 0; i < 100; i++) {
      try (AzureDevOps ado = client()) {
        assertThat(ado.workItems().get(id).executeAsync().join().id()).isEqualTo(id);
        seen.addAll(threads());
      }
    }
    seen.removeAll(before);
    assertThat(seen).isNotEmpty();
    assertGone(seen);
    assertThat(caretakers()).as("caretakers, which are not one per client").isLessThan(kept + 20);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfCallFailsAsClosedAndClosingAgainIsHarmless(Mode mode) {
    AzureDevOps ado = client();
    WorkItem item = mode.run(ado.workItems().get(emulator.seeds().workItems().get(0)));
    emulator.forgetRequests();
    ado.close();
    ado.close();
    List<Call<?>> calls =
        List.of(
            item.refresh(),
            item.set(Fields.TITLE, "x"),
            ado.project("web").workItems().create("Task").set(Fields.TITLE, "x"),
            ado.project("web").workItems().query("SELECT [System.Id] FROM WorkItems").all(),
            ado.workItems().batch().delete(7),
            ado.request("GET", "/_apis/projects").list(Codec.JSON, BY_HEADER).all(),
            ado.request("GET", "/_apis/wit/attachments/x").download("text/plain").bytes(9),
            ado.request("DELETE", "/_apis/wit/workitems/7").done(),
            ado.workItems().get(7).then(other -> ado.workItems().get(8)));
    for (Call<?> call : calls) {
      assertThat(mode.failure(call).kind()).isEqualTo(ErrorKind.CLOSED);
    }
    ado.close();
    assertThat(emulator.requests()).isEmpty();
    assertThat(item.peek(Fields.TITLE)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void closedClientAsksForNoTokenAnyMore(Mode mode) {
    AtomicInteger asked = new AtomicInteger();
    AzureDevOps ado =
        AzureDevOps.at(
                URI.create(emulator.url()),
                Credential.bearer(
                    () -> {
                      asked.incrementAndGet();
                      return new AccessToken(emulator.token(), Instant.MAX);
                    }))
            .build();
    mode.run(ado.workItems().get(emulator.seeds().workItems().get(0)));
    ado.close();
    assertThat(mode.failure(ado.workItems().get(7)).kind()).isEqualTo(ErrorKind.CLOSED);
    assertThat(asked).hasValue(1);
  }

  @Test
  void callThatWaitsForATokenIsToldOfTheClosing() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    AzureDevOps ado =
        AzureDevOps.at(
                URI.create(emulator.url()),
                Credential.bearer(
                    () -> {
                      waiting.countDown();
                      awaitQuietly(over);
                      return new AccessToken(emulator.token(), Instant.MAX);
                    }))
            .executor(Runnable::run)
            .build();
    CompletableFuture<WorkItem> call = ado.workItems().get(7).executeAsync();
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    ado.close();
    assertThat(call)
        .failsWithin(10, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            AzureDevOpsException.class,
            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.CLOSED));
    over.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }
}

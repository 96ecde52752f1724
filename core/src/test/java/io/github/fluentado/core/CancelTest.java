// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Download.Content;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancelTest {
  private final VirtualTime time = new VirtualTime();

  @Test
  void cancellingARunAbortsItsRequest() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    CompletableFuture<String> run =
        Lab.call(Lab.connection(transport).time(time).build(), "GET").executeAsync();

    assertThat(run.cancel(true)).isTrue();

    assertThat(transport.cancelled(1)).isEqualTo(1);
    assertThat(time.waiting()).as("no alarm is left").isZero();
    assertThat(run).isCancelled();
  }

  @Test
  void cancellingWhileItWaitsSendsNothingMore() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.empty(429, "Retry-After", "9"));
    CompletableFuture<String> run =
        Lab.call(Lab.connection(transport).time(time).build(), "GET").executeAsync();
    time.awaitWaiting(1);

    run.cancel(true);

    assertThat(time.waiting()).isZero();
    time.advance(Duration.ofSeconds(10));
    assertThat(transport.seen()).hasSize(1);
  }

  @Test
  void cancellingADerivedFutureLeavesTheRunAlone() {
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    CompletableFuture<String> run =
        Lab.call(Lab.connection(transport).time(time).build(), "GET").executeAsync();

    run.thenApply(String::length).cancel(true);

    assertThat(run).isNotDone();
    assertThat(transport.cancelled()).isZero();
  }

  @Test
  void aRunThatIsCancelledBeforeItGoesOnSendsNothing() {
    Queue<Runnable> transportQueue = new ArrayDeque<>();
    Queue<Runnable> executorQueue = new ArrayDeque<>();
    ScriptedTransport transport =
        new ScriptedTransport(request -> Reply.json(200, "x"), transportQueue::add);
    Connection connection =
        Lab.connection(transport).time(time).executor(executorQueue::add).build();
    Call<String> call = Lab.call(connection, "GET");
    CompletableFuture<String> run = call.then(one -> call).executeAsync();
    transportQueue.remove().run();

    run.cancel(true);
    executorQueue.forEach(Runnable::run);

    assertThat(transport.seen()).hasSize(1);
  }

  @Test
  void aDownloadThatComesAfterItsRunWasCancelledIsClosed() {
    Queue<Runnable> executorQueue = new ArrayDeque<>();
    Queue<Runnable> transportQueue = new ArrayDeque<>();
    ScriptedTransport transport =
        new ScriptedTransport(request -> Reply.json(200, "x"), transportQueue::add);
    Connection connection =
        Lab.connection(transport).time(time).executor(executorQueue::add).build();
    CompletableFuture<Content> run =
        connection
            .call(
                Lab.plan("GET").streaming(),
                answer -> new Content(answer.stream().orElseThrow(), answer.headers()))
            .executeAsync();
    transportQueue.remove().run();
    assertThat(transport.closedBodies()).isZero();

    run.cancel(true);
    executorQueue.forEach(Runnable::run);

    assertThat(transport.closedBodies()).isPositive();
  }

  @Test
  void aDownloadThatWasHandedOverStaysOpenWhateverHappensToItsFuture() {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "x"));
    CompletableFuture<Content> run =
        Lab.connection(transport)
            .build()
            .call(
                Lab.plan("GET").streaming(),
                answer -> new Content(answer.stream().orElseThrow(), answer.headers()))
            .executeAsync();
    assertThat(run).isCompleted();

    run.cancel(true);

    assertThat(transport.cancelled()).isZero();
    assertThat(transport.closedBodies()).isZero();
  }

  @Test
  void anInterruptEndsABlockingRunAndStaysSet() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    Call<String> call = Lab.call(Lab.connection(transport).time(time).build(), "GET");
    CompletableFuture<ErrorKind> kind = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                call.execute();
              } catch (AzureDevOpsException error) {
                flag.complete(Thread.currentThread().isInterrupted());
                kind.complete(error.kind());
              }
            },
            "interrupted");
    thread.start();
    time.awaitWaiting(1);

    thread.interrupt();

    assertThat(kind.get(20, TimeUnit.SECONDS)).isEqualTo(ErrorKind.CANCELLED);
    assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(transport.cancelled(1)).isEqualTo(1);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "ok"));
    Call<String> call = Lab.call(Lab.connection(transport).build(), "GET");
    Thread.currentThread().interrupt();
    try {
      call.execute();
      throw new AssertionError("expected a failure");
    } catch (AzureDevOpsException error) {
      assertThat(error.kind()).isEqualTo(ErrorKind.CANCELLED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(transport.seen()).isEmpty();
  }
}

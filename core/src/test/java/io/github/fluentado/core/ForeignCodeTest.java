// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Heard;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import io.github.fluentado.core.transport.Transport;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever code that is not ours does, a call ends, and in time. */
class ForeignCodeTest {
  private static final Reply OK = Reply.json(200, "ok");
  private static final Duration LONG = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime();

  /** A clock that fails at its nth use. */
  private static final class BrokenClock implements TimeSource {
    private final TimeSource good = TimeSource.system();
    private final AtomicInteger left;

    BrokenClock(int good) {
      this.left = new AtomicInteger(good);
    }

    private void use() {
      if (left.decrementAndGet() == 0) {
        throw new AssertionError("the clock is broken");
      }
    }

    @Override
    public Instant now() {
      use();
      return good.now();
    }

    @Override
    public CompletableFuture<Void> after(Duration duration) {
      use();
      return good.after(duration);
    }

    @Override
    public void close() {
      good.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aClockThatBreaksAtAnyMomentEndsTheCall(int good) {
    for (Both both : Both.values()) {
      ScriptedTransport transport = new ScriptedTransport(request -> OK, ForkJoinPool.commonPool());
      Call<String> call =
          Lab.call(Lab.connection(transport).time(new BrokenClock(good)).build(), "GET");

      assertThat(ended(both, call)).isNotEqualTo("hangs");
    }
  }

  private static String ended(Both both, Call<String> call) {
    CompletableFuture<String> end = CompletableFuture.supplyAsync(() -> outcome(both, call));
    try {
      return end.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
      return "hangs";
    }
  }

  private static String outcome(Both both, Call<String> call) {
    try {
      return both.run(call);
    } catch (Throwable failed) {
      return failed.toString();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aTransportOrAClockThatGivesNothingEndsTheCall(Both both) {
    Transport empty =
        new Transport() {
          @Override
          @SuppressWarnings("NullAway")
          public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
            return null;
          }

          @Override
          public void close() {}
        };
    Connection connection =
        Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
            .transport(empty)
            .build();

    assertThat(both.failure(Lab.call(connection, "POST")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aPolicyThatThrowsIsTheFailureOfTheCallAndItsEndIsTold(Both both) {
    Heard heard = new Heard();
    AssertionError mine = new AssertionError("mine");
    Call<String> call =
        Lab.call(
            Lab.connection(ScriptedTransport.of(Reply.empty(503)))
                .observer(heard)
                .rules(
                    Rules.standard()
                        .retry(
                            (attempt, elapsed, chance) -> {
                              throw mine;
                            }))
                .build(),
            "GET");

    assertThat(outcome(both, call)).contains("mine");
    assertThat(heard.lines()).last().isEqualTo("1 end AssertionError");
  }

  @Test
  void anExecutorThatIsStarvedDoesNotHoldTheDeadline() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    CountDownLatch free = new CountDownLatch(1);
    try {
      var unused = one.submit(() -> await(free));
      List<Runnable> answers = new CopyOnWriteArrayList<>();
      Connection connection =
          Lab.connection(new ScriptedTransport(r -> OK, answers::add)).executor(one).build();
      for (String verb : List.of("GET", "POST")) {
        CompletableFuture<String> run =
            Lab.call(connection, verb).timeout(Duration.ofMillis(200)).executeAsync();
        answers.forEach(Runnable::run);
        answers.clear();

        assertThat(run)
            .failsWithin(LONG)
            .withThrowableThat()
            .havingCause()
            .isInstanceOfSatisfying(
                AzureDevOpsException.class,
                error ->
                    assertThat(error.kind())
                        .isEqualTo(
                            verb.equals("GET") ? ErrorKind.TIMED_OUT : ErrorKind.OUTCOME_UNKNOWN));
      }
    } finally {
      free.countDown();
      one.shutdownNow();
    }
  }

  @Test
  void aSlowObserverDelaysNobodyElsesDeadline() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    AtomicInteger operations = new AtomicInteger();
    Connection connection =
        Lab.connection(ScriptedTransport.of(Reply.stalled()))
            .executor(Runnable::run)
            .observer(
                beginning ->
                    new Observation() {
                      private final int number = operations.incrementAndGet();

                      @Override
                      public void attemptEnds(AttemptEnds event) {
                        if (number == 1) {
                          slow.countDown();
                          await(free);
                        }
                      }
                    })
            .build();
    try {
      CompletableFuture<String> held =
          Lab.call(connection, "GET").timeout(Duration.ofMillis(50)).executeAsync();
      assertThat(slow.await(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<String> other =
          Lab.call(connection, "GET").timeout(Duration.ofMillis(50)).executeAsync();

      assertThat(other).failsWithin(LONG);
      assertThat(held).isNotDone();
    } finally {
      free.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aCredentialThatThrowsAnErrorEndsTheCall(Both both) {
    Credential broken =
        Credential.bearer(
            () -> {
              throw new NoClassDefFoundError("msal");
            });
    Connection connection =
        Connection.to(ServiceHosts.services("contoso"), broken)
            .transport(ScriptedTransport.of(OK))
            .build();

    assertThat(both.failure(Lab.call(connection, "GET")).kind())
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void aFinishedFutureKeepsNothingButItsResult() throws Exception {
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> Reply.json(200, "x".repeat(1_000_000)), ForkJoinPool.commonPool());
    Connection connection = Lab.connection(transport).build();
    AtomicInteger decoded = new AtomicInteger();
    AtomicReference<WeakReference<byte[]>> body =
        new AtomicReference<>(new WeakReference<>(new byte[0]));
    CompletableFuture<Integer> future =
        connection
            .call(
                Lab.plan("GET"),
                answer -> {
                  body.set(new WeakReference<>(answer.bytes()));
                  return decoded.incrementAndGet();
                })
            .executeAsync();
    assertThat(future).succeedsWithin(LONG).isEqualTo(1);

    for (int i = 0; i < 100 && held(body) != null; i++) {
      System.gc();
    }

    assertThat(held(body)).isNull();
    assertThat(future).isCompletedWithValue(1);
  }

  private static byte @Nullable [] held(AtomicReference<WeakReference<byte[]>> body) {
    return Objects.requireNonNull(body.get()).get();
  }

  @Test
  void aDownloadThatIsForgottenFreesItsConnection() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.typed(200, "application/zip", "x"));
    Connection connection = Lab.connection(transport).build();
    open(connection);

    for (int i = 0; i < 200 && transport.closedBodies() == 0; i++) {
      System.gc();
      Thread.onSpinWait();
    }
    long end = System.nanoTime() + LONG.toNanos();
    while (transport.closedBodies() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }

    assertThat(transport.closedBodies()).isEqualTo(1);
  }

  private static void open(Connection connection) {
    Download.Content content =
        RawRequest.of(connection, "GET", "/file").download("application/zip").open().execute();
    InputStream held = content.stream();
    assertThat(held).isNotNull();
  }

  @Test
  void anUploadThatFlowsIsNotCutOffByTheLimitOfAnAttempt() throws Exception {
    VirtualTime clock = time;
    CompletableFuture<InputStream> opened = new CompletableFuture<>();
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> {
              try {
                opened.complete(Objects.requireNonNull(request.body()).open());
              } catch (java.io.IOException unexpected) {
                opened.completeExceptionally(unexpected);
              }
              return Reply.stalled();
            });
    Connection connection = Lab.connection(transport).time(clock).build();
    RequestBody body = RequestBody.of(new byte[10]);
    CompletableFuture<String> run =
        connection
            .call(
                Lab.plan("POST").with(Lab.plan("POST").request().carrying(body)),
                io.github.fluentado.core.http.HttpResponse::text)
            .rules(rules -> rules.attempt(Duration.ofSeconds(10)))
            .executeAsync();
    InputStream wire = opened.get(20, TimeUnit.SECONDS);

    for (int i = 0; i < 5; i++) {
      clock.awaitWaiting(1);
      clock.advance(Duration.ofSeconds(8));
      assertThat(wire.read()).isGreaterThanOrEqualTo(0);
      assertThat(run).isNotDone();
    }
    clock.awaitWaiting(1);
    clock.advance(Duration.ofSeconds(10));
    clock.advance(Duration.ofSeconds(10));

    assertThat(run)
        .failsWithin(LONG)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            AzureDevOpsException.class,
            error -> assertThat(error.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aTokenThatNeverComesIsToldAsTimeNotAsWrongCredential(Both both) {
    Credential hangs = (now, rejected) -> new CompletableFuture<>();
    Connection connection =
        Connection.to(ServiceHosts.services("contoso"), hangs)
            .transport(ScriptedTransport.of(OK))
            .build();

    AzureDevOpsException error =
        both.failure(Lab.call(connection, "POST").timeout(Duration.ofMillis(50)));

    assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(error.attempts()).isZero();
  }
}

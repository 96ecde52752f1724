// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Heard;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTest {
  private static final Reply OK = Reply.json(200, "ok");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final VirtualTime time = new VirtualTime();

  @Test
  void whenOneIsThrottledNobodySends() throws Exception {
    int many = 64;
    ScriptedTransport transport = ScriptedTransport.of(Reply.empty(429, "Retry-After", "5"), OK);
    Rules rules = Rules.standard().retry(RetryPolicy.backoff(2, Duration.ZERO, Duration.ZERO));
    Connection connection = Lab.connection(transport).time(time).rules(rules).build();
    Call<String> call = Lab.call(connection, "GET");
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<String>> runs = new ArrayList<>();
      runs.add(threads.submit(call::execute));
      time.awaitWaiting(1);
      for (int i = 1; i < many; i++) {
        runs.add(i % 2 == 0 ? threads.submit(call::execute) : call.executeAsync());
      }
      time.awaitWaiting(many);
      assertThat(transport.seen()).hasSize(1);

      time.advance(Duration.ofMillis(4999));
      assertThat(time.waiting()).isEqualTo(many);
      assertThat(transport.seen()).hasSize(1);

      time.advance(Duration.ofMillis(1));
      for (Future<String> run : runs) {
        assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo("ok");
      }
      assertThat(transport.seen()).hasSize(many + 1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSuccessMayAskToPaceTheNextRequest() throws Exception {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.json(200, "one", "Retry-After", "3"), OK);
    Call<String> call = Lab.call(Lab.connection(transport).time(time).build(), "GET");

    assertThat(call.execute()).isEqualTo("one");
    CompletableFuture<String> next = call.executeAsync();
    time.awaitWaiting(1);
    assertThat(transport.seen()).hasSize(1);
    time.advance(Duration.ofSeconds(3));

    assertThat(next).succeedsWithin(LONG).isEqualTo("ok");
  }

  @Test
  void aForeignHostDoesNotPaceTheClient() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.empty(302, "Location", "https://files.example/f"),
            Reply.json(200, "file", "Retry-After", "100"),
            OK);
    Call<String> call = Lab.call(Lab.connection(transport).time(time).build(), "GET");

    assertThat(call.execute()).isEqualTo("file");
    assertThat(call.execute()).isEqualTo("ok");
  }

  @Test
  void aClosedGateBeyondTheLongestWaitFailsWithoutSending() {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.json(200, "one", "Retry-After", "100"), OK);
    Call<String> call = Lab.call(Lab.connection(transport).time(time).build(), "POST");
    call.execute();

    AzureDevOpsException error = Both.BLOCKING.failure(call);

    assertThat(error.kind()).isEqualTo(ErrorKind.THROTTLED);
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(100));
    assertThat(error.attempts()).isZero();
    assertThat(transport.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aClosedClientSaysSo(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(OK);
    Connection connection = Lab.connection(transport).build();
    connection.close();
    connection.close();

    assertThat(both.failure(Lab.call(connection, "POST")).kind()).isEqualTo(ErrorKind.CLOSED);
    assertThat(transport.seen()).isEmpty();
    assertThat(transport.isClosed()).isTrue();
  }

  @Test
  void closingEndsThoseWhoWait() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.empty(429, "Retry-After", "50"));
    Connection connection = Lab.connection(transport).build();
    CompletableFuture<String> async = Lab.call(connection, "GET").executeAsync();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<AzureDevOpsException> blocking =
          thread.submit(() -> Both.BLOCKING.failure(Lab.call(connection, "GET")));
      connection.close();

      assertThat(blocking.get(20, TimeUnit.SECONDS).kind()).isEqualTo(ErrorKind.CLOSED);
      assertThat(kind(async)).isEqualTo(ErrorKind.CLOSED);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void closingEndsRequestsUnderWayAndLeavesWritesOpen() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    Connection connection = Lab.connection(transport).time(time).build();
    CompletableFuture<String> get = Lab.call(connection, "GET").executeAsync();
    CompletableFuture<String> post = Lab.call(connection, "POST").executeAsync();

    connection.close();

    assertThat(kind(get)).isEqualTo(ErrorKind.CLOSED);
    assertThat(kind(post)).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  private static ErrorKind kind(CompletableFuture<?> run) throws Exception {
    try {
      throw new AssertionError("expected a failure, got " + run.get(20, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(AzureDevOpsException.class);
      return ((AzureDevOpsException) Objects.requireNonNull(failed.getCause())).kind();
    }
  }

  @Test
  void closingFreesTheThreads() throws Exception {
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    // The answer comes after the run has begun to wait, so that it needs a timer and a worker.
    List<Runnable> answers = new ArrayList<>();
    Connection connection =
        Lab.connection(new ScriptedTransport(request -> OK, answers::add)).build();
    CompletableFuture<String> run = Lab.call(connection, "GET").executeAsync();
    answers.forEach(Runnable::run);
    assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo("ok");
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !others.contains(thread))
            .filter(thread -> thread.getName().matches("fluent-ado-(timer|\\d+)"))
            .toList();
    // Workers are virtual from 24 on, and those are not in the list of threads.
    int least = Runtime.version().feature() < 24 ? 2 : 1;
    assertThat(threads).hasSizeGreaterThanOrEqualTo(least);

    connection.close();

    for (Thread thread : threads) {
      assertThat(thread.isDaemon()).isTrue();
      thread.join(20_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anAnswerLargerThanAllowedIsNotTakenIn(Both both) {
    Connection exact =
        Lab.connection(ScriptedTransport.of(Reply.json(200, "12345"))).largestBody(5).build();
    Connection less =
        Lab.connection(ScriptedTransport.of(Reply.json(200, "12345"))).largestBody(4).build();

    assertThat(both.run(Lab.call(exact, "GET"))).isEqualTo("12345");
    assertThat(both.failure(Lab.call(less, "GET")))
        .hasMessageContaining("too large for memory")
        .hasRootCauseMessage("the body is larger than 4 bytes");
  }

  @Test
  void aLargeErrorIsCutAndKeepsItsStatus() {
    Connection connection =
        Lab.connection(ScriptedTransport.of(Reply.typed(404, "text/plain", "x".repeat(50))))
            .largestBody(10)
            .build();

    AzureDevOpsException error = Both.BLOCKING.failure(Lab.call(connection, "GET"));

    assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(error.body()).isEqualTo("xxxxxxxxxx");
  }

  @Test
  void anErrorWhoseBodyBreaksKeepsItsStatus() {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.json(409, "{\"message\":\"m\"}")).bodies(Broken::after3);

    AzureDevOpsException error =
        Both.BLOCKING.failure(Lab.call(Lab.connection(transport).build(), "POST"));

    assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(error.body()).isEqualTo("{\"m");
  }

  @Test
  void aSuccessWhoseBodyBreaksMayHaveHappened() {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.json(200, "a long answer")).bodies(Broken::after3);

    assertThat(Both.BLOCKING.failure(Lab.call(Lab.connection(transport).build(), "POST")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  /** Breaks off after three bytes. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // Three bytes are soon read.
  static final class Broken extends InputStream {
    private final InputStream source;
    private int left = 3;

    private Broken(InputStream source) {
      this.source = source;
    }

    static InputStream after3(InputStream source) {
      return new Broken(source);
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        throw new IOException("reset");
      }
      left--;
      return source.read();
    }
  }

  @Test
  void aCredentialThatHangsDoesNotHoldTheCallNorClaimThatItWasSent() throws Exception {
    Credential hangs = (now, rejected) -> new CompletableFuture<>();
    ScriptedTransport transport = ScriptedTransport.of(OK);
    Connection connection =
        Connection.to(ServiceHosts.services("contoso"), hangs)
            .transport(transport)
            .time(time)
            .build();

    CompletableFuture<String> run =
        Lab.call(connection, "POST").timeout(Duration.ofSeconds(9)).executeAsync();
    time.awaitWaiting(1);
    time.advance(Duration.ofSeconds(9));

    assertThat(kind(run)).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(transport.seen()).isEmpty();
  }

  @Test
  void aCredentialThatThrowsIsAClearError() {
    Credential broken =
        new Credential() {
          @Override
          public CompletionStage<Authorization> authorize(
              Instant now, @Nullable Authorization rejected) {
            throw new IllegalStateException("vault is sealed");
          }
        };
    Connection connection =
        Connection.to(ServiceHosts.services("contoso"), broken)
            .transport(ScriptedTransport.of(OK))
            .build();

    assertThat(Both.BLOCKING.failure(Lab.call(connection, "GET")))
        .hasRootCauseMessage("vault is sealed")
        .extracting(AzureDevOpsException::kind)
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void noTextShowsASecret() {
    AtomicInteger tokens = new AtomicInteger();
    Heard heard = new Heard();
    Credential credential =
        Credential.bearer(() -> new AccessToken("canary" + tokens.incrementAndGet(), Instant.MAX));
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.empty(503),
            Reply.empty(401),
            Reply.empty(302, "Location", "https://files.example/f?sig=canary&token=canary"),
            Reply.broken(Failure.Kind.MAYBE_SENT));
    Connection connection =
        Connection.to(ServiceHosts.services("contoso"), credential)
            .transport(transport)
            .header("X-Key", "canary")
            .rules(Rules.standard().retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO)))
            .observer(heard)
            .build();

    AzureDevOpsException error = Both.BLOCKING.failure(Lab.call(connection, "GET"));

    assertThat(transport.seen()).hasSizeGreaterThan(3);
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    assertThat(
            trace.toString() + error.body() + error.url() + connection + heard + transport.seen())
        .doesNotContainIgnoringCase("canary");
  }

  @Test
  void anExecutorThatTakesNoMoreWorkEndsTheRun() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    List<Runnable> answers = new ArrayList<>();
    ScriptedTransport transport = new ScriptedTransport(request -> OK, answers::add);
    Connection connection = Lab.connection(transport).executor(executor).build();

    CompletableFuture<String> run = Lab.call(connection, "GET").executeAsync();
    answers.forEach(Runnable::run);

    assertThat(kind(run)).isEqualTo(ErrorKind.CLOSED);
  }

  @Test
  void aTransportThatThrowsIsAnErrorOfTheCall() {
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> {
              throw new IllegalStateException("defect");
            });
    Call<String> call =
        Lab.connection(transport).build().call(Lab.plan("POST"), HttpResponse::text);

    assertThat(Both.ASYNC.failure(call).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theServiceIsAskedToRefuseRatherThanToLeadToASignInPage(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(OK);

    both.run(Lab.call(Lab.connection(transport).build(), "POST"));

    var headers = transport.seen().get(0).headers();
    assertThat(headers.all("X-TFS-FedAuthRedirect")).containsExactly("Suppress");
    assertThat(headers.all("X-VSS-ForceMsaPassThrough")).containsExactly("true");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
  private static final Reply OK = Reply.json(200, "ok");

  @ParameterizedTest
  @EnumSource(Both.class)
  void nothingIsSentBeforeACallRunsAndItMayRunAgain(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(OK);
    Call<Integer> call = Lab.call(Lab.connection(transport).build(), "GET").map(String::length);
    assertThat(transport.seen()).isEmpty();

    assertThat(both.run(call)).isEqualTo(2);
    assertThat(both.run(call)).isEqualTo(2);
    assertThat(transport.seen()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void oneCallFollowsAnother(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "a"), Reply.json(200, "b"));
    Connection connection = Lab.connection(transport).build();

    Call<String> call =
        Lab.call(connection, "GET").then(a -> Lab.call(connection, "POST").map(b -> a + b));

    assertThat(both.run(call)).isEqualTo("ab");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFunctionThatFailsEndsTheCallWithItsOwnError(Both both) {
    Call<String> call =
        Call.of("x")
            .map(
                value -> {
                  throw new IllegalStateException("mine");
                });

    assertThatIllegalStateException().isThrownBy(() -> both.run(call)).withMessage("mine");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void headersOfACallGoOnEachOfItsRequests(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(OK);
    Connection connection =
        Lab.connection(transport).header("X-A", "client").header("X-B", "client").build();
    Call<String> call = Lab.call(connection, "GET");

    both.run(call.then(one -> call).header("X-A", "call").header("x-vss-e2eid", "e"));

    assertThat(transport.seen())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.headers().all("X-A")).containsExactly("call");
              assertThat(request.headers().all("X-B")).containsExactly("client");
              assertThat(request.headers().all("X-VSS-E2EID")).containsExactly("e");
              assertThat(request.headers().all("User-Agent")).containsExactly("fluent-ado");
              assertThat(request.headers().all("X-TFS-FedAuthRedirect"))
                  .containsExactly("Suppress");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Host",
        "Content-Length",
        "Connection",
        "Upgrade",
        "Accept-Encoding",
        "Expect",
        "Transfer-Encoding"
      })
  void headersOfTheClientAreRefused(String name) {
    Call<String> call = Call.of("x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> call.header(name, "canary"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lab.connection(ScriptedTransport.of()).header(name, "x"));
  }

  @Test
  void badSettingsOfACallAreRefusedAtOnce() {
    Call<String> call = Call.of("x");

    assertThatIllegalArgumentException().isThrownBy(() -> call.timeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> call.timeout(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> call.header("a b", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> call.header("a", "x\ny"));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theRulesSetLastPrevail(Both both) {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.empty(503), Reply.empty(503), Reply.empty(503));
    Call<String> call =
        Lab.call(Lab.connection(transport).build(), "GET")
            .rules(rules -> rules.retry(RetryPolicy.none()))
            .rules(rules -> rules.retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO)));

    assertThat(both.failure(call).attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aCallMayHaveItsOwnRetryPolicy(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.empty(503), OK);
    Call<String> call = Lab.call(Lab.connection(transport).build(), "GET");

    assertThat(both.failure(call.retry(RetryPolicy.none())).attempts()).isEqualTo(1);
    assertThat(both.run(call)).isEqualTo("ok");
  }

  @Test
  void aTimeoutIsSharedByAllThatFollows() throws Exception {
    VirtualTime time = new VirtualTime();
    // The first answers after a while, the second never.
    AtomicInteger requests = new AtomicInteger();
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> {
              if (requests.incrementAndGet() == 1) {
                time.advance(Duration.ofSeconds(8));
                return OK;
              }
              return Reply.stalled();
            });
    Connection connection = Lab.connection(transport).time(time).build();
    Call<String> get = Lab.call(connection, "GET");

    CompletableFuture<String> run =
        get.then(one -> get).timeout(Duration.ofSeconds(10)).executeAsync();
    time.awaitWaiting(1);
    time.advance(Duration.ofMillis(1999));
    assertThat(run).isNotDone();
    time.advance(Duration.ofMillis(1));

    assertThat(Both.ASYNC.failure(Call.defer(() -> of(run))).kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(transport.cancelled(1)).isEqualTo(1);
  }

  private static Call<String> of(CompletableFuture<String> run) {
    try {
      return Call.of(run.get(20, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      throw (RuntimeException) failed.getCause();
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Test
  void anInnerTimeoutHoldsForItsPartsTogether() {
    VirtualTime time = new VirtualTime();
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> {
              time.advance(Duration.ofSeconds(3));
              return OK;
            });
    Call<String> get = Lab.call(Lab.connection(transport).time(time).build(), "GET");

    Call<String> inner = get.then(one -> get).then(two -> get).timeout(Duration.ofSeconds(5));
    Call<String> outer = inner.then(one -> get).timeout(Duration.ofSeconds(60));

    assertThat(Both.BLOCKING.failure(outer).kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(transport.seen()).hasSize(2);
  }

  @Test
  void theLongerOfTwoTimeoutsDoesNotCount() {
    VirtualTime time = new VirtualTime();
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> {
              time.advance(Duration.ofSeconds(3));
              return Reply.empty(503);
            });
    Rules rules = Rules.standard().retry((attempt, elapsed, chance) -> Optional.of(Duration.ZERO));
    Call<String> get =
        Lab.call(Lab.connection(transport).time(immediate(time)).rules(rules).build(), "GET");

    Both.BLOCKING.failure(get.timeout(Duration.ofSeconds(7)).timeout(Duration.ofSeconds(70)));

    assertThat(transport.seen()).hasSize(3);
  }

  /** The same clock, but no wait takes any time. */
  private static TimeSource immediate(VirtualTime time) {
    return new TimeSource() {
      @Override
      public Instant now() {
        return time.now();
      }

      @Override
      public CompletableFuture<Void> after(Duration duration) {
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void aDeferredCallIsMadeAnewForEachRun() {
    AtomicInteger made = new AtomicInteger();
    Call<Integer> call = Call.defer(() -> Call.of(made.incrementAndGet()));

    assertThat(call.execute()).isEqualTo(1);
    assertThat(call.executeAsync().join()).isEqualTo(2);
  }
}

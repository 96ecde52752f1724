// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Going on after failures, waiting, repeating; and how failures arrive. */
class CallAlgebraTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private final AzureDevOpsException conflict = conflict();

  private static AzureDevOpsException conflict() {
    return AzureDevOpsException.of(ErrorKind.CONFLICT, "somebody was faster").build();
  }

  private final VirtualTime time = new VirtualTime();

  private Call<String> get(Reply... replies) {
    return Lab.call(Lab.connection(ScriptedTransport.of(replies)).time(time).build(), "GET");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFailureOfAKindMayBeGoneOnFrom(Both both) {
    Call<String> missing = get(Reply.json(404, "{\"message\":\"no\"}"));

    assertThat(both.run(missing.recover(ErrorKind.NOT_FOUND, e -> Call.of("none"))))
        .isEqualTo("none");
    assertThat(both.failure(missing.recover(ErrorKind.CONFLICT, e -> Call.of("none"))).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(both.run(missing.recover(e -> Call.of(e.kind().name())))).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aSuccessIsNotRecoveredFrom(Both both) {
    assertThat(both.run(Call.of("x").recover(e -> Call.of("never")))).isEqualTo("x");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatRecoversMayFailAndTheNextOneHearsOfIt(Both both) {
    Call<String> call =
        Call.<String>failed(conflict)
            .recover(
                e ->
                    Call.failed(
                        AzureDevOpsException.of(ErrorKind.FORBIDDEN, "then no").cause(e).build()))
            .recover(ErrorKind.CONFLICT, e -> Call.of("wrong"))
            .recover(ErrorKind.FORBIDDEN, e -> Call.of("heard of " + e.getCause()));

    assertThat(both.run(call)).startsWith("heard of ").contains("somebody was faster");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFailureThrownInAFunctionIsOneThatRecoverSees(Both both) {
    Call<String> thrown =
        Call.of("x")
            .map(
                value -> {
                  throw conflict;
                });

    assertThat(both.run(thrown.recover(e -> Call.of("seen")))).isEqualTo("seen");
    assertThat(both.failure(thrown)).isSameAs(conflict);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anyOtherErrorOfAFunctionPassesRecoverAndArrivesAsItIs(Both both) {
    IllegalStateException mine = new IllegalStateException("mine");
    Call<String> thrown =
        Call.of("x")
            .<String>map(
                value -> {
                  throw mine;
                })
            .recover(e -> Call.of("never"));

    assertThatThrownBy(() -> both.run(thrown)).isSameAs(mine);
  }

  // Whatever is thrown while a run begins or goes on, in whichever part of it.
  static Stream<Arguments> throwing() {
    return Stream.of(
            new IllegalStateException("mine"),
            new IllegalArgumentException("mine"),
            new AssertionError("mine"),
            new StackOverflowError("mine"),
            conflict())
        .flatMap(error -> Stream.of(Both.values()).map(both -> Arguments.of(error, both)));
  }

  @ParameterizedTest
  @MethodSource("throwing")
  void whateverIsThrownWhereverFailsTheRunAndNothingElse(Throwable error, Both both) {
    Supplier<Call<String>> supplier =
        () -> {
          CallAlgebraTest.<RuntimeException>sneak(error);
          return Call.of("never");
        };
    Function<Object, Call<String>> function = value -> supplier.get();
    List<Call<?>> calls =
        List.of(
            Call.defer(supplier),
            Call.of(1).then(function),
            Call.of(1).map(x -> supplier.get()),
            Call.<String>failed(conflict).recover(e -> supplier.get()),
            Call.of(1).until(x -> supplier.get() == null, Polling.every(LONG).endless()),
            new BadlyMade(supplier),
            new BadlyMade(supplier).timeout(LONG),
            new BadlyMade(supplier).withResponse(),
            new BadList(supplier).all(),
            new BadList(supplier).limit(3).walk(x -> true),
            new BadList(supplier).header("X-A", "b").map(x -> x).all());

    for (Call<?> call : calls) {
      assertThatThrownBy(() -> run(both, call)).isSameAs(error);
    }
  }

  private static void run(Both both, Call<?> call) throws Throwable {
    if (both == Both.BLOCKING) {
      call.execute();
      return;
    }
    // Nothing may be thrown here.
    CompletableFuture<?> future = call.executeAsync();
    try {
      future.get();
    } catch (java.util.concurrent.ExecutionException failed) {
      throw failed.getCause();
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable error) throws E {
    throw (E) error;
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aCheckedErrorThatAFunctionDoesNotDeclareArrivesAsItIs(Both both) {
    IOException undeclared = new IOException("undeclared");
    Call<Integer> call =
        Call.of(1)
            .map(
                x -> {
                  CallAlgebraTest.<RuntimeException>sneak(undeclared);
                  return x;
                });

    assertThatThrownBy(() -> run(both, call)).isSameAs(undeclared);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFunctionThatGivesNoCallIsAClearError(Both both) {
    Call<String> call = Call.of("x").then(value -> null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.run(call))
        .withMessageContaining("the call that a function gave");
  }

  @Test
  void aPauseHoldsNoThreadAndGoesByTheClockOfTheClient() throws Exception {
    Call<String> call =
        get(Reply.json(200, "a"))
            .then(a -> Call.pause(Duration.ofDays(3)).map(waited -> a + " at last"));

    CompletableFuture<String> run = call.executeAsync();
    time.awaitWaiting(1);
    time.advance(Duration.ofDays(2));
    assertThat(run).isNotDone();
    time.advance(Duration.ofDays(1));

    assertThat(run).succeedsWithin(LONG).isEqualTo("a at last");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aPauseAloneWaitsByTheMachine(Both both) {
    long begun = System.nanoTime();

    assertThat(both.run(Call.pause(Duration.ofMillis(20)))).isEqualTo(Done.DONE);

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aPauseBeyondTheDeadlineFailsAtOnce(Both both) {
    AzureDevOpsException error =
        both.failure(Call.pause(Duration.ofDays(9)).timeout(Duration.ofSeconds(30)));

    assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(error.attempts()).isZero();
  }

  @Test
  void cancellingEndsAPause() {
    Connection connection = Lab.connection(ScriptedTransport.of()).time(time).build();
    CompletableFuture<Done> run = connection.pause(Duration.ofDays(1)).executeAsync();
    assertThat(time.waiting()).isEqualTo(1);

    run.cancel(true);

    assertThat(run).isCancelled();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void closingTheClientEndsAPauseOfIt() {
    Connection connection = Lab.connection(ScriptedTransport.of()).time(time).build();
    CompletableFuture<Done> run = connection.pause(Duration.ofDays(1)).executeAsync();

    connection.close();

    assertThat(run)
        .failsWithin(LONG)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            AzureDevOpsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CLOSED));
  }

  @Test
  void lookingAgainWaitsLongerEachTimeUntilItIsAsWanted() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Connection connection =
        Lab.connection(new ScriptedTransport(r -> Reply.json(200, "" + looks.incrementAndGet())))
            .time(time)
            .build();
    Polling polling =
        Polling.backoff(Duration.ofSeconds(1), Duration.ofSeconds(5)).within(Duration.ofHours(1));

    CompletableFuture<String> run =
        Lab.call(connection, "GET").until("6"::equals, polling).executeAsync();

    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      time.awaitWaiting(1);
      time.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(run).isNotDone();
      time.advance(Duration.ofMillis(1));
    }
    assertThat(run).succeedsWithin(LONG).isEqualTo("6");
    assertThat(looks).hasValue(6);
  }

  @Test
  void lookingAgainGivesUpWhenItsTimeIsOver() throws Exception {
    Call<String> never =
        get(Reply.json(200, "no"))
            .until(
                "yes"::equals, Polling.every(Duration.ofSeconds(4)).within(Duration.ofSeconds(10)));

    CompletableFuture<String> run = never.executeAsync();
    time.awaitWaiting(1);
    time.advance(Duration.ofSeconds(4));
    time.awaitWaiting(1);
    time.advance(Duration.ofSeconds(4));

    assertThat(run)
        .failsWithin(LONG)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            AzureDevOpsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TIMED_OUT));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFailureEndsTheLookingUnlessItIsRecoveredFrom(Both both) {
    Polling soon = Polling.every(Duration.ofMillis(1)).endless();
    Call<String> call =
        Lab.call(
            Lab.connection(
                    ScriptedTransport.of(
                        Reply.json(404, "{\"message\":\"not yet\"}"), Reply.json(200, "there")))
                .build(),
            "GET");

    assertThat(
            both.run(
                call.recover(ErrorKind.NOT_FOUND, e -> Call.of("")).until("there"::equals, soon)))
        .isEqualTo("there");
    assertThat(
            both.failure(get(Reply.json(404, "{\"message\":\"no\"}")).until("x"::equals, soon))
                .kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void waitsThatMakeNoSenseAreRefusedByName() {
    Call<String> call = Call.of("x");
    Duration second = Duration.ofSeconds(1);

    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Call.pause(wrong))
          .withMessageContaining("duration");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Polling.every(wrong))
          .withMessageContaining("interval");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Polling.every(second).within(wrong))
          .withMessageContaining("time");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Polling.backoff(second, wrong))
          .withMessageContaining("longest");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.backoff(LONG, second))
        .withMessageContaining("first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> call.until("x"::equals, Polling.every(second)))
        .withMessageContaining("polling has no limit");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void everyCallTellsTheAnswerBehindItsResult(Both both) {
    Call<String> call =
        get(Reply.json(200, "a", "ActivityId", "one"), Reply.json(201, "b", "ActivityId", "two"));

    Response<String> response = both.run(call.then(a -> call).map(b -> b + "!").withResponse());

    assertThat(response.value()).isEqualTo("b!");
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.activityId()).contains("two");
    assertThat(both.run(Call.of("x").withResponse()).status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void moreOfAQueryAndAnotherVersionGoOnEachRequest(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "a"));
    Call<String> call = Lab.call(Lab.connection(transport).build(), "GET");

    both.run(call.then(a -> call).query("x y", "a&b").query("$z", "").apiVersion("7.2-preview.1"));

    assertThat(transport.seen())
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(request.uri().getRawQuery())
                    .isEqualTo("x%20y=a%26b&$z=&api-version=7.2-preview.1"));
  }

  @Test
  void aVersionThatIsNoneIsRefused() {
    Call<String> call = Call.of("x");

    for (String wrong : List.of("7", "seven", "7.1-", "7.1-preview.", "v7.1", "7.1&x=y")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.apiVersion(wrong))
          .withMessageContaining("version");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> call.query("api-version", "7.0"))
        .withMessageContaining("apiVersion()");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aRunThatFailsInTheMiddleOfAChainSendsNoMore(Both both) {
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.json(200, "a"), Reply.broken(Failure.Kind.MAYBE_SENT));
    Connection connection = Lab.connection(transport).build();

    AzureDevOpsException error =
        both.failure(
            Lab.call(connection, "GET")
                .then(a -> Lab.call(connection, "POST"))
                .then(b -> Lab.call(connection, "DELETE")));

    assertThat(error.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(transport.seen()).hasSize(2);
  }

  private static final class BadlyMade extends Call<String> {
    private final Supplier<Call<String>> supplier;

    BadlyMade(Supplier<Call<String>> supplier) {
      this.supplier = supplier;
    }

    @Override
    public io.github.fluentado.core.exchange.Exchange<String> start(CallOptions options) {
      return supplier.get().start(options);
    }
  }

  private static final class BadList extends Paged<String> {
    private final Supplier<Call<String>> supplier;

    BadList(Supplier<Call<String>> supplier) {
      this.supplier = supplier;
    }

    @Override
    public Call<Page<String>> firstPage() {
      return supplier.get().map(x -> Page.last(List.of(x)));
    }

    @Override
    public Call<Page<String>> page(String token) {
      return firstPage();
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many calls beside each other, as one. */
class EachTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final VirtualTime time = new VirtualTime();

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static AzureDevOpsException missing(int number) {
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, "no " + number).build();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void everyOutcomeComesInOrderAndAFailureStopsNoOther(Both both) {
    Call<Outcomes<Integer, String>> call =
        Call.each(
            numbers(11),
            3,
            n -> n % 4 == 1 ? Call.failed(missing(n)) : Call.of(n).map(x -> "v" + x));

    Outcomes<Integer, String> outcomes = both.run(call);

    assertThat(outcomes.all()).extracting(Outcome::of).containsExactlyElementsOf(numbers(11));
    assertThat(outcomes.values()).containsExactly("v0", "v2", "v3", "v4", "v6", "v7", "v8", "v10");
    assertThat(outcomes.failures()).extracting(Outcome::of).containsExactly(1, 5, 9);
    assertThat(outcomes).hasToString("Outcomes[8 succeeded, 3 failed]");
    assertThatThrownBy(outcomes::orThrow)
        .isInstanceOf(AzureDevOpsException.class)
        .hasMessageStartingWith("no 1")
        .satisfies(first -> assertThat(first.getSuppressed()).hasSize(2));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatAFunctionThrowsIsTheFailureOfItsThingAlone(Both both) {
    IllegalStateException mine = new IllegalStateException("mine");
    Outcomes<Integer, Integer> outcomes =
        both.run(
            Call.each(
                numbers(4),
                2,
                n -> {
                  if (n == 2) {
                    throw mine;
                  }
                  return Call.of(n);
                }));

    assertThat(outcomes.values()).containsExactly(0, 1, 3);
    assertThat(outcomes.failures()).singleElement().extracting(o -> o.error().get()).isSameAs(mine);
    assertThatThrownBy(outcomes::orThrow).isSameAs(mine);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void nothingGivesNothingAndNullIsAThing(Both both) {
    assertThat(both.run(Call.each(List.of(), 1, x -> Call.of("x"))).orThrow()).isEmpty();
    assertThat(
            both.run(Call.each(Arrays.asList("a", null), 1, x -> Call.of(String.valueOf(x))))
                .orThrow())
        .containsExactly("a", "null");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aHundredThousandThingsThatAreThereAtOnceNeedNoDeeperStack(Both both) {
    assertThat(both.run(Call.each(numbers(100_000), 4, Call::of)).orThrow()).hasSize(100_000);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void soManyRunBesideEachOtherAndNoMore(Both both) throws Exception {
    List<Runnable> answers = new ArrayList<>();
    CountDownLatch five = new CountDownLatch(5);
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> Reply.json(200, "ok"),
            task -> {
              synchronized (answers) {
                answers.add(task);
              }
              five.countDown();
            });
    Call<String> one = Lab.call(Lab.connection(transport).build(), "GET");
    CompletableFuture<List<String>> run =
        CompletableFuture.supplyAsync(
            () -> both.run(Call.each(numbers(12), 5, n -> one).map(Outcomes::orThrow)));

    assertThat(five.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(transport.seen()).hasSize(5);
    int most = 5;
    while (!run.isDone()) {
      List<Runnable> due;
      synchronized (answers) {
        due = List.copyOf(answers);
        answers.clear();
      }
      most = Math.max(most, due.size());
      due.forEach(Runnable::run);
    }
    assertThat(run).succeedsWithin(LONG).satisfies(all -> assertThat(all).hasSize(12));
    assertThat(most).isLessThanOrEqualTo(5);
    assertThat(transport.seen()).hasSize(12);
  }

  @Test
  void aBlockingRunCallsEveryFunctionOnItsOwnThread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Call<String> one =
        Lab.call(
            Lab.connection(
                    new ScriptedTransport(
                        request -> Reply.json(200, "ok"), ForkJoinPool.commonPool()))
                .build(),
            "GET");

    Call.each(
            numbers(20),
            4,
            n -> {
              threads.add(Thread.currentThread());
              return one.map(
                  ok -> {
                    threads.add(Thread.currentThread());
                    return ok;
                  });
            })
        .map(
            outcomes -> {
              threads.add(Thread.currentThread());
              return outcomes;
            })
        .execute();

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void aDeadlineFailsThoseThatAreNotDoneByThen() throws Exception {
    AtomicInteger count = new AtomicInteger();
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> count.incrementAndGet() <= 2 ? Reply.json(200, "ok") : Reply.stalled());
    Call<String> one = Lab.call(Lab.connection(transport).time(time).build(), "GET");

    CompletableFuture<Outcomes<Integer, String>> run =
        Call.<Integer, String>each(numbers(9), 2, n -> one)
            .timeout(Duration.ofSeconds(8))
            .executeAsync();
    time.awaitWaiting(2);
    time.advance(Duration.ofSeconds(8));

    Outcomes<Integer, String> outcomes = run.get(20, TimeUnit.SECONDS);
    assertThat(outcomes.values()).hasSize(2);
    assertThat(outcomes.failures())
        .hasSize(7)
        .allSatisfy(
            failed ->
                assertThat(failed.error().get())
                    .isInstanceOfSatisfying(
                        AzureDevOpsException.class,
                        error -> assertThat(error.kind()).isEqualTo(ErrorKind.TIMED_OUT)));
    assertThat(transport.seen()).hasSize(4);
  }

  @Test
  void cancellingStopsAllAndStartsNoMore() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    Call<String> one = Lab.call(Lab.connection(transport).time(time).build(), "GET");
    CompletableFuture<?> run = Call.each(numbers(9), 3, n -> one).executeAsync();
    assertThat(transport.seen()).hasSize(3);

    run.cancel(true);

    assertThat(run).isCancelled();
    assertThat(transport.cancelled(3)).isEqualTo(3);
    assertThat(transport.seen()).hasSize(3);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void anInterruptStopsAllAndStaysSet() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.stalled());
    Call<String> one = Lab.call(Lab.connection(transport).time(time).build(), "GET");
    CompletableFuture<String> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              AzureDevOpsException error =
                  Both.BLOCKING.failure(Call.each(numbers(9), 3, n -> one));
              end.complete(error.kind() + " " + Thread.currentThread().isInterrupted());
            });
    thread.start();
    time.awaitWaiting(3);

    thread.interrupt();

    assertThat(end).succeedsWithin(LONG).isEqualTo("CANCELLED true");
    assertThat(transport.cancelled(3)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void manyMayRunWithinMany(Both both) {
    Call<Outcomes<Integer, Integer>> call =
        Call.each(
            numbers(4),
            2,
            n -> Call.each(numbers(n), 2, Call::of).map(inner -> inner.orThrow().size()));

    assertThat(both.run(call).orThrow()).containsExactly(0, 1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aListGivesWhatBecameOfEachOfItsItemsPageByPage(Both both) {
    Page<Integer> second = Page.last(List.of(4, 5));
    AtomicInteger fetched = new AtomicInteger();
    Paged<Integer> list =
        new Paged<>() {
          @Override
          public Call<Page<Integer>> firstPage() {
            return Call.of(
                Page.of(
                    List.of(1, 2, 3),
                    "t",
                    Call.defer(
                        () -> {
                          fetched.incrementAndGet();
                          return Call.of(second);
                        })));
          }

          @Override
          public Call<Page<Integer>> page(String token) {
            return Call.of(second);
          }
        };
    Paged<Outcome<Integer, String>> each =
        list.each(2, n -> n == 2 ? Call.failed(missing(n)) : Call.of("v" + n));

    assertThat(both.run(each.limit(3).all())).extracting(Outcome::of).containsExactly(1, 2, 3);
    assertThat(fetched).hasValue(0);
    assertThat(both.run(each.all()))
        .extracting(o -> o.value().orElse("failed"))
        .containsExactly("v1", "failed", "v3", "v4", "v5");
    assertThat(both.run(each.from("t").all())).hasSize(2);
  }

  @Test
  void badArgumentsAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Call.each(List.of(1), 0, Call::of))
        .withMessageContaining("atOnce");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.drive.AsyncDriver;
import io.github.fluentado.core.drive.BlockingDriver;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Both;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million links are no deeper than one. */
class MachineTest {
  private static final int MANY = 1_000_000;
  private static final long SMALL_STACK = 256 * 1024;

  @SuppressWarnings("StaticAssignmentOfThrowable") // A million of them would be made otherwise.
  private static final AzureDevOpsException ERROR =
      AzureDevOpsException.of(ErrorKind.CONFLICT, "again").build();

  private static Call<Integer> links(int left) {
    return left == 0 ? Call.of(MANY) : Call.of(left).then(x -> links(x - 1));
  }

  private static Call<Integer> rescues(int left) {
    return left == 0
        ? Call.of(MANY)
        : Call.<Integer>failed(ERROR).recover(error -> rescues(left - 1));
  }

  private static Call<Integer> rescuesByThrowing(int left) {
    return left == 0
        ? Call.of(MANY)
        : Call.<Integer>defer(
                () -> {
                  throw ERROR;
                })
            .recover(ErrorKind.CONFLICT, error -> rescuesByThrowing(left - 1));
  }

  private static Call<Integer> all(int left) {
    return left == 0
        ? Call.of(MANY)
        : Call.defer(() -> Call.of(left))
            .<Integer>then(x -> Call.failed(ERROR))
            .recover(error -> all(left - 1))
            .timeout(Duration.ofHours(1));
  }

  private static Call<Integer> leaning(int links) {
    Call<Integer> call = Call.of(0);
    for (int i = 0; i < links; i++) {
      call = i % 2 == 0 ? call.then(x -> Call.of(x + 1)) : call.map(x -> x + 1);
    }
    return call;
  }

  private static void onASmallStack(Call<Integer> call, Both both, int expected)
      throws InterruptedException {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.complete(both.run(call));
              } catch (Throwable failed) {
                result.completeExceptionally(failed);
              }
            },
            "small",
            SMALL_STACK);
    thread.start();
    thread.join(120_000);
    assertThat(result).isCompletedWithValue(expected);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aMillionLinksOfThenRunOnASmallStack(Both both) throws InterruptedException {
    onASmallStack(links(MANY), both, MANY);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aMillionLinksOfRecoverRunOnASmallStack(Both both) throws InterruptedException {
    onASmallStack(rescues(MANY), both, MANY);
    onASmallStack(rescuesByThrowing(MANY), both, MANY);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void linksOfEveryKindRunOnASmallStack(Both both) throws InterruptedException {
    onASmallStack(all(200_000), both, MANY);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aMillionLinksThatWereBuiltFromTheFrontRunOnASmallStack(Both both)
      throws InterruptedException {
    onASmallStack(leaning(MANY), both, MANY);
  }

  @Test
  void whatTakesAnothersPlaceLeavesNothingBehind() {
    Machine<Integer> machine = new Machine<>(links(MANY).start(CallOptions.none()));
    Step<Integer> step = machine.on(Event.STARTED);

    assertThat(step).isEqualTo(new Step.Done<>(MANY));
    assertThat(machine.depth()).isLessThanOrEqualTo(1);
  }

  @Test
  void aFailureSkipsWhatOnlyFollowsAResult() {
    Call<String> call = Call.<String>failed(ERROR).map(value -> value + "!");
    Exchange<String> exchange = call.start(CallOptions.none());

    assertThatThrownBy(() -> BlockingDriver.run(exchange)).isSameAs(ERROR);
    assertThat(AsyncDriver.run(Exchanges.failed(ERROR)))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCause(ERROR);
  }

  @Test
  void whatIsNotReachedHearsOfItOnce() {
    List<String> heard = new ArrayList<>();
    IllegalStateException defect = new IllegalStateException("mine");
    Exchange<Done> inner = Exchanges.nest(() -> Exchanges.failed(defect), hearing("inner", heard));
    Machine<Done> machine = new Machine<>(Exchanges.nest(() -> inner, hearing("outer", heard)));

    assertThat(machine.on(Event.STARTED)).isEqualTo(new Step.Failed<>(defect));
    machine.abandon();

    assertThat(heard).containsExactly("inner", "outer");
  }

  @Test
  void aRunThatIsAbandonedFreesItsPartsFromTheInnermost() {
    List<String> heard = new ArrayList<>();
    Exchange<Done> waiting = event -> new Step.Now<>(null);
    Exchange<Done> inner = Exchanges.nest(() -> waiting, hearing("inner", heard));
    Machine<Done> machine = new Machine<>(Exchanges.nest(() -> inner, hearing("outer", heard)));
    machine.on(Event.STARTED);

    machine.abandon();

    assertThat(heard).containsExactly("inner", "outer");
  }

  private static Continuation<Done, Done> hearing(String name, List<String> heard) {
    return new Continuation<>() {
      @Override
      public Exchange<Done> done(Done value) {
        return Exchanges.done(value);
      }

      @Override
      public void abandoned() {
        heard.add(name);
      }
    };
  }
}

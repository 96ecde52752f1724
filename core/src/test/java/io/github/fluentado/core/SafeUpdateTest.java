// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, changing and writing, again when somebody was faster. */
class SafeUpdateTest {
  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger reads = new AtomicInteger();

  /** Something with a revision, that others change so many times while it is being changed. */
  private ScriptedTransport changedBy(int others, int status) {
    AtomicInteger left = new AtomicInteger(others);
    return new ScriptedTransport(
        request -> {
          if (request.method().equals("GET")) {
            return Reply.json(200, "r" + reads.incrementAndGet());
          }
          return left.getAndDecrement() > 0 ? Reply.json(status, "{}") : Reply.json(200, "done");
        });
  }

  private SafeUpdate<String> update(ScriptedTransport transport) {
    Connection connection = Lab.connection(transport).time(time).build();
    return SafeUpdate.of(
        Lab.call(connection, "GET"), seen -> Lab.call(connection, "PATCH").map(r -> seen + r));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatNobodyElseChangesIsReadAndWrittenOnce(Both both) {
    assertThat(both.run(update(changedBy(0, 409)))).isEqualTo("r1done");
    assertThat(reads).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 412})
  void aConflictIsMetWithWhatIsThereByThen(int status) {
    assertThat(update(changedBy(1, status)).execute()).isEqualTo("r2done");
    assertThat(reads).hasValue(2);
  }

  @Test
  void laterConflictsAreMetAfterWaitsThatGrow() throws Exception {
    CompletableFuture<String> run = update(changedBy(4, 409)).executeAsync();

    time.awaitWaiting(1);
    assertThat(reads).as("the first conflict is met at once").hasValue(2);
    time.advance(Duration.ofMillis(99));
    assertThat(reads).hasValue(2);
    time.advance(Duration.ofMillis(1));
    time.awaitWaiting(1);
    assertThat(reads).hasValue(3);
    time.advance(Duration.ofMillis(200));
    time.awaitWaiting(1);
    assertThat(reads).hasValue(4);
    time.advance(Duration.ofMillis(400));

    assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo("r5done");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void itGivesUpAfterAsManyTriesAsItMay(Both both) {
    assertThat(both.failure(update(changedBy(2, 409)).tries(2)).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(reads).hasValue(2);
    assertThat(both.failure(update(changedBy(1, 409)).tries(1)).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(reads).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anyOtherRefusalEndsIt(Both both) {
    assertThat(both.failure(update(changedBy(1, 403))).kind()).isEqualTo(ErrorKind.FORBIDDEN);
    assertThat(reads).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aLostAnswerEndsItAsTheChangeMayHaveBeenMade(Both both) {
    ScriptedTransport transport =
        new ScriptedTransport(
            request ->
                request.method().equals("GET")
                    ? Reply.json(200, "r" + reads.incrementAndGet())
                    : Reply.json(502, "{}"));

    assertThat(both.failure(update(transport)).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(reads).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatTheFunctionThrowsArrivesAsItWas(Both both) {
    IllegalStateException mine = new IllegalStateException("mine");
    SafeUpdate<String> update =
        SafeUpdate.of(
            Call.of("x"),
            seen -> {
              throw mine;
            });

    assertThatThrownBy(() -> both.run(update)).isSameAs(mine);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void nothingToWriteIsNoRequest(Both both) {
    Connection connection = Lab.connection(changedBy(9, 409)).build();
    SafeUpdate<String> update = SafeUpdate.of(Lab.call(connection, "GET"), Call::of);

    assertThat(both.run(update)).isEqualTo("r1");
  }

  @Test
  void oneLimitOfTimeHoldsForAllTries() throws Exception {
    CompletableFuture<String> run =
        update(changedBy(99, 409)).tries(99).timeout(Duration.ofMillis(150)).executeAsync();

    time.awaitWaiting(1);
    time.advance(Duration.ofMillis(100));

    assertThat(Both.ASYNC.failure(Call.defer(() -> joined(run))).kind())
        .isEqualTo(ErrorKind.TIMED_OUT);
    assertThat(reads).hasValue(3);
  }

  private static Call<String> joined(CompletableFuture<String> run) {
    try {
      return Call.of(run.get(20, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      throw (RuntimeException) failed.getCause();
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Test
  void noTryAtAllIsRefused() {
    SafeUpdate<String> update = update(changedBy(0, 409));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.tries(0))
        .withMessage("tries is not positive: 0");
  }
}

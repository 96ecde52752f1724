// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.build.BuildDefinition;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Definitions definitions = hosted.project.builds().definitions();
  private final int id = hosted.seed("definition");

  /** Somebody else saves the definition. */
  private void interfere(Mode mode, int number) {
    BuildDefinition now = mode.run(definitions.get(id));
    mode.run(definitions.update(id, other -> other.badgeEnabled(number % 2 == 0)));
    assertThat(mode.run(definitions.get(id)).revision()).isGreaterThan(now.revision());
  }

  @ParameterizedTest
  @EnumSource
  void changeIsMadeAgainOnWhatSomebodyElseHasSaved(Mode mode) {
    AtomicInteger calls = new AtomicInteger();
    BuildDefinition saved =
        mode.run(
            definitions.update(
                id,
                now -> {
                  if (calls.getAndIncrement() < 2) {
                    interfere(Mode.BLOCKING, calls.get());
                  }
                  return now.description("by us");
                }));
    assertThat(calls).hasValue(3);
    assertThat(saved.description()).isEqualTo("by us");
    assertThat(saved.badgeEnabled()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void changeThatIsAlwaysTooLateEndsAsConflict(Mode mode) {
    AtomicInteger calls = new AtomicInteger();
    AzureDevOpsException failure =
        mode.failure(
            definitions.update(
                id,
                now -> {
                  interfere(Mode.BLOCKING, calls.incrementAndGet());
                  return now.description("by us");
                }));
    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(calls).hasValue(5);
    assertThat(mode.run(definitions.get(id)).description()).isNotEqualTo("by us");
  }

  @ParameterizedTest
  @EnumSource
  void changeWhoseAnswerWasLostIsNotMadeTwice(Mode mode) {
    hosted.emulator.faults().on("PUT", "/web/_apis/build/definitions/*").loseAnswer();
    AtomicInteger calls = new AtomicInteger();
    AzureDevOpsException failure =
        mode.failure(
            definitions.update(
                id,
                now -> {
                  calls.incrementAndGet();
                  return now.description(now.description() + "+");
                }));
    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void definitionsAreChangedEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      Definitions all = there.project.builds().definitions();
      BuildDefinition saved =
          mode.run(all.update(there.seed("definition"), now -> now.description("changed")));
      assertThat(saved.description()).isEqualTo("changed");
      assertThat(mode.run(all.revisions(there.seed("definition")))).hasSize(2);
      assertThat(mode.all(all.list())).hasSize(1);
    }
  }
}

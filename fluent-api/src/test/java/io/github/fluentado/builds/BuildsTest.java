// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildResult;
import io.github.fluentado.client.build.StageUpdateType;
import io.github.fluentado.client.build.TimelineRecord;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuildsTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Builds builds = hosted.project.builds();
  private final int definition = hosted.seed("definition");

  private Builds.One queued(Mode mode, Map<String, String> variables) {
    Build build = mode.run(builds.queue(definition).variables(variables));
    return builds.build(Objects.requireNonNull(build.id()));
  }

  @ParameterizedTest
  @EnumSource
  void completionIsAwaitedAndTellsTheResult(Mode mode) {
    Builds.One slow = queued(mode, Map.of("emulator.delay", "PT5M"));
    List<?> requests =
        hosted.requests(
            () ->
                assertThat(mode.run(slow.awaitCompletion()).result())
                    .isEqualTo(BuildResult.SUCCEEDED));
    assertThat(requests).hasSizeBetween(5, 20);
    Builds.One failing = queued(mode, Map.of("emulator.result", "failed"));
    assertThat(mode.run(failing.awaitCompletion()).result()).isEqualTo(BuildResult.FAILED);
  }

  @ParameterizedTest
  @EnumSource
  void awaitingEndsWhenItsTimeIsOver(Mode mode) {
    Builds.One slow = queued(mode, Map.of("emulator.delay", "PT5H"));
    Polling polling = Polling.every(Duration.ofSeconds(20)).within(Duration.ofMinutes(2));
    assertThat(mode.failure(slow.awaitCompletion(polling)).kind()).isEqualTo(ErrorKind.TIMED_OUT);
  }

  @ParameterizedTest
  @EnumSource
  void buildIsCancelled(Mode mode) {
    Builds.One slow = queued(mode, Map.of("emulator.duration", "PT1H", "emulator.delay", "PT0S"));
    mode.run(slow.cancel());
    assertThat(mode.run(slow.awaitCompletion()).result()).isEqualTo(BuildResult.CANCELED);
  }

  @ParameterizedTest
  @EnumSource
  void firstFailureLeadsToTheEndOfItsLog(Mode mode) {
    Builds.One failing = queued(mode, Map.of("emulator.result", "failed"));
    mode.run(failing.awaitCompletion());
    BuildFailure failure = mode.run(failing.firstFailure()).orElseThrow();
    assertThat(failure.record().type()).isEqualTo("Task");
    assertThat(failure.name()).isNotBlank();
    assertThat(failure.messages()).isNotEmpty();
    String whole = mode.run(failing.log(failure.log().orElseThrow()));
    List<String> lines = whole.lines().toList();
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(mode.run(failure.tail(2)))
        .containsExactlyElementsOf(lines.subList(lines.size() - 2, lines.size()));
    assertThat(mode.run(failure.tail(5000))).containsExactlyElementsOf(lines);
    assertThat(failure.toString()).contains(failure.name()).doesNotContain(lines.get(0));
  }

  @ParameterizedTest
  @EnumSource
  void buildThatFailedNowhereHasNoFailure(Mode mode) {
    Builds.One build = builds.build(hosted.seed("build"));
    assertThat(mode.run(build.firstFailure())).isEmpty();
    assertThat(mode.run(build.stages())).extracting(TimelineRecord::type).containsExactly("Stage");
    assertThat(mode.failure(build.tail(999, 5)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    Builds.One waiting = queued(mode, Map.of("emulator.delay", "PT1H"));
    assertThat(mode.run(waiting.firstFailure())).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void manifestLeadsToEachFile(Mode mode) {
    Builds.Artifact drop = builds.build(hosted.seed("build")).artifact("drop");
    ArtifactManifest manifest = mode.run(drop.manifest());
    for (ArtifactManifest.File file : manifest.files()) {
      byte[] content = mode.run(drop.file(file.id(), "file").bytes(1_000_000));
      assertThat(content).hasSize((int) file.size());
      assertThat(manifest.file(file.path().substring(1))).contains(file);
    }
    assertThat(manifest.file("nowhere")).isEmpty();
    manifest.json().addProperty("changed", true);
    assertThat(manifest.json().has("changed")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void artifactsOfOtherKindsHaveNoManifest(Mode mode) {
    FakeTransport fake =
        new FakeTransport()
            .answer(
                "{\"name\":\"drop\",\"resource\":{\"type\":\"Container\",\"data\":\"#/1/drop\"}}");
    try (var client = fake.client()) {
      Builds.Artifact drop = client.project("web").builds().build(1).artifact("drop");
      assertThat(mode.failure(drop.manifest()).kind()).isEqualTo(ErrorKind.INVALID);
      fake.answer("{\"odd\":true}");
      assertThat(mode.failure(drop.manifest("7")).kind()).isEqualTo(ErrorKind.UNDECODABLE);
    }
  }

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void buildsAreQueuedAwaitedAndReadEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      Builds all = there.project.builds();
      Build queued =
          mode.run(
              all.queue(there.seed("definition"))
                  .branch("refs/heads/main")
                  .variable("emulator.result", "failed"));
      Builds.One one = all.build(Objects.requireNonNull(queued.id()));
      assertThat(mode.run(one.awaitCompletion()).result()).isEqualTo(BuildResult.FAILED);
      BuildFailure failure = mode.run(one.firstFailure()).orElseThrow();
      assertThat(mode.run(failure.tail(1))).hasSize(1);
      assertThat(mode.all(all.list().definitions(there.seed("definition")))).hasSize(2);
      assertThat(mode.run(one.artifacts())).isEmpty();
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    QueueBuild queue = builds.queue(definition);
    Builds.One build = builds.build(1);
    hosted.refuses("definition", () -> builds.queue(0));
    hosted.refuses("id", () -> builds.build(-1), () -> queue.commit("d3adb33f"));
    hosted.refuses("branch", () -> queue.branch(" "), () -> queue.branch("/main"));
    hosted.refuses("variables", () -> queue.variables(Map.of("", "x")));
    hosted.refuses("name", () -> queue.parameter(" ", "x"), () -> build.artifact(""));
    hosted.refuses("ids", () -> builds.deleteLeases(), () -> builds.deleteLeases(1, 0));
    hosted.refuses("lines", () -> build.tail(1, 0));
    hosted.refuses("log", () -> build.tail(0, 1), () -> build.log(0));
    hosted.refuses("stage", () -> build.rerunFailedJobs(" "), () -> build.rerunFailedJobs(".."));
    hosted.refuses("state", () -> build.updateStage("a", nothing(), true));
    hosted.refuses("polling", () -> build.awaitCompletion(Polling.every(Duration.ofSeconds(1))));
    hosted.refuses("project", () -> Builds.of(hosted.ado.connection()));
  }

  @SuppressWarnings("NullAway") // what Kotlin or a careless caller may give
  private static StageUpdateType nothing() {
    return null;
  }

  @Test
  void whatIsQueuedShowsNoVariables() {
    assertThat(builds.queue(7).variable("key", "hush")).hasToString("QueueBuild[7]");
  }
}

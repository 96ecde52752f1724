// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildLog;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs are followed to the end of their build: no line is lost, and none comes twice. */
class LogLinesTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  @AutoClose private final Installation hosted = Installation.hosted();
  private final Builds builds = hosted.project.builds();

  private Builds.One queued(Mode mode) {
    Build build =
        mode.run(
            builds
                .queue(hosted.seed("definition"))
                .variables(Map.of("emulator.delay", "PT1M", "emulator.duration", "PT3M")));
    return builds.build(Objects.requireNonNull(build.id()));
  }

  @ParameterizedTest
  @EnumSource
  void allLogsOfARunningBuildAreFollowedToTheirEnd(Mode mode) {
    Builds.One earlier = queued(mode);
    mode.run(earlier.awaitCompletion());
    for (BuildLog log : mode.run(earlier.logs())) {
      int id = Objects.requireNonNull(log.id());
      Builds.One running = queued(mode);

      List<String> lines = mode.all(running.follow(id, Duration.ofSeconds(10)));

      assertThat(lines)
          .isNotEmpty()
          .containsExactlyElementsOf(mode.run(running.log(id)).lines().toList());
      assertThat(mode.run(running.get())).matches(Builds.One::hasEnded);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLogThatNeverComesIsNotFound(Mode mode) {
    Builds.One build = builds.build(hosted.seed("build"));

    assertThatExceptionOfType(AzureDevOpsException.class)
        .isThrownBy(() -> mode.all(build.follow(9_999)))
        .satisfies(error -> assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    hosted.refuses("log", () -> build.follow(0));
    hosted.refuses("interval", () -> build.follow(1, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> build.follow(1).page("x"));
  }

  private static String lines(String... lines) {
    return Stream.of(lines)
        .map(line -> '"' + line + '"')
        .collect(Collectors.joining(",", "{\"value\":[", "]}"));
  }

  private static final String RUNS = "{\"id\":1,\"status\":\"inProgress\"}";
  private static final String ENDED = "{\"id\":1,\"status\":\"completed\"}";

  private static List<String> starts(FakeTransport fake) {
    List<String> starts = new ArrayList<>();
    for (FakeTransport.Sent sent : fake.sent()) {
      if (sent.query().contains("startLine=")) {
        starts.add(sent.query().replaceAll(".*startLine=(\\d+).*", "$1"));
      }
    }
    return starts;
  }

  @ParameterizedTest
  @EnumSource
  void linesMayBeCountedFromZeroOrOne(Mode mode) {
    for (int first : new int[] {0, 1}) {
      FakeTransport fake =
          new FakeTransport()
              .answer(RUNS)
              .answer(lines("a", "b", "c"))
              .answer(RUNS)
              .answer(first == 1 ? lines("a") : lines("b"))
              .answer(lines("c", "d"))
              .answer(RUNS)
              .answer(lines())
              .answer(ENDED)
              .answer(lines("d"));
      try (var client = fake.client()) {
        var log = client.project("web").builds().build(1).follow(7, SHORT);
        assertThat(mode.all(log)).containsExactly("a", "b", "c", "c", "d", "d");
      }
      assertThat(starts(fake))
          .containsExactly("1", "" + (3 + first), "" + (5 + first), "" + (5 + first));
    }
  }

  @ParameterizedTest
  @EnumSource
  void linesThatCannotBeToldApartAreReadAnew(Mode mode) {
    FakeTransport fake =
        new FakeTransport()
            .answer(RUNS)
            .answer(404, "{\"message\":\"not yet\"}")
            .answer(RUNS)
            .answer(lines("a", "a"))
            .answer(ENDED)
            .answer(lines("a", "a", "a"));
    try (var client = fake.client()) {
      var log = client.project("web").builds().build(1).follow(7, SHORT);
      assertThat(mode.all(log)).containsExactly("a", "a", "a");
    }
    assertThat(starts(fake)).isEmpty();
  }

  @Test
  void aWalkGoesOnWhereItWasLeft() {
    FakeTransport fake = new FakeTransport().answer(ENDED).answer(lines("a", "b", "c"));
    try (var client = fake.client()) {
      var log = client.project("web").builds().build(1).follow(7, SHORT);
      assertThat(Mode.BLOCKING.all(log.from("2"))).containsExactly("c");
    }
  }
}

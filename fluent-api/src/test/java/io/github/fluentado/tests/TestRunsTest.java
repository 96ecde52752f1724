// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.ResultDetails;
import io.github.fluentado.client.common.TestCaseResult;
import io.github.fluentado.client.common.TestOutcome;
import io.github.fluentado.client.common.TestRun;
import io.github.fluentado.client.common.TestRunState;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.tests.JUnitReport.Case;
import io.github.fluentado.tests.JUnitReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestRunsTest {
  private static final String REPORT =
      """
      <testsuite name="suite">
        <testcase name="passes" classname="ATest" time="0.25"/>
        <testcase name="fails" classname="ATest"><failure message="no">trace</failure></testcase>
        <testcase name="waits" classname="ATest"><skipped/></testcase>
      </testsuite>
      """;

  @AutoClose private final Installation hosted = Installation.hosted();
  private final TestRuns runs = hosted.project.testRuns();

  private static JUnitReport report(int cases) {
    return new JUnitReport(
        IntStream.range(0, cases)
            .mapToObj(
                i -> new Case("ATest", "t" + i, Outcome.PASSED, "s", Duration.ofMillis(i), "", ""))
            .toList());
  }

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void reportBecomesARunEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      TestRuns all = there.project.testRuns();
      TestRun run =
          mode.run(all.publish("nightly", JUnitReport.parse(REPORT)).build(there.seed("build")));
      assertThat(run.state()).isEqualTo(TestRunState.COMPLETED);
      assertThat(run.totalTests()).isEqualTo(3);
      assertThat(run.passedTests()).isEqualTo(1);
      TestRuns.One one = all.run(Objects.requireNonNull(run.id()));
      List<TestCaseResult> results = mode.all(one.results());
      assertThat(results)
          .extracting(TestCaseResult::outcome)
          .containsExactly(TestOutcome.PASSED, TestOutcome.FAILED, TestOutcome.NOT_EXECUTED);
      assertThat(results.get(1).automatedTestName()).isEqualTo("ATest.fails");
      assertThat(results.get(1).errorMessage()).isEqualTo("no");
      assertThat(results.get(1).stackTrace()).isEqualTo("trace");
      assertThat(results.get(0).durationInMs()).isEqualTo(250.0);
      assertThat(mode.run(one.statistics()).runStatistics()).hasSize(3);
      assertThat(mode.all(all.list())).hasSize(1);
      mode.run(one.delete());
      assertThat(mode.failure(one.get()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyResultsGoInPartsAndComeInPages(Mode mode) {
    List<ReceivedRequest> requests =
        hosted.requests(() -> mode.run(runs.publish("many", report(2_300))));
    assertThat(requests).hasSize(5);
    int id = Objects.requireNonNull(mode.all(runs.list()).get(0).id());
    requests =
        hosted.requests(
            () ->
                assertThat(mode.all(runs.run(id).results(ResultDetails.ITERATIONS)))
                    .hasSize(2_300)
                    .doesNotHaveDuplicates());
    assertThat(requests)
        .hasSizeGreaterThanOrEqualTo(23)
        .allSatisfy(request -> assertThat(request.queryValues().get("$top")).isEqualTo("100"));
    assertThat(mode.all(runs.run(id).results().outcomes(TestOutcome.FAILED))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void runWhoseResultsDidNotArriveIsAborted(Mode mode) {
    hosted.emulator.faults().on("POST", "/web/_apis/test/runs/*/results").after(1).answer(403);
    assertThat(mode.failure(runs.publish("many", report(1_500))).kind())
        .isEqualTo(ErrorKind.FORBIDDEN);
    assertThat(mode.all(runs.list()))
        .extracting(TestRun::state)
        .containsExactly(TestRunState.ABORTED);
  }

  @ParameterizedTest
  @EnumSource
  void runsOfASpanOfTimeAreFound(Mode mode) {
    mode.run(runs.publish("nightly", report(1)));
    Instant now = hosted.emulator.clock().instant();
    assertThat(mode.all(runs.between(now.minusSeconds(60), now.plusSeconds(60)))).hasSize(1);
    assertThat(mode.all(runs.between(now.minusSeconds(60), now.minusSeconds(30)))).isEmpty();
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    Instant now = Instant.now();
    hosted.refuses("name", () -> runs.publish(" ", report(1)));
    hosted.refuses("id", () -> runs.run(0), () -> runs.publish("a", report(1)).build(0));
    hosted.refuses(
        "to",
        () -> runs.between(now, now.minusSeconds(1)),
        () -> runs.between(now, now.plus(Duration.ofDays(8))));
    hosted.refuses("project", () -> TestRuns.of(hosted.ado.connection()));
    assertThat(runs.publish("nightly", report(2)))
        .hasToString("PublishTestRun[nightly, 2 results]");
  }
}

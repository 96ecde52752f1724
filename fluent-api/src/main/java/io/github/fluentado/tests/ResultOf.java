// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import io.github.fluentado.client.common.TestCaseResult;
import io.github.fluentado.client.common.TestOutcome;
import io.github.fluentado.client.common.TestRunState;

/** What the service is told of a test. */
final class ResultOf {
  private ResultOf() {}

  static TestCaseResult testCase(JUnitReport.Case one) {
    TestCaseResult result =
        new TestCaseResult()
            .testCaseTitle(one.name())
            .automatedTestName(one.fullName())
            .automatedTestType("JUnit")
            .outcome(outcome(one.outcome()))
            .durationInMs(one.time().toNanos() / 1e6)
            .state(TestRunState.COMPLETED);
    if (!one.suite().isEmpty()) {
      result = result.automatedTestStorage(one.suite());
    }
    if (!one.message().isEmpty()) {
      result = result.errorMessage(one.message());
    }
    return one.details().isEmpty() ? result : result.stackTrace(one.details());
  }

  private static TestOutcome outcome(JUnitReport.Outcome outcome) {
    return switch (outcome) {
      case PASSED -> TestOutcome.PASSED;
      case FAILED -> TestOutcome.FAILED;
      case SKIPPED -> TestOutcome.NOT_EXECUTED;
    };
  }
}

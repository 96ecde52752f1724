// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.TestRun;
import io.github.fluentado.tests.JUnitReport;
import java.io.PrintStream;

/** Brings the results of tests to the service, where they belong to a build. */
final class PublishTestResults implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new PublishTestResults(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    JUnitReport report =
        JUnitReport.parse(
            """
            <testsuite name="shop">
              <testcase classname="CartTest" name="isEmptyAtFirst" time="0.02"/>
              <testcase classname="CartTest" name="addsUp" time="0.11">
                <failure message="expected: 3 but was: 4">CartTest.java:17</failure>
              </testcase>
            </testsuite>
            """);

    TestRun run = ado.project(project).testRuns().publish("nightly", report).execute();
    out.println(run.name() + ": " + run.passedTests() + " of " + run.totalTests() + " passed");
  }
}

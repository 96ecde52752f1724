// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What test tools write as JUnit XML.
 *
 * @param cases in their order
 */
public record JUnitReport(List<Case> cases) {

  public JUnitReport {
    cases = List.copyOf(cases);
  }

  /** What became of a test. */
  public enum Outcome {
    PASSED,
    /** It failed, or broke by an error. */
    FAILED,
    SKIPPED
  }

  /**
   * A test that ran, or was passed over.
   *
   * @param className may be empty
   * @param suite name of the suite; may be empty
   * @param message of the failure, or why it was skipped; may be empty
   * @param details of the failure, such as where it was thrown; may be empty
   */
  public record Case(
      String className,
      String name,
      Outcome outcome,
      String suite,
      Duration time,
      String message,
      String details) {

    /** By which the test is known again from run to run. */
    public String fullName() {
      return className.isEmpty() ? name : className + "." + name;
    }

    /** The name; what the test wrote may be private. */
    @Override
    public String toString() {
      return "Case[" + fullName() + " " + outcome + "]";
    }
  }

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException if it is none, with line and column if it is no XML
   */
  public static JUnitReport parse(String xml) {
    return JUnitXml.read(Check.notNull("xml", xml));
  }

  /** Both as one. */
  public JUnitReport and(JUnitReport other) {
    List<Case> all = new ArrayList<>(cases);
    all.addAll(Check.notNull("other", other).cases);
    return new JUnitReport(all);
  }

  /** How many cases. */
  @Override
  public String toString() {
    return "JUnitReport[" + cases.size() + " cases]";
  }
}

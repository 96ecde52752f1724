// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.tests.JUnitReport.Case;
import io.github.fluentado.tests.JUnitReport.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitReportTest {
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="outer" tests="5" time="1.5">
          <properties><property name="a" value="b"/></properties>
          <testcase name="passes" classname="com.example.ATest" time="1,234.25"/>
          <testcase name="fails" classname="com.example.ATest" time="0.5">
            <failure message="expected 1" type="AssertionError">at <![CDATA[ATest<init>]]></failure>
            <error message="and then" type="Late"/>
            <system-out>much &amp; more</system-out>
          </testcase>
          <testsuite name="inner">
            <testcase name="breaks" time="NaN"><error type="IOException"/></testcase>
          </testsuite>
          <testcase name="waits" classname="BTest"><skipped message="not today"/></testcase>
          <testcase name="passes at last" classname="BTest">
            <flakyFailure message="once">trace</flakyFailure>
          </testcase>
          <system-err>done</system-err>
        </testsuite>
      </testsuites>
      """;

  @Test
  void eachCaseIsReadWithWhatBecameOfIt() {
    JUnitReport report = JUnitReport.parse(REPORT);
    assertThat(report.cases())
        .containsExactly(
            new Case(
                "com.example.ATest",
                "passes",
                Outcome.PASSED,
                "outer",
                Duration.ofMillis(1_234_250),
                "",
                ""),
            new Case(
                "com.example.ATest",
                "fails",
                Outcome.FAILED,
                "outer",
                Duration.ofMillis(500),
                "expected 1",
                "at ATest<init>"),
            new Case("", "breaks", Outcome.FAILED, "inner", Duration.ZERO, "IOException", ""),
            new Case("BTest", "waits", Outcome.SKIPPED, "outer", Duration.ZERO, "not today", ""),
            new Case("BTest", "passes at last", Outcome.PASSED, "outer", Duration.ZERO, "", ""));
    assertThat(report.cases().get(1).fullName()).isEqualTo("com.example.ATest.fails");
    assertThat(report.cases().get(2).fullName()).isEqualTo("breaks");
  }

  @Test
  void reportsAreJoinedAndShowNoMessages() {
    JUnitReport one = JUnitReport.parse("<testsuite name='a'><testcase name='x'/></testsuite>");
    JUnitReport both = one.and(JUnitReport.parse(REPORT));
    assertThat(both.cases()).hasSize(6);
    assertThat(both).hasToString("JUnitReport[6 cases]");
    assertThat(both.cases().get(2).toString()).doesNotContain("expected 1");
    assertThat(JUnitReport.parse("<testsuites/>").cases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<testsuite><testcase name='x'></testsuite>",
        "<html/>",
        "<testsuite><testcase classname='A'/></testsuite>"
      })
  void whatIsNoReportIsRefused(String xml) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JUnitReport.parse(xml))
        .withMessageStartingWith("xml ");
  }

  @Test
  void placeOfAFaultIsTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JUnitReport.parse("<testsuite>\n  <testcase name='x'>\n</testsuite>"))
        .withMessageContaining("line 3, column ");
  }

  @Test
  void nothingIsReadFromElsewhere() {
    String hostile =
        """
        <!DOCTYPE testsuite [<!ENTITY file SYSTEM "file:///etc/hostname">]>
        <testsuite name="a"><testcase name="x"><failure>&file;</failure></testcase></testsuite>
        """;
    assertThatIllegalArgumentException().isThrownBy(() -> JUnitReport.parse(hostile));
  }
}

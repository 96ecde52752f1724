// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import io.github.fluentado.tests.JUnitReport.Case;
import io.github.fluentado.tests.JUnitReport.Outcome;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads JUnit XML as it comes by, whatever tool wrote it. Takes no document type and no entity. */
final class JUnitXml {
  private final XMLStreamReader xml;
  private final Deque<String> suites = new ArrayDeque<>();
  private final List<Case> cases = new ArrayList<>();

  private JUnitXml(XMLStreamReader xml) {
    this.xml = xml;
  }

  static JUnitReport read(String text) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      try {
        return new JUnitXml(xml).whole();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException broken) {
      throw new IllegalArgumentException("xml is no XML: " + place(broken), broken);
    }
  }

  private static String place(XMLStreamException broken) {
    return broken.getLocation() == null
        ? "it cannot be read"
        : "line "
            + broken.getLocation().getLineNumber()
            + ", column "
            + broken.getLocation().getColumnNumber();
  }

  private JUnitReport whole() throws XMLStreamException {
    xml.nextTag();
    String root = xml.getLocalName();
    if (!root.equals("testsuites") && !root.equals("testsuite")) {
      throw new IllegalArgumentException("xml is no JUnit report: its root is " + root);
    }
    suites.push(suite());
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begun();
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        suites.pop();
      }
    }
    return new JUnitReport(cases);
  }

  private void begun() throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "testsuite" -> suites.push(suite());
      case "testcase" -> cases.add(testCase());
      default -> skip();
    }
  }

  private String suite() {
    return xml.getLocalName().equals("testsuite") ? attribute("name") : "";
  }

  private String attribute(String name) {
    return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
  }

  /** Passes the element by, up to its end. */
  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private Case testCase() throws XMLStreamException {
    String className = attribute("classname");
    String name = attribute("name");
    Duration time = time(attribute("time"));
    Outcome outcome = Outcome.PASSED;
    String message = "";
    String details = "";
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (!xml.isStartElement()) {
        continue;
      }
      Outcome told = outcome(xml.getLocalName());
      // The first one counts: a test may fail and then break once more in its end.
      if (told == Outcome.PASSED || outcome != Outcome.PASSED) {
        skip();
      } else {
        outcome = told;
        String given = attribute("message");
        message = given.isEmpty() ? attribute("type") : given;
        details = xml.getElementText().strip();
      }
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("xml has a testcase without a name");
    }
    return new Case(className, name, outcome, suites.getFirst(), time, message, details);
  }

  private static Outcome outcome(String element) {
    return switch (element) {
      case "failure", "error" -> Outcome.FAILED;
      case "skipped" -> Outcome.SKIPPED;
      default -> Outcome.PASSED;
    };
  }

  /** Seconds, by some tools with a comma between the thousands; what is no number is no time. */
  private static Duration time(String seconds) {
    String plain = seconds.replace(",", "");
    return plain.matches("\\d{1,9}(\\.\\d*)?")
        ? Duration.ofNanos((long) (Double.parseDouble(plain) * 1e9))
        : Duration.ZERO;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.conformance.facts.Entry.Parameter;
import io.github.fluentado.core.http.Headers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An optional part of a path is left out if it is not given, and encoded in its place if it is. */
final class PathPartProof implements Proof {
  private static final String ORGANIZATION = "organization";

  private final Index index;

  PathPartProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    String part = fact.get("parameter");
    for (Entry entry : index.forms(fact)) {
      List<Parameter> before = optionalBefore(entry, part);
      Map<String, Object> given = new HashMap<>();
      before.forEach(parameter -> given.put(parameter.wire(), value(entry, parameter)));
      if (!part.equals(ORGANIZATION)) {
        Parameter parameter = parameter(entry, part);
        assertThat(parameter.required()).as("is required").isFalse();
        assertThat(path(entry, given)).isEqualTo(expected(fact, entry, given));
        given.put(parameter.wire(), value(entry, parameter));
      }
      // The organization is never left out: the connection knows it.
      assertThat(path(entry, given)).isEqualTo(expected(fact, entry, given));
    }
  }

  /** The optional parts in front of it; without them it would be taken for one of them. */
  private static List<Parameter> optionalBefore(Entry entry, String part) {
    List<Parameter> before = new ArrayList<>();
    for (Parameter parameter : entry.parameters()) {
      if (!parameter.in().equals("path") || parameter.wire().equalsIgnoreCase(part)) {
        break;
      }
      if (!parameter.required()) {
        before.add(parameter);
      }
    }
    return part.equals(ORGANIZATION) ? List.of() : before;
  }

  private static Parameter parameter(Entry entry, String wire) {
    return entry.parameters().stream()
        .filter(found -> found.in().equals("path") && found.wire().equalsIgnoreCase(wire))
        .findFirst()
        .orElseThrow(() -> new AssertionError("has no such part"));
  }

  private static Object value(Entry entry, Parameter parameter) {
    return StandIns.of(Requests.optionType(entry, parameter), parameter.name());
  }

  private static String path(Entry entry, Map<String, Object> given) {
    Wire wire = new Wire().answer(Headers.none(), "");
    Object request = new Requests(wire.toContoso()).make(entry, given);
    Exchanged.quietly(request);
    return wire.sent().get(0).uri().getRawPath();
  }

  /** The published path with the values in their places. */
  private static String expected(Fact fact, Entry entry, Map<String, Object> given) {
    List<String> segments = new ArrayList<>();
    for (String segment : fact.get("path").substring(1).split("/", -1)) {
      String filled = filled(entry, given, segment);
      if (!filled.isEmpty()) {
        segments.add(filled);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static String filled(Entry entry, Map<String, Object> given, String segment) {
    int open = segment.indexOf('{');
    if (open < 0) {
      return segment;
    }
    int close = segment.indexOf('}');
    String name = segment.substring(open + 1, close);
    if (name.equals(ORGANIZATION)) {
      return "contoso";
    }
    Parameter parameter = parameter(entry, name);
    Object value =
        parameter.required()
            ? StandIns.of(argumentType(entry, parameter), parameter.name())
            : given.get(parameter.wire());
    String rest = segment.substring(close + 1);
    return value == null
        ? ""
        : segment.substring(0, open)
            + encoded(value.toString(), slashesStay(entry, name))
            + (rest.isEmpty() ? "" : filled(entry, given, rest));
  }

  private static java.lang.reflect.Type argumentType(Entry entry, Parameter parameter) {
    List<Parameter> required = entry.parameters().stream().filter(Parameter::required).toList();
    return Requests.argumentType(entry, required.indexOf(parameter));
  }

  private static boolean slashesStay(Entry entry, String name) {
    return entry
        .text("path")
        .toLowerCase(Locale.ROOT)
        .matches(".*\\{" + name.toLowerCase(Locale.ROOT) + "\\??\\*\\??}.*");
  }

  private static String encoded(String value, boolean slashesStay) {
    return Arrays.stream(slashesStay ? value.split("/") : new String[] {value})
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .reduce((one, other) -> one + "/" + other)
        .orElseThrow();
  }
}

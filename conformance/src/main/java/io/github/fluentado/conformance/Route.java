// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path template of a published file. The letter case of its fixed parts does not count, and parts
 * that are optional may be left out.
 */
final class Route {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

  private final List<String> template;
  private final PublishedOperation operation;

  Route(PublishedOperation operation) {
    this.template = List.of(operation.path().replaceAll("^/+|/+$", "").split("/+", -1));
    this.operation = operation;
  }

  /** The values of the placeholders in a path; absent if it is no path of this template. */
  Optional<Map<String, String>> values(List<String> segments) {
    return matched(0, segments, false).or(() -> matched(0, segments, true));
  }

  /**
   * Matches the template from a position on.
   *
   * @param open whether the last placeholder may take several segments
   */
  private Optional<Map<String, String>> matched(int at, List<String> segments, boolean open) {
    if (at == template.size()) {
      return segments.isEmpty() ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
    }
    Optional<Map<String, String>> taken =
        segments.isEmpty() ? Optional.empty() : taken(at, segments, open);
    return taken.isEmpty() && optional(template.get(at)) ? matched(at + 1, segments, open) : taken;
  }

  private Optional<Map<String, String>> taken(int at, List<String> segments, boolean open) {
    int count = open && at == template.size() - 1 ? segments.size() : 1;
    Optional<Map<String, String>> here =
        segment(template.get(at), String.join("/", segments.subList(0, count)));
    Optional<Map<String, String>> rest =
        here.isEmpty() ? here : matched(at + 1, segments.subList(count, segments.size()), open);
    rest.ifPresent(values -> here.ifPresent(values::putAll));
    return rest;
  }

  private static Optional<Map<String, String>> segment(String template, String segment) {
    List<String> names = names(template);
    StringBuilder regex = new StringBuilder();
    for (String part : PLACEHOLDER.split(template, -1)) {
      regex.append(regex.isEmpty() ? "" : "(.+)").append(Pattern.quote(part));
    }
    Matcher matcher =
        Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(segment);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i).toLowerCase(Locale.ROOT), matcher.group(i + 1));
    }
    return Optional.of(values);
  }

  private static List<String> names(String template) {
    return PLACEHOLDER.matcher(template).results().map(found -> found.group(1)).toList();
  }

  private boolean optional(String template) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    return matcher.matches()
        && operation.parameter(matcher.group(1)).filter(PublishedParameter::optional).isPresent();
  }

  /** What differs between the path that these values ask for and the one that was sent. */
  Optional<String> difference(Wanted wanted, List<String> sent) {
    List<String> expected = new ArrayList<>();
    for (String part : template) {
      expand(part, wanted).ifPresent(expected::add);
    }
    return matches(expected, sent)
        ? Optional.empty()
        : Optional.of(
            "path is /" + String.join("/", sent) + " instead of /" + String.join("/", expected));
  }

  /** Values keep their case; a slash in one may be encoded, or divide the path. */
  private boolean matches(List<String> expected, List<String> sent) {
    if (expected.isEmpty() || sent.isEmpty()) {
      return expected.isEmpty() && sent.isEmpty();
    }
    String part = expected.get(0);
    List<String> rest = expected.subList(1, expected.size());
    boolean same = part.equals(sent.get(0)) || (fixed(part) && part.equalsIgnoreCase(sent.get(0)));
    if (same) {
      return matches(rest, sent.subList(1, sent.size()));
    }
    List<String> divided = Values.split(part, "/");
    int count = divided.size();
    return sent.size() >= count
        && sent.subList(0, count).equals(divided)
        && matches(rest, sent.subList(count, sent.size()));
  }

  private boolean fixed(String part) {
    return template.contains(part);
  }

  /** The segment with its values; absent if it has none of them, or is known to the client. */
  private Optional<String> expand(String part, Wanted wanted) {
    String expanded = part;
    for (String name : names(part)) {
      boolean ofClient = operation.parameter(name).filter(PublishedParameter::ofClient).isPresent();
      Optional<String> value = ofClient ? Optional.empty() : wanted.value(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      expanded = expanded.replace("{" + name + "}", value.get());
    }
    return Optional.of(expanded);
  }
}

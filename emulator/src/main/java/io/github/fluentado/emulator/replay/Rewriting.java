// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import io.github.fluentado.emulator.server.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one address of a server in the place of another, wherever it stands in a text. */
final class Rewriting {
  private record Step(Pattern from, String to) {}

  /** An address may not go on behind its end: another port or name would be another server. */
  private static final String END = "(?![\\w-]|[.:]\\w)";

  private final List<Step> steps = new ArrayList<>();

  /** Both lists in the same order. */
  Rewriting(List<String> from, List<String> to) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> from.get(i).length()).reversed());
    order.forEach(i -> add(from.get(i), to.get(i)));
  }

  private void add(String from, String to) {
    steps.add(new Step(Pattern.compile(plain(from)), to));
    if (from.contains("://")) {
      steps.add(
          new Step(
              Pattern.compile(Pattern.quote(from.replace("/", "\\/")) + END),
              to.replace("/", "\\/")));
    }
    steps.add(
        new Step(
            Pattern.compile("(?i)" + Pattern.quote(Percent.encode(from))), Percent.encode(to)));
  }

  /** Addresses of repositories hold a name before the host. */
  private static String plain(String from) {
    int scheme = from.indexOf("://");
    if (scheme < 0) {
      return Pattern.quote(from);
    }
    String head = from.substring(0, scheme + 3);
    String host = from.substring(scheme + 3);
    return Pattern.quote(head) + "(?:[^/@\\s\"'<>]+@)?" + Pattern.quote(host) + END;
  }

  String apply(String text) {
    String result = text;
    for (Step step : steps) {
      result = step.from.matcher(result).replaceAll(Matcher.quoteReplacement(step.to));
    }
    return result;
  }
}

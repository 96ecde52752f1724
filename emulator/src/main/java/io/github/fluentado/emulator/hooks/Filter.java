// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.hooks.Subscription.Order;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether an event is one that a subscription wants to be told of. */
final class Filter {
  private Filter() {}

  static boolean matches(Order order, ServiceEvent event) {
    return order.publisher().equalsIgnoreCase(event.publisher())
        && order.eventType().equalsIgnoreCase(event.type())
        && inProject(order, event.project())
        && order.publisherInputs().entrySet().stream().allMatch(input -> passes(input, event));
  }

  private static boolean inProject(Order order, @Nullable Project project) {
    String wanted = order.publisherInputs().getOrDefault("projectId", "");
    return wanted.isEmpty()
        || (project != null && wanted.equalsIgnoreCase(project.id().toString()));
  }

  private static boolean passes(Map.Entry<String, String> input, ServiceEvent event) {
    String name = input.getKey().toLowerCase(Locale.ROOT);
    if (input.getValue().isEmpty() || OrderReader.OWN.contains(name)) {
      return true;
    }
    Map<String, String> facts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    facts.putAll(event.facts());
    String fact = facts.get(name);
    return fact != null && passes(name, input.getValue(), fact);
  }

  private static boolean passes(String name, String wanted, String fact) {
    return switch (name) {
      case "areapath" -> under(fact, wanted, "\\");
      case "path" -> parts(fact).anyMatch(path -> under(path, wanted, "/"));
      case "commentpattern", "messagepattern" -> lower(fact).contains(lower(wanted));
      case "branch" ->
          equal(branch(fact), branch(wanted))
              || parts(fact).anyMatch(part -> equal(branch(part), branch(wanted)));
      case "buildstatus" -> equal(buildStatus(fact), wanted);
      case "linkschanged" -> wanted.equalsIgnoreCase("false") || equal(fact, wanted);
      default -> equal(fact, wanted) || parts(fact).anyMatch(part -> equal(part, wanted));
    };
  }

  /** A fact with several values (changed fields, tags, pushed branches) has them in one text. */
  private static Stream<String> parts(String fact) {
    return Arrays.stream(fact.split("[,;]", -1)).map(String::trim);
  }

  private static boolean under(String path, String root, String separator) {
    String base = root.endsWith(separator) ? root.substring(0, root.length() - 1) : root;
    return equal(path, base) || lower(path).startsWith(lower(base + separator));
  }

  /** Both forms of a branch are in use: with its folder and without. */
  private static String branch(String name) {
    return name.replaceFirst("^refs/heads/", "");
  }

  /** Builds call it canceled what hooks call stopped. */
  private static String buildStatus(String result) {
    return result.equalsIgnoreCase("canceled") ? "Stopped" : result;
  }

  private static boolean equal(String a, String b) {
    return a.equalsIgnoreCase(b);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

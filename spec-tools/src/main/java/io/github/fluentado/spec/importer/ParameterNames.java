// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the parameters of one operation their Java names: the last part of a name if it is free.
 */
final class ParameterNames {
  /** Groups of parameters whose name says nothing about the parameter. */
  private static final Set<String> CONTAINERS =
      Set.of("searchCriteria", "criteria", "requestData", "versionDescriptor");

  private ParameterNames() {}

  static Operation named(Operation operation) {
    Map<String, Integer> wanted = new HashMap<>();
    operation.parameters().forEach(p -> wanted.merge(brief(p), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    List<Operation.Parameter> named = new ArrayList<>();
    for (Operation.Parameter parameter : operation.parameters()) {
      String name = name(parameter, wanted.getOrDefault(brief(parameter), 0) == 1);
      while (!taken.add(name)) {
        name = Words.camel(Words.of(parameter.in() + " " + name));
      }
      named.add(parameter.named(name));
    }
    return operation.named(named);
  }

  private static String name(Operation.Parameter parameter, boolean unambiguous) {
    if (parameter.javaName() != null) {
      return parameter.javaName();
    }
    String full = Words.camel(joined(List.of(parameter.name().split("\\.", -1))));
    String brief = unambiguous ? brief(parameter) : full;
    if (JavaNames.isMember(brief)) {
      return brief;
    }
    return JavaNames.isMember(full) ? full : full + "Value";
  }

  /** {@code searchCriteria.$top}: top; {@code buildToCompare.id}: buildToCompareId. */
  private static String brief(Operation.Parameter parameter) {
    if (parameter.name().equalsIgnoreCase("x-ms-continuationtoken")) {
      return "continuationToken";
    }
    List<String> parts = List.of(parameter.name().split("\\.", -1));
    boolean contained = parts.size() > 1 && CONTAINERS.contains(parts.get(0));
    return Words.camel(joined(contained ? parts.subList(1, parts.size()) : parts));
  }

  /** {@code baseVersionDescriptor.versionType}: base, version, type. */
  private static List<String> joined(List<String> parts) {
    List<String> words = new ArrayList<>();
    for (String part : parts) {
      List<String> next = Words.of(part.replaceFirst("VersionDescriptor$", "Version"));
      boolean repeats =
          !words.isEmpty() && !next.isEmpty() && words.get(words.size() - 1).equals(next.get(0));
      words.addAll(repeats ? next.subList(1, next.size()) : next);
    }
    return words;
  }
}

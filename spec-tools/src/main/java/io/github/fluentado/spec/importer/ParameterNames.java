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
  private ParameterNames() {}

  static Operation named(Operation operation) {
    Map<String, Integer> wanted = new HashMap<>();
    operation.parameters().forEach(p -> wanted.merge(shortName(p), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    List<Operation.Parameter> named = new ArrayList<>();
    for (Operation.Parameter parameter : operation.parameters()) {
      String name = name(parameter, wanted);
      while (!taken.add(name)) {
        name = Words.camel(Words.of(parameter.in() + " " + name));
      }
      named.add(parameter.named(name));
    }
    return operation.named(named);
  }

  private static String name(Operation.Parameter parameter, Map<String, Integer> wanted) {
    String given = parameter.javaName();
    if (given != null) {
      return given;
    }
    String brief = shortName(parameter);
    boolean clear = wanted.getOrDefault(brief, 0) == 1 || !parameter.name().contains(".");
    String name = clear ? brief : Words.camel(Words.of(parameter.name()));
    return JavaNames.isMember(name) ? name : alternative(parameter, name);
  }

  private static String alternative(Operation.Parameter parameter, String name) {
    String full = Words.camel(Words.of(parameter.name()));
    return JavaNames.isMember(full) ? full : name + "Value";
  }

  /**
   * {@code searchCriteria.$top}: top; {@code x-ms-continuationtoken}: as it is called elsewhere.
   */
  private static String shortName(Operation.Parameter parameter) {
    if (parameter.name().equalsIgnoreCase("x-ms-continuationtoken")) {
      return "continuationToken";
    }
    String last = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
    return Words.camel(Words.of(last));
  }
}

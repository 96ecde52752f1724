// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names the method of an operation. The noun that the API class is named after goes without saying:
 * {@code Pull Requests_Get Pull Requests By Project} is {@code listByProject}.
 */
final class MethodNames {
  private static final Set<String> PREPOSITIONS =
      Set.of("by", "for", "from", "of", "between", "in", "with", "on", "to");

  private MethodNames() {}

  /** Names in the order in which they should be tried; the last one says everything. */
  static List<String> candidates(Operation operation) {
    List<String> names = new ArrayList<>();
    if (operation.method() != null) {
      return List.of(operation.method());
    }
    List<String> words = Words.of(operation.action());
    String brief = brief(operation.group(), words);
    String full = Words.camel(words);
    for (String name : new String[] {brief, full}) {
      if (!names.contains(name) && JavaNames.isMethod(name)) {
        names.add(name);
      }
    }
    names.add(full + Words.pascal(Words.of(operation.group())));
    return names;
  }

  private static String brief(String group, List<String> words) {
    String verb = words.get(0);
    List<String> rest = words.subList(1, words.size());
    int noun = nounLength(rest);
    boolean redundant = noun > 0 && isSameNoun(rest.subList(0, noun), Words.of(group));
    boolean plural = redundant && Words.isPlural(rest.get(noun - 1));
    List<String> kept = new ArrayList<>();
    kept.add(verb.equals("get") && plural ? "list" : verb);
    kept.addAll(redundant ? rest.subList(noun, rest.size()) : rest);
    return Words.camel(kept);
  }

  private static int nounLength(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (PREPOSITIONS.contains(words.get(i))) {
        return i;
      }
    }
    return words.size();
  }

  private static boolean isSameNoun(List<String> noun, List<String> group) {
    return singulars(noun).equals(singulars(group));
  }

  private static String singulars(List<String> words) {
    StringBuilder joined = new StringBuilder();
    words.forEach(word -> joined.append(Words.singular(word)));
    return joined.toString();
  }

  /** Whether an operation has the first right to its short name: the one about a single thing. */
  static boolean isSingular(Operation operation) {
    List<String> words = Words.of(operation.action());
    return words.size() == 1 || new HashSet<>(words).stream().noneMatch(Words::isPlural);
  }
}

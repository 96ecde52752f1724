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
    List<String> words = listing(operation);
    String brief = brief(operation, words);
    String full = Words.camel(words);
    for (String name : new String[] {brief, full}) {
      if (!names.contains(name) && JavaNames.isMethod(name)) {
        names.add(name);
      }
    }
    names.add(full + Words.pascal(Words.of(operation.group())));
    return names;
  }

  /** What gives a list of things is not called a getter, whatever it is called in the service. */
  private static List<String> listing(Operation operation) {
    List<String> words = new ArrayList<>(Words.of(operation.action()));
    boolean list = "list".equals(operation.wrapper()) || operation.paging() != null;
    int noun = 1 + nounLength(words.subList(1, words.size()));
    boolean many = noun == 1 || Words.isPlural(words.get(noun - 1)) || words.contains("batch");
    if (list && many && words.get(0).equals("get")) {
      words.set(0, "list");
    }
    return words;
  }

  private static String brief(Operation operation, List<String> words) {
    List<String> rest = words.subList(1, words.size());
    List<String> group = Words.of(operation.group());
    int noun = nounLength(rest);
    int redundant = redundant(rest.subList(0, noun), group);
    int area = leadingAreaWords(rest.subList(0, noun), Words.of(operation.file().area()));
    if (redundant == 0 && area > 0) {
      int inner = redundant(rest.subList(area, noun), group);
      redundant = inner == 0 ? 0 : area + inner;
    }
    boolean all = redundant > 0 && redundant == noun;
    boolean list =
        all && Set.of("get", "list").contains(words.get(0)) && Words.isPlural(rest.get(noun - 1));
    List<String> kept = new ArrayList<>();
    kept.add(list ? "list" : words.get(0));
    kept.addAll(rest.subList(redundant, rest.size()));
    return Words.camel(kept);
  }

  /** How many leading words only repeat the group. */
  private static int redundant(List<String> noun, List<String> group) {
    for (int length = noun.size(); length > 0; length--) {
      if (singulars(noun.subList(0, length)).equals(singulars(group))) {
        return length;
      }
    }
    return 0;
  }

  private static int leadingAreaWords(List<String> noun, List<String> area) {
    int length = 0;
    while (length < noun.size() - 1 && area.contains(noun.get(length))) {
      length++;
    }
    return length;
  }

  private static int nounLength(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (PREPOSITIONS.contains(words.get(i))) {
        return i;
      }
    }
    return words.size();
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

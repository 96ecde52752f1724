// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Takes published names apart and puts Java names together. */
final class Words {
  private Words() {}

  /** {@code "Get PackageVersion"}: get, package, version. */
  static List<String> of(String name) {
    String spaced =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2");
    return Arrays.stream(spaced.split("[^A-Za-z0-9]+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  static String pascal(List<String> words) {
    return words.stream().map(Words::capital).collect(Collectors.joining());
  }

  static String camel(List<String> words) {
    String pascal = pascal(words);
    return pascal.isEmpty()
        ? pascal
        : pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  static String kebab(List<String> words) {
    return String.join("-", words);
  }

  static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static String singular(String word) {
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.endsWith("tatuses")
        || word.endsWith("sses")
        || word.endsWith("tches")
        || word.endsWith("xes")
        || word.endsWith("shes")) {
      return word.substring(0, word.length() - 2);
    }
    boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  static boolean isPlural(String word) {
    return !singular(word).equals(word);
  }
}

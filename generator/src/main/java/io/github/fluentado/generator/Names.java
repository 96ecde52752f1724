// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Names on the wire to names in Java. */
final class Names {
  static final String ROOT = "io.github.fluentado.client";

  private static final Pattern WORD_BORDER =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");

  private Names() {}

  static String packageOf(String area) {
    return ROOT + "." + area.toLowerCase(Locale.ROOT);
  }

  /** {@code _links} to {@code links}, {@code class} to {@code classValue}. */
  static String property(String wire) {
    return free(camel(wire), TakenNames.OF_MODELS);
  }

  static String option(String name) {
    return free(name, TakenNames.OF_REQUESTS);
  }

  static String method(String name) {
    return free(name, TakenNames.OF_APIS);
  }

  static String argument(String name) {
    return free(name, Set.of());
  }

  private static String free(String name, Set<String> taken) {
    return taken.contains(name) || SourceVersion.isKeyword(name) ? name + "Value" : name;
  }

  private static String camel(String wire) {
    String name =
        Stream.of(wire.split("[^A-Za-z0-9]+", -1))
            .filter(part -> !part.isEmpty())
            .map(Names::pascal)
            .collect(Collectors.joining());
    String lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return Character.isJavaIdentifierStart(lower.charAt(0)) ? lower : "n" + lower;
  }

  static String pascal(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code darkBlue} to {@code DARK_BLUE}. */
  static String constant(String text) {
    String name =
        WORD_BORDER
            .splitAsStream(text)
            .filter(part -> !part.isEmpty())
            .map(part -> part.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0)) ? "V_" + name : name;
  }

  /** {@code WorkItemIcons} to "Work item icons". */
  static String words(String name) {
    String words =
        WORD_BORDER
            .splitAsStream(name)
            .map(
                word ->
                    word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
                        ? word
                        : word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    return pascal(words);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Component.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which definitions stand for a more general one, as published and as corrected. */
final class Subtypes {
  private Subtypes() {}

  /** Those named in a schema, corrected or ours, each once. */
  static List<String> names(Node schema) {
    Node values = schema.get("x-ado-subtypes").get("values");
    Map<String, Node> byValue = values.members();
    return byValue.isEmpty()
        ? values.texts()
        : byValue.values().stream().map(Node::text).distinct().toList();
  }

  static boolean is(PublishedFile file, String definition, String base) {
    return file.extendsDefinition(definition, base)
        || names(file.definition(base)).contains(definition);
  }

  /**
   * Those that a correction names, and those that extend a base whose subclasses are what is sent,
   * unless subclasses of these are named.
   */
  static Stream<Source> expected(PublishedFile file, String base) {
    Set<String> names = new HashSet<>(names(file.definition(base)));
    if (Rules.isPolymorphic(base)) {
      file.subtypes(base)
          .filter(direct -> names.stream().noneMatch(n -> file.extendsDefinition(n, direct)))
          .toList()
          .forEach(names::add);
    }
    return names.stream().sorted().map(name -> new Source(file.name(), name));
  }
}

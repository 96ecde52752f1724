// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Component.Source;
import io.github.fluentado.spec.check.Shape.EnumOf;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Compares the values of a published enum with those of a component. */
record EnumComparison(PublishedFiles published, OurFiles ours, Findings findings) {

  /** Ours must list all that this place lists, and nothing that no place of its sources lists. */
  boolean agree(Subject subject, EnumOf theirs, EnumOf mine) {
    Component component = Objects.requireNonNull(ours.component(mine.name()));
    if (!component.isPublishedAs(theirs.file(), theirs.name())) {
      return findings.differ(
          subject, "enum", theirs.name(), mine.name() + ", which stands for others");
    }
    Set<String> missing = minus(theirs.values(), mine.values());
    return missing.isEmpty()
        || findings.differ(
            Subject.of(theirs.file(), theirs.name()), "enum values", missing, "none");
  }

  /** Whether values come joined is known from corrections only, or from what was seen. */
  void compareFlags(Component component) {
    boolean mine = component.schema().get("x-ado-flags").isTrue();
    boolean theirs = component.sources().stream().anyMatch(this::isFlags);
    component.sources().stream()
        .limit(1)
        .map(source -> Subject.of(source.file(), source.name()))
        .forEach(subject -> findings.agree(subject, "flags", theirs, mine));
  }

  private boolean isFlags(Source source) {
    PublishedFile file = published.file(source.file());
    return Rules.isFlags(source.name()) || (file != null && file.isFlags(source.name()));
  }

  void compareExtras(Component component) {
    Set<String> known = new LinkedHashSet<>();
    for (Source source : component.sources()) {
      PublishedFile file = published.file(source.file());
      if (file == null) {
        return;
      }
      known.addAll(file.enumValues(source.name()));
    }
    Set<String> extra = minus(new LinkedHashSet<>(component.schema().get("enum").texts()), known);
    if (!extra.isEmpty() && !component.sources().isEmpty()) {
      Source first = component.sources().get(0);
      findings.differ(Subject.of(first.file(), first.name()), "enum values", "none", extra);
    }
  }

  private static Set<String> minus(Set<String> all, Set<String> others) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Component.Source;
import io.github.fluentado.spec.check.PublishedFiles.InFile;
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
    boolean theirs = published.standsFor(component).anyMatch(EnumComparison::isFlags);
    findings.agree(firstSubject(component), "flags", theirs, mine);
  }

  /** Values that none of the published enums has. */
  void compareExtras(Component component) {
    Set<String> known = new LinkedHashSet<>();
    published.standsFor(component).forEach(in -> known.addAll(in.file().enumValues(in.name())));
    Set<String> mine = new LinkedHashSet<>(component.schema().get("enum").texts());
    Set<String> extra = minus(mine, known);
    if (!extra.isEmpty()) {
      findings.differ(firstSubject(component), "enum values", "none", extra);
    }
  }

  private static boolean isFlags(InFile in) {
    return Rules.isFlags(in.name()) || in.file().isFlags(in.name());
  }

  private static Subject firstSubject(Component component) {
    Source first = component.sources().get(0);
    return Subject.of(first.file(), first.name());
  }

  private static Set<String> minus(Set<String> all, Set<String> others) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}

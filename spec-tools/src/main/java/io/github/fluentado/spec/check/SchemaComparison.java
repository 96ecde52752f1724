// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Shape.EnumOf;
import io.github.fluentado.spec.check.Shape.ListOf;
import io.github.fluentado.spec.check.Shape.MapOf;
import io.github.fluentado.spec.check.Shape.Model;
import io.github.fluentado.spec.check.Shape.Named;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Compares types deeply: each pair of a published definition and a component of ours once, however
 * many operations use it.
 */
final class SchemaComparison {
  private final ModelComparison models;
  private final EnumComparison enums;
  private final OurFiles ours;
  private final PublishedFiles published;
  private final Findings findings;

  private final Map<Pair, Set<Pair>> uses = new LinkedHashMap<>();
  private final Set<Pair> differing = new LinkedHashSet<>();
  private final Deque<Pair> open = new ArrayDeque<>();

  SchemaComparison(PublishedFiles published, OurFiles ours, Findings findings) {
    this.published = published;
    this.ours = ours;
    this.findings = findings;
    this.models = new ModelComparison(published, ours, findings, this);
    this.enums = new EnumComparison(published, ours, findings);
  }

  /**
   * Compares two types.
   *
   * @param reached takes up the pairs of models met, which {@link #settle} then compares
   * @return whether they agree, models aside
   */
  boolean agree(Subject subject, String what, Shape theirs, Shape our, Set<Pair> reached) {
    if (theirs instanceof ListOf published && our instanceof ListOf mine) {
      return agree(subject, what, published.item(), mine.item(), reached);
    }
    if (theirs instanceof MapOf published && our instanceof MapOf mine) {
      return agree(subject, what, published.item(), mine.item(), reached);
    }
    if (theirs instanceof EnumOf published && our instanceof EnumOf mine) {
      return enums.agree(subject, published, mine);
    }
    if (theirs instanceof Model published && our instanceof Model mine) {
      reach(new Pair(published, mine.name()), reached);
      return true;
    }
    if (theirs instanceof Named named && isNamed(named, our)) {
      return true;
    }
    if (theirs instanceof Model empty && isEmpty(empty) && isFree(our)) {
      return true;
    }
    return findings.agree(subject, what, theirs, our);
  }

  /** Compares a pair no matter who uses it. */
  void add(Pair pair) {
    reach(pair, new LinkedHashSet<>());
  }

  /** Compares all models met so far, and those they lead to. */
  void settle() {
    for (Pair pair = open.poll(); pair != null; pair = open.poll()) {
      Set<Pair> reached = new LinkedHashSet<>();
      if (!models.agree(pair, reached)) {
        differing.add(pair);
      }
      uses.put(pair, reached);
    }
  }

  /** Whether a difference lies in one of the pairs or in what they lead to. */
  boolean anyDiffers(Set<Pair> roots) {
    Set<Pair> seen = new LinkedHashSet<>(roots);
    Deque<Pair> next = new ArrayDeque<>(roots);
    for (Pair pair = next.poll(); pair != null; pair = next.poll()) {
      if (differing.contains(pair)) {
        return true;
      }
      uses.getOrDefault(pair, Set.of()).stream().filter(seen::add).forEach(next::add);
    }
    return false;
  }

  private void reach(Pair pair, Set<Pair> reached) {
    reached.add(pair);
    if (uses.putIfAbsent(pair, Set.of()) == null) {
      open.add(pair);
    }
  }

  /** Text will do for a type that is published by name only. */
  private boolean isNamed(Named named, Shape our) {
    String name =
        our instanceof EnumOf mine ? mine.name() : our instanceof Model mine ? mine.name() : "";
    Component component = ours.component(name);
    return our.equals(Shape.TEXT)
        || (component != null
            && component.sources().stream().anyMatch(s -> s.name().equals(named.name())));
  }

  private boolean isEmpty(Model model) {
    PublishedFile file = published.file(model.file());
    return file != null && file.properties(model.name()).isEmpty();
  }

  private static boolean isFree(Shape our) {
    return our.equals(Shape.JSON) || our.equals(new MapOf(Shape.JSON));
  }

  /** A published definition and the component that stands for it. */
  record Pair(Model published, String component) {}
}

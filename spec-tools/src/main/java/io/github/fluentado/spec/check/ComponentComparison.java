// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Component.Source;
import io.github.fluentado.spec.check.PublishedFiles.InFile;
import io.github.fluentado.spec.check.SchemaComparison.Pair;
import io.github.fluentado.spec.check.Shape.Model;
import java.util.List;
import java.util.stream.Collectors;

/** Compares a component with all the definitions that it says it is published as. */
record ComponentComparison(
    PublishedFiles published, OurFiles ours, Findings findings, SchemaComparison schemas) {

  void compareAll() {
    ours.components().forEach(this::compare);
  }

  private void compare(Component component) {
    component.sources().forEach(source -> compareSource(component, source));
    if (!allSourcesRead(component)) {
      return;
    }
    if (component.isEnum()) {
      EnumComparison enums = new EnumComparison(published, ours, findings);
      enums.compareExtras(component);
      enums.compareFlags(component);
    } else if (component.isModel()) {
      compareExtras(component);
      compareBase(component);
      compareSubtypes(component);
    }
  }

  private void compareSource(Component component, Source source) {
    PublishedFile file = published.file(source.file());
    if (file == null) {
      if (published.holdsFolderOf(source.file())) {
        findings.differ(subject(source), "definition", "none", component.name());
      }
      return;
    }
    if (component.isModel()) {
      schemas.add(new Pair(new Model(file.name(), source.name()), component.name()));
    } else if (component.isEnum() && file.enumValues(source.name()).isEmpty()) {
      findings.differ(subject(source), "enum", "none", component.name());
    }
  }

  /** Nothing is said about a component if a file that it may be made from is not there. */
  private boolean allSourcesRead(Component component) {
    List<Source> sources = component.sources();
    return !sources.isEmpty()
        && sources.stream().allMatch(source -> published.file(source.file()) != null);
  }

  private void compareExtras(Component component) {
    Subject subject = subject(component.sources().get(0));
    for (String key : component.properties().keySet()) {
      if (published
          .standsFor(component)
          .noneMatch(in -> in.file().properties(in.name()).containsKey(key))) {
        findings.differ(subject.member(key), "property", "none", component.name());
      }
    }
  }

  /** What is said to extend another component must do so as published, or by a correction. */
  private void compareBase(Component component) {
    String mine = component.schema().get("x-ado-extends").text();
    Component base = ours.component(mine);
    if (base != null && published.standsFor(component).noneMatch(in -> isSubtype(in, base))) {
      String theirs =
          published
              .standsFor(component)
              .map(in -> in.file().base(in.name()))
              .distinct()
              .collect(Collectors.joining(" "));
      findings.differ(subject(component.sources().get(0)), "base", theirs, mine);
    }
  }

  private void compareSubtypes(Component component) {
    Subject subject = subject(component.sources().get(0));
    List<String> mine = Subtypes.names(component.schema());
    for (String name : mine) {
      Component subtype = ours.component(name);
      if (subtype == null
          || published.standsFor(subtype).noneMatch(in -> isSubtype(in, component))) {
        findings.differ(subject, "subtype", "none", name);
      }
    }
    published
        .standsFor(component)
        .flatMap(in -> Subtypes.expected(in.file(), in.name()))
        .filter(known -> mine.stream().noneMatch(name -> stands(name, known)))
        .map(Source::name)
        .distinct()
        .forEach(name -> findings.differ(subject, "subtype", name, "none"));
    published.standsFor(component).forEach(in -> compareDiscriminator(in, component));
  }

  /** Which value stands for which subtype, if a correction tells. */
  private void compareDiscriminator(InFile in, Component component) {
    Node corrected = in.file().definition(in.name()).get("x-ado-subtypes");
    Node mine = component.schema().get("x-ado-subtypes");
    Subject subject = subject(component.sources().get(0));
    if (corrected.isPresent()) {
      findings.agree(
          subject, "discriminator", corrected.get("property").text(), mine.get("property").text());
      corrected
          .get("values")
          .members()
          .forEach(
              (value, name) -> {
                String our = mine.get("values").get(value).text();
                if (!stands(our, new Source(in.file().name(), name.text()))) {
                  findings.differ(subject, "subtype of " + value, name.text(), our);
                }
              });
    }
  }

  private boolean stands(String name, Source source) {
    Component component = ours.component(name);
    return component != null && component.sources().contains(source);
  }

  private static boolean isSubtype(InFile in, Component base) {
    return base.sources().stream()
        .filter(source -> source.file().equals(in.file().name()))
        .anyMatch(source -> Subtypes.is(in.file(), in.name(), source.name()));
  }

  private static Subject subject(Source source) {
    return Subject.of(source.file(), source.name());
  }
}

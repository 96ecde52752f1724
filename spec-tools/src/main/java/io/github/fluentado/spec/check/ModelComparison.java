// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Component.Source;
import io.github.fluentado.spec.check.PublishedFile.Property;
import io.github.fluentado.spec.check.SchemaComparison.Pair;
import io.github.fluentado.spec.check.Shape.Scalar;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares a published definition with a model of ours, property by property. */
final class ModelComparison {
  private static final Shape INT = new Scalar("integer", "int32");
  private static final Shape LONG = new Scalar("integer", "int64");

  private final PublishedFiles published;
  private final OurFiles ours;
  private final Findings findings;
  private final SchemaComparison schemas;
  private final OurSchemas ourSchemas;

  ModelComparison(
      PublishedFiles published, OurFiles ours, Findings findings, SchemaComparison schemas) {
    this.published = published;
    this.ours = ours;
    this.findings = findings;
    this.schemas = schemas;
    this.ourSchemas = new OurSchemas(ours);
  }

  boolean agree(Pair pair, Set<Pair> reached) {
    PublishedFile file = Objects.requireNonNull(published.file(pair.published().file()));
    Component component = Objects.requireNonNull(ours.component(pair.component()));
    String name = pair.published().name();
    Subject subject = Subject.of(file.name(), name);
    if (!file.definitions().containsKey(name)) {
      return findings.differ(subject, "definition", "none", component.name());
    }
    boolean same = agreeOnName(subject, component, file.definition(name).has("x-ado-new"));
    for (Map.Entry<String, Property> property : file.properties(name).entrySet()) {
      same &= agreeOnProperty(subject, file, property, component, reached);
    }
    return same;
  }

  /** What a correction has invented is published under no name. */
  private boolean agreeOnName(Subject subject, Component component, boolean isNew) {
    return isNew
        || component.isPublishedAs(subject.file(), subject.name())
        || findings.differ(
            subject, "name", subject.name(), component.name() + ", which stands for others");
  }

  private boolean agreeOnProperty(
      Subject definition,
      PublishedFile file,
      Map.Entry<String, Property> property,
      Component component,
      Set<Pair> reached) {
    String key = property.getKey();
    Subject subject = definition.member(key);
    Shape theirs = PublishedSchemas.shape(file, property.getValue().schema());
    Node schema = component.properties().get(key);
    if (schema == null) {
      return findings.differ(subject, "property", theirs, "none");
    }
    Shape mine = ourSchemas.shape(component.file(), schema);
    return (theirs.equals(INT) && mine.equals(LONG) && publishedWider(component, key))
        || schemas.agree(subject, "type", theirs, mine, reached);
  }

  /**
   * Ids grow from one version to the next, and a component that joins both takes the wider type. Of
   * a file that is not at hand it must be believed.
   */
  private boolean publishedWider(Component component, String key) {
    return component.sources().stream().anyMatch(source -> mayBeLong(source, key));
  }

  private boolean mayBeLong(Source source, String key) {
    PublishedFile file = published.file(source.file());
    if (file == null) {
      return true;
    }
    Property property = file.properties(source.name()).get(key);
    return property != null && PublishedSchemas.shape(file, property.schema()).equals(LONG);
  }
}

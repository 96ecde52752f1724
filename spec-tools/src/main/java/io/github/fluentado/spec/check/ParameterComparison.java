// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.SchemaComparison.Pair;
import io.github.fluentado.spec.check.Shape.ListOf;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the parameters of an operation: place, name, need, order, and type. */
record ParameterComparison(Findings findings, SchemaComparison schemas, OurSchemas ourSchemas) {

  boolean agree(PublishedOperation theirs, OurOperation ours, Set<Pair> reached) {
    List<Expected> expected =
        theirs.parameters().stream().map(parameter -> Expected.of(theirs, parameter)).toList();
    boolean same = true;
    for (Expected parameter : expected) {
      same &= agree(theirs.subject(), parameter, ours, reached);
    }
    same &= agreeOnNoOther(theirs.subject(), expected, ours);
    return Findings.all(same, agreeOnOrder(theirs.subject(), expected, ours));
  }

  private boolean agree(
      Subject operation, Expected expected, OurOperation ours, Set<Pair> reached) {
    Subject subject = operation.member(expected.name());
    List<Node> named =
        ours.parameters().stream()
            .filter(parameter -> parameter.get("name").text().equals(expected.name()))
            .toList();
    if (named.isEmpty()) {
      return findings.differ(subject, "parameter", "in " + expected.place(), "none");
    }
    for (Node parameter : named) {
      if (parameter.get("in").text().equals(expected.place())) {
        return agree(subject, expected, ours.file(), parameter, reached);
      }
    }
    return findings.differ(subject, "place", expected.place(), named.get(0).get("in").text());
  }

  private boolean agree(
      Subject subject, Expected expected, OurFile file, Node mine, Set<Pair> reached) {
    Shape shape = ourSchemas.shape(file, mine.get("schema"));
    boolean same =
        findings.agree(subject, "required", expected.required(), mine.get("required").isTrue());
    same &=
        findings.agree(
            subject, "optional", expected.optional(), mine.get("x-ado-optional").isTrue());
    same &=
        findings.agree(subject, "slashes", expected.slashes(), mine.get("x-ado-slashes").isTrue());
    same &=
        findings.agree(subject, "version", expected.version(), mine.get("x-ado-version").text());
    if (shape instanceof ListOf) {
      String separator = mine.get("x-ado-separator").text();
      String joined = separator.isEmpty() ? "," : separator;
      same &= findings.agree(subject, "separator", expected.separator(), joined);
    }
    return Findings.all(same, schemas.agree(subject, "type", expected.shape(), shape, reached));
  }

  private boolean agreeOnNoOther(Subject operation, List<Expected> expected, OurOperation ours) {
    Set<String> names = expected.stream().map(Expected::name).collect(Collectors.toSet());
    boolean same = true;
    for (Node parameter : ours.parameters()) {
      String name = parameter.get("name").text();
      if (!names.contains(name)) {
        String place = "in " + parameter.get("in").text();
        same &= findings.differ(operation.member(name), "parameter", "none", place);
      }
    }
    return same;
  }

  /**
   * Path parameters as in the path, then those needed, then the others; only those of both sides.
   */
  private boolean agreeOnOrder(Subject operation, List<Expected> expected, OurOperation ours) {
    List<String> mine = ours.parameters().stream().map(p -> p.get("name").text()).toList();
    List<String> path = ours.templates();
    Stream<String> inPath =
        expected.stream()
            .filter(Expected::isPath)
            .sorted(Comparator.comparingInt(e -> path.indexOf(e.name())))
            .map(Expected::name);
    Stream<String> others =
        expected.stream()
            .filter(parameter -> !parameter.isPath())
            .sorted(Comparator.comparing(parameter -> !required(ours, parameter)))
            .map(Expected::name);
    List<String> order = Stream.concat(inPath, others).filter(mine::contains).toList();
    List<String> common = mine.stream().filter(order::contains).toList();
    return findings.agree(operation, "order of parameters", order, common);
  }

  private static boolean required(OurOperation ours, Expected expected) {
    return ours.parametersIn(expected.place()).stream()
        .filter(parameter -> parameter.get("name").text().equals(expected.name()))
        .anyMatch(parameter -> parameter.get("required").isTrue());
  }

  /** A published parameter with {@link Rules} applied. */
  private record Expected(
      String place,
      String name,
      boolean required,
      boolean optional,
      boolean slashes,
      String separator,
      String version,
      Shape shape) {

    static Expected of(PublishedOperation operation, Node parameter) {
      String place = parameter.get("in").text();
      String published = parameter.get("name").text();
      String name = place.equals("header") ? Rules.header(published) : published;
      boolean path = place.equals("path");
      boolean needed = parameter.get("required").isTrue() && !Rules.neverRequired(name);
      boolean token = Rules.TOKENS.contains(published);
      return new Expected(
          place,
          name,
          path || needed,
          path && PublishedOperation.isOptional(parameter),
          path && keepsSlashes(operation, parameter),
          separator(parameter),
          parameter.get("x-ado-version").text(),
          token ? Shape.TEXT : PublishedSchemas.shape(fileOf(operation, parameter), parameter));
    }

    private static PublishedFile fileOf(PublishedOperation operation, Node parameter) {
      PublishedFile newer = operation.newer();
      return newer != null && parameter.has("x-ado-version") ? newer : operation.file();
    }

    private static boolean keepsSlashes(PublishedOperation operation, Node parameter) {
      return parameter.get("x-ado-slashes").isTrue()
          || Rules.keepsSlashes(
              operation.file().area(), operation.group(), parameter.get("name").text());
    }

    private static String separator(Node parameter) {
      String corrected = parameter.get("x-ado-separator").text();
      if (isList(parameter)) {
        return "&";
      }
      return corrected.isEmpty() ? Rules.separator(parameter.get("name").text()) : corrected;
    }

    /** A list that is not published as joined text: its name is repeated. */
    private static boolean isList(Node parameter) {
      return parameter.get("in").text().equals("query")
          && parameter.get("type").text().equals("array")
          && !parameter.get("collectionFormat").text().equals("csv");
    }

    boolean isPath() {
      return place.equals("path");
    }
  }
}

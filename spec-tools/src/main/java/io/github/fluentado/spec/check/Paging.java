// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Shape.ListOf;
import io.github.fluentado.spec.check.Shape.Model;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an operation gives its pages, as far as its parameters and its result tell.
 *
 * @param from place and name of the token or of the number of items to skip
 * @param next the property that holds the next token, or the place and name of the page size
 * @param end the property that tells whether this is the last page, or an empty text
 * @param size the parameter that limits a page, or an empty text
 */
record Paging(String style, String from, String next, String end, String size) {
  private static final List<String> NEXT =
      List.of("continuationToken", "nextFeedContinuationToken", "nextPackageContinuationToken");
  private static final List<String> SIZES =
      List.of("$top", "top", "$maxPageSize", "maxResults", "pageSize", "batchSize");
  private static final List<String> END = List.of("isLastBatch", "hasMore");
  private static final List<String> OFFSETS =
      List.of("query $skip", "query skip", "query searchCriteria.$skip", "body $skip");

  static Optional<Paging> of(PublishedOperation operation) {
    Set<String> inputs = inputs(operation);
    Shape result = PublishedSchemas.shape(operation.file(), operation.result());
    Set<String> outputs = properties(operation.file(), result);
    Optional<String> token = first(Rules.TOKENS.stream().flatMap(Paging::places).toList(), inputs);
    if (token.isPresent()) {
      String size = first(SIZES, names(inputs)).orElse("");
      String end = first(END, outputs).orElse("");
      return first(NEXT, outputs)
          .map(next -> new Paging("body", token.get(), next, end, size))
          .or(() -> Optional.of(new Paging("header", token.get(), "", "", size)));
    }
    return first(OFFSETS, inputs)
        .filter(skip -> inputs.contains(top(skip)))
        .filter(skip -> result instanceof ListOf || holdsList(operation.file(), result))
        .map(skip -> new Paging("offset", skip, top(skip), "", ""));
  }

  @Override
  public String toString() {
    String text = style + " from " + from;
    text = next.isEmpty() ? text : text + " with " + next;
    text = end.isEmpty() ? text : text + " until " + end;
    return size.isEmpty() ? text : text + " limited by " + size;
  }

  private static Set<String> names(Set<String> inputs) {
    return inputs.stream()
        .map(input -> input.substring(input.indexOf(' ') + 1))
        .collect(Collectors.toSet());
  }

  private static String top(String skip) {
    return skip.replace("skip", "top");
  }

  private static Stream<String> places(String token) {
    return Stream.of("query " + token, "header " + Rules.header(token), "body " + token);
  }

  private static Set<String> inputs(PublishedOperation operation) {
    Stream<String> parameters = operation.parameters().stream().map(Paging::input);
    Stream<String> body =
        operation.body().stream()
            .map(node -> PublishedSchemas.shape(operation.file(), node))
            .flatMap(shape -> properties(operation.file(), shape).stream())
            .map(name -> "body " + name);
    return Set.copyOf(Stream.concat(parameters, body).toList());
  }

  private static String input(Node parameter) {
    String place = parameter.get("in").text();
    String name = parameter.get("name").text();
    return place + " " + (place.equals("header") ? Rules.header(name) : name);
  }

  private static Set<String> properties(PublishedFile file, Shape shape) {
    return shape instanceof Model model ? file.properties(model.name()).keySet() : Set.of();
  }

  /** With more than one list in the answer nobody can tell which is paged. */
  private static boolean holdsList(PublishedFile file, Shape result) {
    return result instanceof Model model
        && file.properties(model.name()).values().stream()
                .map(property -> PublishedSchemas.shape(file, property.schema()))
                .filter(ListOf.class::isInstance)
                .count()
            == 1;
  }

  private static Optional<String> first(List<String> wanted, Set<String> present) {
    return wanted.stream().filter(present::contains).findFirst();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One published operation.
 *
 * @param newer file that the parameters come from which say their version; absent if there are none
 * @param key the path as published, with a query part that only makes it unique
 */
record PublishedOperation(
    PublishedFile file, String key, String verb, Node node, @Nullable PublishedFile newer) {
  private static final String ORGANIZATION = "organization";
  private static final Pattern TEMPLATE = Pattern.compile("\\{[^}]*}");

  /** The same with the optional parts of the query that only its newer version has. */
  PublishedOperation with(@Nullable PublishedOperation newer) {
    if (newer == null || !newer.id().equals(id())) {
      return this;
    }
    List<@Nullable Object> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    allParameters()
        .forEach(
            parameter -> {
              all.add(parameter.value());
              names.add(parameter.get("name").text().toLowerCase(Locale.ROOT));
            });
    newer
        .in("query")
        .filter(p -> !p.get("required").isTrue())
        .filter(p -> names.add(p.get("name").text().toLowerCase(Locale.ROOT)))
        .forEach(p -> all.add(with(p, "x-ado-version", newer.version())));
    return new PublishedOperation(
        file, key, verb, new Node(with(node, "parameters", all)), newer.file());
  }

  private static Map<String, @Nullable Object> with(Node node, String key, Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    node.members().forEach((name, member) -> copy.put(name, member.value()));
    copy.put(key, value);
    return copy;
  }

  String id() {
    return node.get("operationId").text();
  }

  /** The part of the id that names the resource. */
  String group() {
    int end = id().indexOf('_');
    return end < 0 ? id() : id().substring(0, end);
  }

  Subject subject() {
    return Subject.of(file.name(), id());
  }

  String claim() {
    return file.name() + "#" + id();
  }

  /** The same in every version of an operation, whatever its name and its parameters' names. */
  String identity() {
    String path = TEMPLATE.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("{}");
    return verb + " " + host() + path;
  }

  String host() {
    String host = file.host();
    Node parameterized = file.root().get("x-ms-parameterized-host");
    String template = parameterized.get("hostTemplate").text();
    return (template.isEmpty() ? host : template).replace(Rules.HOST_PREFIX, "");
  }

  String version() {
    return node.get("x-ms-docs-override-version").text();
  }

  /** The path below the organization, its templates spelled as the parameters are. */
  String path() {
    String path = key.contains("?") ? key.substring(0, key.indexOf('?')) : key;
    String prefix = "/{" + ORGANIZATION + "}";
    path = path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    for (Node parameter : in("path").toList()) {
      String template = "{" + parameter.get("name").text() + "}";
      path =
          Pattern.compile(template, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
              .matcher(path)
              .replaceAll(java.util.regex.Matcher.quoteReplacement(template));
    }
    return path;
  }

  /** {@code none}, {@code optional}, or empty if the organization is always there. */
  String organization() {
    Optional<Node> parameter = allParameters().filter(PublishedOperation::isOrganization).findAny();
    if (parameter.isEmpty()) {
      return "none";
    }
    return isOptional(parameter.get()) ? "optional" : "";
  }

  /** All that a caller gives, but for the body. */
  List<Node> parameters() {
    return allParameters()
        .filter(parameter -> !parameter.has("$ref") && !isOrganization(parameter))
        .filter(parameter -> !parameter.get("in").text().equals("body"))
        .toList();
  }

  Optional<Node> body() {
    return in("body").findFirst();
  }

  List<String> consumes() {
    return node.get("consumes").texts();
  }

  List<String> produces() {
    return node.get("produces").texts();
  }

  Map<String, Node> responses() {
    return node.get("responses").members();
  }

  /** The status whose answer counts: 200, or else the first success. */
  String successStatus() {
    List<String> statuses = responses().keySet().stream().filter(s -> s.startsWith("2")).toList();
    return statuses.contains("200") ? "200" : statuses.stream().findFirst().orElse("");
  }

  Node result() {
    return node.get("responses").get(successStatus()).get("schema");
  }

  List<String> scopes() {
    return node.get("security").items().stream()
        .flatMap(entry -> entry.members().values().stream())
        .flatMap(scopes -> scopes.texts().stream())
        .distinct()
        .toList();
  }

  static boolean isOptional(Node pathParameter) {
    return Boolean.FALSE.equals(pathParameter.get("x-ms-required").value());
  }

  private static boolean isOrganization(Node parameter) {
    return parameter.get("name").text().equals(ORGANIZATION)
        && parameter.get("in").text().equals("path");
  }

  private Stream<Node> in(String place) {
    return allParameters().filter(parameter -> parameter.get("in").text().equals(place));
  }

  private Stream<Node> allParameters() {
    return node.get("parameters").items().stream();
  }
}

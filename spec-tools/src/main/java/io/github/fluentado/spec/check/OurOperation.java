// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the description.
 *
 * @param key the path, with {@code #} and a name behind it where several operations share it
 */
record OurOperation(OurFile file, String key, String verb, Node node) {
  private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]*)}");

  String id() {
    return node.get("operationId").text();
  }

  String method() {
    return id().substring(id().lastIndexOf('_') + 1);
  }

  Subject subject() {
    return Subject.of(file.name(), id().isEmpty() ? verb + " " + key : id());
  }

  boolean isPublished() {
    return node.has("x-ado-published");
  }

  /** The published operation that this one says it describes. */
  String claim() {
    return claimedFile() + "#" + node.get("x-ado-published").get("id").text();
  }

  String claimedFile() {
    return node.get("x-ado-published").get("file").text();
  }

  String path() {
    int end = key.indexOf('#');
    return end < 0 ? key : key.substring(0, end);
  }

  List<String> templates() {
    Matcher matcher = TEMPLATE.matcher(path());
    return matcher.results().map(found -> found.group(1)).toList();
  }

  List<Node> parameters() {
    return node.get("parameters").items();
  }

  List<Node> parametersIn(String place) {
    return parameters().stream().filter(p -> p.get("in").text().equals(place)).toList();
  }

  boolean hasParameter(String place, String name) {
    return parametersIn(place).stream().anyMatch(p -> p.get("name").text().equals(name));
  }

  Map<String, Node> bodyContent() {
    return node.get("requestBody").get("content").members();
  }

  /** Not by {@code get}: a status may have been read as a number. */
  Map<String, Node> responses() {
    return node.get("responses").members();
  }

  Map<String, Node> content(String status) {
    return responses().getOrDefault(status, Node.ABSENT).get("content").members();
  }

  /** What a JSON answer holds, without its wrapper. */
  Node result() {
    return responses().values().stream()
        .map(response -> response.get("content").get("application/json"))
        .filter(Node::isPresent)
        .findFirst()
        .orElse(Node.ABSENT)
        .get("schema");
  }
}

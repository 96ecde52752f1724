// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the paging of an operation names parameters and properties that there are. */
record PagingForm(Findings findings, SchemaForm schemas) {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "header", Set.of("style", "token", "size", "items", "needs"),
          "body", Set.of("style", "token", "size", "next", "items", "last", "more"),
          "offset",
              Set.of("style", "skip", "top", "items", "next", "last", "total", "reach", "alone"));

  void check(OurOperation operation) {
    Node paging = operation.node().get("x-ado-paging");
    if (!paging.isPresent()) {
      return;
    }
    Set<String> allowed = KEYS.get(paging.get("style").text());
    if (allowed == null) {
      findings.fault(operation.subject().toString(), "unknown style of paging");
      return;
    }
    Form.keys(findings, operation.subject().toString(), paging, allowed);
    for (String key : List.of("token", "skip", "top")) {
      if (allowed.contains(key)) {
        checkInput(operation, key, paging.get(key));
      }
    }
    for (String key : List.of("next", "items", "last", "more", "total")) {
      if (paging.has(key)) {
        checkOutput(operation, key, paging.get(key).text());
      }
    }
    for (String name : paging.get("needs").members().keySet()) {
      require(
          operation,
          operation.hasParameter("query", name),
          "paging needs what is unknown: " + name);
    }
    String alone = paging.get("alone").text();
    require(
        operation,
        alone.isEmpty() || operation.hasParameter("query", alone),
        "paging alone is unknown: " + alone);
    checkSize(operation, paging.get("size"));
    checkItems(operation, paging.get("items").text());
  }

  private void checkInput(OurOperation operation, String key, Node input) {
    String place = input.get("in").text();
    String name = input.get("name").text();
    boolean known =
        place.equals("body") ? bodyHas(operation, name) : operation.hasParameter(place, name);
    require(operation, known, "paging " + key + " is unknown: " + place + " " + name);
  }

  private void checkOutput(OurOperation operation, String key, String property) {
    boolean known = schemas.properties(operation.file(), operation.result()).containsKey(property);
    require(operation, known, "paging " + key + " is no property of the result: " + property);
  }

  private void checkSize(OurOperation operation, Node size) {
    String name = size.get("name").isPresent() ? size.get("name").text() : size.text();
    boolean known =
        operation.parameters().stream().anyMatch(p -> p.get("name").text().equals(name))
            || bodyHas(operation, name);
    require(operation, !size.isPresent() || known, "paging size is unknown: " + name);
  }

  /** The list is the property named, or the result itself. */
  private void checkItems(OurOperation operation, String items) {
    Node result = operation.result();
    Node list =
        items.isEmpty()
            ? result
            : schemas.properties(operation.file(), result).getOrDefault(items, Node.ABSENT);
    require(operation, list.get("type").text().equals("array"), "no list to page through");
  }

  private boolean bodyHas(OurOperation operation, String name) {
    return operation.bodyContent().values().stream()
        .map(entry -> schemas.properties(operation.file(), entry.get("schema")))
        .anyMatch(properties -> properties.containsKey(name));
  }

  private void require(OurOperation operation, boolean condition, String message) {
    if (!condition) {
      findings.fault(operation.subject().toString(), message);
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes an operation in the form of the description. */
final class OperationTree {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("200", "OK"),
          Map.entry("201", "Created"),
          Map.entry("202", "Accepted"),
          Map.entry("203", "NonAuthoritative"),
          Map.entry("204", "NoContent"),
          Map.entry("302", "Found"),
          Map.entry("303", "SeeOther"),
          Map.entry("304", "NotModified"),
          Map.entry("400", "BadRequest"),
          Map.entry("401", "Unauthorized"),
          Map.entry("403", "Forbidden"),
          Map.entry("404", "NotFound"),
          Map.entry("405", "MethodNotAllowed"),
          Map.entry("409", "Conflict"),
          Map.entry("410", "Gone"),
          Map.entry("412", "PreconditionFailed"),
          Map.entry("413", "TooLarge"),
          Map.entry("429", "Throttled"),
          Map.entry("500", "ServerError"),
          Map.entry("503", "Unavailable"),
          Map.entry("default", "Default"));

  private final AreaTrees areas;
  private final VersionFacts versions;

  OperationTree(AreaTrees areas, VersionFacts versions) {
    this.areas = areas;
    this.versions = versions;
  }

  Map<String, Object> of(Operation operation, String tag, String operationId) {
    String area = operation.file().area();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("operationId", operationId);
    tree.put("tags", List.of(tag));
    tree.put("summary", summary(operation));
    tree.put("externalDocs", Map.of("url", documentation(operation)));
    if (operation.deprecated()) {
      tree.put("deprecated", true);
    }
    tree.put("x-ado-published", published(operation));
    tree.put("x-ado-host", operation.host());
    put(tree, "x-ado-organization", operation.organization());
    tree.put("x-ado-version", operation.version());
    put(tree, "x-ado-versions", versions.of(operation));
    put(tree, "x-ado-preview", isPreview(operation) ? true : null);
    put(tree, "x-ado-safe", operation.safe() ? true : null);
    tree.putAll(operation.marks());
    put(tree, "x-ado-wrapper", operation.wrapper());
    Operation.Body body = operation.body();
    put(tree, "x-ado-body-wrapper", isWrapped(body) ? true : null);
    put(tree, "x-ado-paging", operation.paging());
    put(tree, "x-ado-scopes", operation.scopes().isEmpty() ? null : operation.scopes());
    tree.put("parameters", operation.parameters().stream().map(p -> parameter(p, area)).toList());
    if (body != null) {
      tree.put("requestBody", body(body, area));
    }
    tree.put("responses", responses(operation, area));
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    if (value != null) {
      tree.put(key, value);
    }
  }

  private static boolean isPreview(Operation operation) {
    return operation.version().contains("-preview");
  }

  private static boolean isWrapped(Operation.@Nullable Body body) {
    return body != null && body.wrapped();
  }

  private static String summary(Operation operation) {
    List<String> words = new ArrayList<>(Words.of(operation.action()));
    if (words.size() == 1) {
      boolean many = Set.of("list", "query", "search").contains(words.get(0));
      List<String> group = Words.of(operation.group());
      words.addAll(group.subList(0, group.size() - 1));
      String last = group.get(group.size() - 1);
      words.add(many ? last : Words.singular(last));
    }
    return Words.capital(String.join(" ", words));
  }

  private static String documentation(Operation operation) {
    String group = operation.group().trim().replaceAll("\\s+", "-").toLowerCase(Locale.ROOT);
    return "https://learn.microsoft.com/rest/api/azure/devops/"
        + operation.file().area().toLowerCase(Locale.ROOT)
        + "/"
        + group
        + "/"
        + Words.kebab(Words.of(operation.action()))
        + "?view=azure-devops-rest-"
        + operation.file().version();
  }

  private static Map<String, Object> published(Operation operation) {
    Map<String, Object> published = new LinkedHashMap<>();
    published.put("version", operation.file().version());
    published.put("file", operation.file().label());
    published.put("id", operation.id());
    return published;
  }

  private Map<String, Object> parameter(Operation.Parameter parameter, String area) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", parameter.name());
    tree.put("in", parameter.in());
    tree.put("required", parameter.required());
    put(tree, "x-ado-name", parameter.javaName());
    put(tree, "x-ado-optional", parameter.optionalSegment() ? true : null);
    put(tree, "x-ado-slashes", parameter.slashes() ? true : null);
    boolean repeated = Operation.Parameter.REPEATED.equals(parameter.separator());
    put(tree, "x-ado-separator", parameter.separator());
    put(tree, "x-ado-version", parameter.version());
    if (parameter.shape() instanceof Shape.ListOf) {
      tree.put("style", "form");
      tree.put("explode", repeated);
    }
    tree.put("schema", areas.schema(parameter.shape(), area));
    return tree;
  }

  private Map<String, Object> body(Operation.Body body, String area) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("required", body.required());
    tree.put("content", content(Map.of(body.media(), body.shape()), area));
    return tree;
  }

  private Map<String, Object> content(Map<String, Shape> content, String area) {
    Map<String, Object> tree = new LinkedHashMap<>();
    content.forEach(
        (media, shape) -> {
          Map<String, Object> schema = new LinkedHashMap<>();
          schema.put("schema", areas.schema(shape, area));
          tree.put(media, schema);
        });
    return tree;
  }

  private Map<String, Object> responses(Operation operation, String area) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Operation.Answer answer : operation.answers()) {
      Map<String, Object> response = new LinkedHashMap<>();
      response.put("description", WORDS.getOrDefault(answer.status(), "Status" + answer.status()));
      if (!answer.content().isEmpty() && !operation.verb().equals("head")) {
        response.put("content", content(answer.content(), area));
      }
      tree.put(answer.status(), response);
    }
    return tree;
  }
}

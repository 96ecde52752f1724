// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether an operation keeps to the format. */
record OperationForm(Findings findings, SchemaForm schemas) {
  private static final Set<String> KEYS =
      Set.of(
          "operationId",
          "tags",
          "summary",
          "externalDocs",
          "deprecated",
          "parameters",
          "requestBody",
          "responses",
          "x-ado-published",
          "x-ado-source",
          "x-ado-host",
          "x-ado-organization",
          "x-ado-version",
          "x-ado-versions",
          "x-ado-preview",
          "x-ado-safe",
          "x-ado-exists",
          "x-ado-host-by",
          "x-ado-limit",
          "x-ado-refusal",
          "x-ado-wrapper",
          "x-ado-body-wrapper",
          "x-ado-paging",
          "x-ado-scopes");
  private static final Set<String> PARAMETER_KEYS =
      Set.of(
          "name",
          "in",
          "required",
          "schema",
          "style",
          "explode",
          "x-ado-name",
          "x-ado-optional",
          "x-ado-slashes",
          "x-ado-separator",
          "x-ado-version");
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final Set<String> PUBLISHED_KEYS = Set.of("version", "file", "id");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(-preview(\\.\\d+)?)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  void check(OurOperation operation) {
    Node node = operation.node();
    Form.keys(findings, where(operation), node, KEYS);
    require(operation, VERBS.contains(operation.verb()), "unknown verb");
    checkNames(operation);
    checkPath(operation);
    checkMarks(operation);
    checkNamed(operation);
    checkParameters(operation);
    checkBody(operation);
    checkResponses(operation);
    new PagingForm(findings, schemas).check(operation);
  }

  private void checkNames(OurOperation operation) {
    List<String> tags = operation.node().get("tags").texts();
    require(operation, tags.size() == 1, "not one tag");
    String[] parts = operation.id().split("_", 3);
    boolean form =
        parts.length == 3
            && parts[0].equals(operation.file().area())
            && tags.contains(parts[1])
            && JavaNames.isClass(parts[1])
            && JavaNames.isMethod(parts[2]);
    require(operation, form, "operationId is not <area>_<Tag>_<method>");
    String url = operation.node().get("externalDocs").get("url").text();
    boolean missing = operation.isPublished() && url.isEmpty();
    require(operation, !missing, "no documentation");
    require(operation, url.isEmpty() || url.startsWith("https://"), "documentation is no address");
    require(operation, !operation.node().get("summary").text().isEmpty(), "no summary");
  }

  private void checkPath(OurOperation operation) {
    String key = operation.key();
    require(operation, key.startsWith("/"), "path does not start with a slash");
    boolean clean = !operation.path().contains("?") && !operation.path().contains("{organization}");
    require(operation, clean, "path with a query or the organization");
    Set<String> declared = new HashSet<>();
    operation.parametersIn("path").forEach(p -> declared.add(p.get("name").text()));
    require(
        operation,
        declared.equals(new HashSet<>(operation.templates())),
        "path parameters " + declared + " but templates " + operation.templates());
  }

  private void checkMarks(OurOperation operation) {
    Node node = operation.node();
    require(operation, !node.get("x-ado-host").text().isEmpty(), "no x-ado-host");
    String version = node.get("x-ado-version").text();
    boolean none = version.isEmpty() && node.has("x-ado-version") && !operation.isPublished();
    boolean known = none || VERSION.matcher(version).matches();
    require(operation, known, "x-ado-version is no version");
    String source = node.get("x-ado-source").text();
    require(
        operation,
        operation.isPublished() == source.isBlank(),
        "neither or both of x-ado-published and x-ado-source");
    Form.keys(findings, where(operation), node.get("x-ado-published"), PUBLISHED_KEYS);
    String organization = node.get("x-ado-organization").text();
    require(
        operation,
        oneOf(organization, "", "none", "optional"),
        "unknown x-ado-organization " + organization);
    String wrapper = node.get("x-ado-wrapper").text();
    require(operation, oneOf(wrapper, "", "list", "map"), "unknown x-ado-wrapper " + wrapper);
    require(
        operation,
        !node.has("x-ado-safe") || operation.verb().equals("post"),
        "x-ado-safe on what is no POST");
    flags(
        operation,
        node,
        "deprecated",
        "x-ado-preview",
        "x-ado-safe",
        "x-ado-exists",
        "x-ado-body-wrapper");
  }

  /** A mark that names a parameter which is not there would do nothing. */
  private void checkNamed(OurOperation operation) {
    Node limit = operation.node().get("x-ado-limit");
    Node by = operation.node().get("x-ado-host-by");
    String parameter = limit.get("parameter").text();
    require(
        operation,
        parameter.isEmpty() || names(operation, "query").contains(parameter),
        "x-ado-limit names no parameter: " + parameter);
    String place = by.get("in").text();
    require(
        operation,
        oneOf(place, "", "body") || names(operation, place).contains(by.get("name").text()),
        "x-ado-host-by names no parameter: " + by.get("name").text());
    require(
        operation,
        !place.equals("body") || operation.node().has("requestBody"),
        "x-ado-host-by looks into a body that is not there");
    boolean refuses = operation.node().has("x-ado-refusal");
    require(
        operation,
        !refuses || !operation.node().get("x-ado-refusal").get("property").text().isEmpty(),
        "x-ado-refusal names no property");
  }

  private static Set<String> names(OurOperation operation, String place) {
    Set<String> names = new HashSet<>();
    operation.parametersIn(place).forEach(p -> names.add(p.get("name").text()));
    return names;
  }

  private void checkParameters(OurOperation operation) {
    Set<String> names = new HashSet<>();
    Set<String> javaNames = new HashSet<>();
    for (Node parameter : operation.parameters()) {
      String name = parameter.get("name").text();
      Form.keys(findings, where(operation) + "." + name, parameter, PARAMETER_KEYS);
      String place = parameter.get("in").text();
      String java = parameter.get("x-ado-name").text();
      require(operation, names.add(place + " " + name), "parameter twice: " + name);
      require(operation, JavaNames.isParameter(java), "illegal Java name '" + java + "'");
      require(operation, javaNames.add(java), "Java name twice: " + java);
      require(operation, !name.equals("api-version"), "api-version as a parameter");
      checkParameter(operation, parameter, place, name);
    }
  }

  private void checkParameter(OurOperation operation, Node parameter, String place, String name) {
    boolean path = place.equals("path");
    require(operation, oneOf(place, "path", "query", "header"), "place of " + name);
    require(operation, !path || parameter.get("required").isTrue(), "not required: " + name);
    for (String mark : List.of("x-ado-optional", "x-ado-slashes")) {
      require(operation, path || !parameter.has(mark), mark + " outside the path: " + name);
    }
    flags(operation, parameter, "required", "x-ado-optional", "x-ado-slashes");
    Node schema = parameter.get("schema");
    if (schema.get("type").text().equals("array")) {
      boolean told = parameter.get("explode").value() instanceof Boolean;
      boolean repeated = parameter.get("explode").isTrue();
      require(operation, told, "list does not tell whether it is joined (explode): " + name);
      require(
          operation,
          repeated
              == (place.equals("query") && parameter.get("x-ado-separator").text().equals("&")),
          "x-ado-separator and explode say different things: " + name);
    }
    schemas.check(operation.file(), where(operation) + "." + name, schema);
  }

  private void checkBody(OurOperation operation) {
    Node body = operation.node().get("requestBody");
    Form.keys(findings, where(operation), body, Set.of("required", "content"));
    Map<String, Node> content = operation.bodyContent();
    require(operation, !body.isPresent() || content.size() == 1, "a body needs one media type");
    content.forEach((type, entry) -> checkContent(operation, type, entry));
  }

  private void checkResponses(OurOperation operation) {
    require(operation, !operation.responses().isEmpty(), "no response");
    operation
        .responses()
        .forEach(
            (status, response) -> {
              Form.keys(findings, where(operation), response, Set.of("description", "content"));
              String description = response.get("description").text();
              require(
                  operation,
                  WORD.matcher(description).matches(),
                  "description of " + status + " is not one word");
              response
                  .get("content")
                  .members()
                  .forEach((type, entry) -> checkContent(operation, type, entry));
            });
  }

  private void checkContent(OurOperation operation, String type, Node entry) {
    Form.keys(findings, where(operation), entry, Set.of("schema"));
    schemas.check(operation.file(), where(operation) + " " + type, entry.get("schema"));
  }

  private void flags(OurOperation operation, Node node, String... names) {
    for (String name : names) {
      boolean fine = !node.has(name) || node.get(name).value() instanceof Boolean;
      require(operation, fine, name + " is neither true nor false");
    }
  }

  private static boolean oneOf(String value, String... allowed) {
    return List.of(allowed).contains(value);
  }

  private void require(OurOperation operation, boolean condition, String message) {
    if (!condition) {
      findings.fault(where(operation), message);
    }
  }

  private static String where(OurOperation operation) {
    return operation.subject().toString();
  }
}

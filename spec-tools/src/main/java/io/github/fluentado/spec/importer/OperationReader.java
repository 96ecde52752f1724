// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the operations of one file. */
final class OperationReader {
  /** In {@code x-ms-paths}, keys carry a query only to be unique. */
  static final List<String> SECTIONS = List.of("paths", "x-ms-paths");

  private static final List<String> MARKS =
      List.of("x-ado-exists", "x-ado-host-by", "x-ado-limit", "x-ado-refusal");

  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private final SwaggerFile file;
  private final Definitions definitions;
  private final Problems problems;
  private final Set<String> ids = new HashSet<>();
  private final List<Operation> operations = new ArrayList<>();

  OperationReader(SwaggerFile file, Definitions definitions, Problems problems) {
    this.file = file;
    this.definitions = definitions;
    this.problems = problems;
  }

  List<Operation> read() {
    for (String section : SECTIONS) {
      for (Map.Entry<String, JsonElement> path : file.object(section).entrySet()) {
        if (path.getValue() instanceof JsonObject verbs) {
          verbs
              .entrySet()
              .forEach(verb -> read(section, path.getKey(), verb.getKey(), verb.getValue()));
        } else {
          problems.add(file.label(), section + "." + path.getKey(), "not an object");
        }
      }
    }
    return operations;
  }

  private void read(String section, String path, String verb, JsonElement element) {
    String place = section + "." + path + "." + verb;
    if (!VERBS.contains(verb) || !(element instanceof JsonObject operation)) {
      problems.add(file.label(), place, "not an operation");
      return;
    }
    String id = Json.text(operation, "operationId");
    if (id.isEmpty()) {
      problems.add(file.label(), place, "no operationId");
    } else if (!ids.add(id)) {
      problems.add(file.label(), place, "second operation named '" + id + "'");
    } else {
      operations.add(read(path, verb, operation, id, place));
    }
  }

  private Operation read(String key, String verb, JsonObject json, String id, String place) {
    List<Operation.Parameter> parameters = parameters(json, place);
    UrlPath url = UrlPath.of(key, parameters);
    Set<String> undeclared = url.undeclared(parameters);
    undeclared.forEach(
        name -> problems.add(file.label(), place, "no parameter for '{" + name + "}'"));
    ResponseReader responses =
        new ResponseReader(file, definitions, problems, json, place + ".responses");
    Operation operation =
        new Operation(
            file,
            id,
            verb + " " + file.root().get("host") + key,
            verb,
            host(json, place),
            url.path(),
            url.organization(),
            version(json, place),
            url.order(parameters),
            body(json, place),
            responses.answers(),
            responses.wrapper(),
            null,
            scopes(json),
            Json.isTrue(json, "x-ado-safe"),
            Json.isTrue(json, "deprecated"),
            json.has("x-ado-method") ? Json.text(json, "x-ado-method") : null,
            marks(json));
    return new Paging(definitions, problems).of(operation, json, place);
  }

  /** What corrections tell and nothing else. */
  private static Map<String, Object> marks(JsonObject json) {
    Map<String, Object> marks = new LinkedHashMap<>();
    for (String mark : MARKS) {
      if (json.has(mark)) {
        marks.put(mark, YamlFiles.tree(json.get(mark)));
      }
    }
    return marks;
  }

  /** A host template has optional parts only; they are left out. */
  private String host(JsonObject operation, String place) {
    String host =
        operation.has("x-ado-host")
            ? Json.text(operation, "x-ado-host")
            : file.isOfServer()
                ? "dev.azure.com"
                : Json.text(file.root(), "host").replaceAll("\\{[^}]*}", "");
    if (host.isEmpty()) {
      problems.add(file.label(), place, "no host");
    }
    return host;
  }

  private String version(JsonObject operation, String place) {
    String version = Json.text(operation, "x-ms-docs-override-version");
    if (version.isEmpty()) {
      problems.add(file.label(), place, "no x-ms-docs-override-version");
    }
    return version;
  }

  private static List<String> scopes(JsonObject operation) {
    Set<String> scopes = new TreeSet<>();
    for (JsonElement entry : Json.array(operation, "security")) {
      for (JsonElement scheme : entry.getAsJsonObject().asMap().values()) {
        scheme.getAsJsonArray().forEach(scope -> scopes.add(scope.getAsString()));
      }
    }
    return List.copyOf(scopes);
  }

  private List<Operation.Parameter> parameters(JsonObject operation, String place) {
    Map<String, Operation.Parameter> parameters = new LinkedHashMap<>();
    JsonArray declared = Json.array(operation, "parameters");
    for (int i = 0; i < declared.size(); i++) {
      String path = place + ".parameters[" + i + "]";
      JsonObject parameter = resolve(declared.get(i), path);
      String name = Json.text(parameter, "name");
      String in = Json.text(parameter, "in");
      if (!in.equals("body")
          && !name.equals("api-version")
          && !name.isEmpty()
          && parameters.put(in + " " + name, parameter(parameter, path)) != null) {
        problems.add(file.label(), path, "second parameter named '" + name + "'");
      }
    }
    return new ArrayList<>(parameters.values());
  }

  private JsonObject resolve(JsonElement element, String path) {
    if (element instanceof JsonObject parameter && !parameter.has("$ref")) {
      return parameter;
    }
    String reference = element instanceof JsonObject object ? Json.text(object, "$ref") : "";
    String name = reference.replaceFirst("^#/parameters/", "");
    if (!name.equals(reference)
        && file.object("parameters").get(name) instanceof JsonObject found) {
      return found;
    }
    problems.add(file.label(), path, "dangling $ref '" + reference + "'");
    return new JsonObject();
  }

  private Operation.Parameter parameter(JsonObject json, String path) {
    String in = Json.text(json, "in");
    boolean canBeLeftOut = json.has("x-ms-required") && !json.get("x-ms-required").getAsBoolean();
    Shape shape =
        definitions.shapes(file).read(json.has("schema") ? json.get("schema") : json, path);
    return new Operation.Parameter(
        Json.text(json, "name"),
        in,
        in.equals("path") || Json.isTrue(json, "required"),
        in.equals("path") && canBeLeftOut,
        json.has("x-ado-slashes"),
        isRepeated(json) ? Operation.Parameter.REPEATED : optional(json, "x-ado-separator"),
        definitions.resolve(shape),
        optional(json, "x-ado-name"),
        null);
  }

  /** What is published as a list, and not as text, is one on the wire: a pair for each item. */
  private static boolean isRepeated(JsonObject json) {
    return Json.text(json, "in").equals("query")
        && Json.text(json, "type").equals("array")
        && !Json.text(json, "collectionFormat").equals("csv");
  }

  private static @Nullable String optional(JsonObject json, String key) {
    return json.has(key) ? Json.text(json, key) : null;
  }

  private Operation.@Nullable Body body(JsonObject operation, String place) {
    for (JsonElement element : Json.array(operation, "parameters")) {
      JsonObject parameter = element.getAsJsonObject();
      if (Json.text(parameter, "in").equals("body")) {
        return body(operation, parameter, place);
      }
    }
    return null;
  }

  private Operation.Body body(JsonObject operation, JsonObject parameter, String place) {
    JsonArray consumes = Json.array(operation, "consumes");
    if (consumes.size() > 1) {
      problems.add(file.label(), place + ".consumes", "more than one media type");
    }
    String media = consumes.isEmpty() ? "application/json" : consumes.get(0).getAsString();
    Shape published =
        definitions.shapes(file).read(parameter.get("schema"), place + ".parameters.body");
    boolean wrapped =
        operation.has("x-ado-body-wrapper")
            || (published instanceof Shape.Named named
                && named.id().name().equals("VssJsonCollectionWrapper"));
    Shape shape = definitions.resolve(published);
    return new Operation.Body(
        media,
        wrapped && shape.equals(Shape.JSON) ? new Shape.ListOf(Shape.JSON) : shape,
        Json.isTrue(parameter, "required"),
        wrapped);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a schema keeps to the format. */
record SchemaForm(OurFiles ours, Findings findings) {
  private static final Set<String> TYPES = Set.of("json", "links", "properties");
  private static final Map<String, Set<String>> FORMATS =
      Map.of(
          "string", Set.of("", "uuid", "date-time", "uri", "timespan", "byte", "binary"),
          "integer", Set.of("int32", "int64"),
          "number", Set.of("double", "float", "decimal"),
          "boolean", Set.of(""));
  private static final Set<String> KEYS =
      Set.of("$ref", "type", "format", "items", "additionalProperties", "x-ado-type");
  private static final Set<String> COMPONENT_KEYS =
      Stream.concat(
              KEYS.stream(),
              Stream.of(
                  "properties",
                  "enum",
                  "x-ado-area",
                  "x-ado-published",
                  "x-ado-flags",
                  "x-ado-extends",
                  "x-ado-subtypes"))
          .collect(Collectors.toUnmodifiableSet());

  /** A schema in place: models and enums stand among the components. */
  void check(OurFile file, String where, Node schema) {
    Form.keys(findings, where, schema, KEYS);
    if (schema.has("$ref")) {
      checkReference(file, where, schema);
    } else if (schema.has("x-ado-type")) {
      require(TYPES.contains(schema.get("x-ado-type").text()), where, "unknown x-ado-type");
      require(schema.members().size() == 1, where, "x-ado-type beside other keys");
    } else {
      checkType(file, where, schema);
    }
  }

  void checkComponent(Component component) {
    String where = component.subject().toString();
    Node schema = component.schema();
    Form.keys(findings, where, schema, COMPONENT_KEYS);
    require(JavaNames.isClass(component.name()), where, "illegal Java name");
    String area = schema.get("x-ado-area").text();
    require(area.equals(component.file().area()), where, "x-ado-area is not that of its file");
    checkSources(component, where);
    if (component.isEnum()) {
      checkEnum(where, schema);
    } else if (component.isModel()) {
      checkModel(component, where);
    } else {
      checkType(component.file(), where, schema);
    }
  }

  /** The properties of a model, which may be given by reference. */
  Map<String, Node> properties(OurFile file, Node schema) {
    Component component = ours.referenced(file, schema.get("$ref").text());
    return component == null ? Map.of() : component.properties();
  }

  private void checkReference(OurFile file, String where, Node schema) {
    String reference = schema.get("$ref").text();
    Component target = ours.referenced(file, reference);
    require(target != null, where, "dangling reference " + reference);
    require(schema.members().size() == 1, where, "$ref beside other keys");
    boolean reachable =
        target == null || target.file().equals(file) || target.file().area().equals(OurFile.COMMON);
    require(reachable, where, "reference to another area " + reference);
  }

  private void checkType(OurFile file, String where, Node schema) {
    String type = schema.get("type").text();
    switch (type) {
      case "array" -> check(file, where + "[]", schema.get("items"));
      case "object" -> check(file, where + "{}", schema.get("additionalProperties"));
      default -> {
        String format = schema.get("format").text();
        boolean known = FORMATS.getOrDefault(type, Set.of()).contains(format);
        require(known, where, "unknown type " + type + " with format '" + format + "'");
      }
    }
  }

  private void checkModel(Component component, String where) {
    Node schema = component.schema();
    component
        .properties()
        .forEach((key, property) -> check(component.file(), where + "." + key, property));
    String base = schema.get("x-ado-extends").text();
    if (!base.isEmpty()) {
      checkRelation(component, base, where);
      boolean named = namesSubtype(ours.component(base), component.name());
      require(named, where, "not among the subtypes of " + base);
    }
    for (String subtype : Subtypes.names(schema)) {
      checkRelation(component, subtype, where);
      Component other = ours.component(subtype);
      boolean extending =
          other != null && other.schema().get("x-ado-extends").text().equals(component.name());
      require(extending, where, "subtype does not extend it: " + subtype);
    }
  }

  private void checkRelation(Component component, String name, String where) {
    Component other = ours.component(name);
    boolean reachable =
        other != null
            && (other.file().equals(component.file())
                || other.file().area().equals(OurFile.COMMON));
    require(reachable, where, "dangling reference " + name);
  }

  private static boolean namesSubtype(@Nullable Component base, String name) {
    return base != null && Subtypes.names(base.schema()).contains(name);
  }

  private void checkEnum(String where, Node schema) {
    require(schema.get("type").text().equals("string"), where, "enum that is not text");
    List<Node> values = schema.get("enum").items();
    require(!values.isEmpty(), where, "enum without values");
    Set<String> seen = new HashSet<>();
    for (Node value : values) {
      require(value.value() instanceof String, where, "enum value that is not text");
      require(seen.add(value.text()), where, "enum value twice: " + value.text());
    }
  }

  private void checkSources(Component component, String where) {
    boolean published = component.schema().get("x-ado-published").value() instanceof List<?>;
    require(published, where, "no x-ado-published");
    for (Node source : component.schema().get("x-ado-published").items()) {
      Form.keys(findings, where, source, Set.of("file", "name"));
    }
  }

  private void require(boolean condition, String where, String message) {
    if (!condition) {
      findings.fault(where, message);
    }
  }
}

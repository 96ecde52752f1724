// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An enum as its template sees it. */
record EnumView(
    String packageName,
    List<String> imports,
    List<String> doc,
    String name,
    boolean flags,
    List<ConstantView> constants) {

  /** A value. */
  record ConstantView(String constant, String literal) {}

  static EnumView of(Description description, String name) {
    Schema<?> schema = description.schema(name);
    Scope scope = new Scope(description.packageName(name), name, List.of());
    scope.ref("io.github.fluentado.core.json.EnumValues");
    scope.ref("io.github.fluentado.core.json.OpenEnum");
    scope.ref("java.util.List");
    return new EnumView(
        description.packageName(name),
        scope.imports(),
        Docs.enumeration(schema),
        name,
        Description.isTrue(schema, "x-ado-flags"),
        constants(schema));
  }

  /** Values that differ in case only are one. */
  private static List<ConstantView> constants(Schema<?> schema) {
    Map<String, ConstantView> constants = new LinkedHashMap<>();
    for (Object value : schema.getEnum()) {
      String text = String.valueOf(value);
      String name = Names.constant(text);
      if (name.equals("CODEC")) {
        name = "CODEC_VALUE";
      }
      constants.putIfAbsent(name, new ConstantView(name, Docs.literal(text)));
    }
    return List.copyOf(constants.values());
  }
}

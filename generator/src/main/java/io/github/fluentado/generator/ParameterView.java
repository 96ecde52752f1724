// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as the template sees it.
 *
 * @param declaration its type and name
 * @param varargs the same for several values; absent if it takes one
 * @param call what hands its value to the invocation
 */
record ParameterView(
    String name,
    String wireName,
    String place,
    boolean required,
    String declaration,
    @Nullable String varargs,
    @Nullable String listOf,
    String call,
    String doc,
    Type type) {

  static ParameterView of(Parameter parameter, Types types, Scope scope) {
    String wire = parameter.getName();
    boolean needed =
        Boolean.TRUE.equals(parameter.getRequired())
            && !OperationSource.is(parameter, "x-ado-optional");
    String given = OperationSource.text(parameter, "x-ado-name").orElse(wire);
    String name = needed ? Names.argument(given) : Names.option(given);
    Type type = types.ofParameter(parameter.getSchema());
    Optional<String> separator = OperationSource.text(parameter, "x-ado-separator");
    String more = separator.map(s -> ", " + Docs.literal(s)).orElse("");
    boolean list = type.is(Kind.LIST);
    return new ParameterView(
        name,
        wire,
        parameter.getIn(),
        needed,
        scope.plain(type) + " " + name,
        list ? scope.boxed(type.item()) + "... " + name : null,
        list ? scope.ref(Kind.LIST.className) + ".of(" + name + ")" : null,
        "." + parameter.getIn() + "(" + Docs.literal(wire) + ", " + name + more + ")",
        doc(parameter, type, separator.orElse("a comma")),
        type);
  }

  private static String doc(Parameter parameter, Type type, String separator) {
    String place =
        switch (parameter.getIn()) {
          case "path" -> "The optional path segment";
          case "header" -> "The header";
          default -> "The query parameter";
        };
    String joined = type.is(Kind.LIST) ? ", joined by " + Docs.html(separator) : "";
    return place + " {@code " + parameter.getName() + "}" + joined + ".";
  }

  /** What tools may know about it. */
  Map<String, Object> facts() {
    return Facts.of(
        "wire",
        wireName,
        "name",
        name,
        "in",
        place,
        "required",
        required,
        "list",
        type.is(Kind.LIST),
        "type",
        type.text());
  }
}

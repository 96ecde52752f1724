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
 * @param words what it means; absent if nobody has said so
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
    @Nullable String words,
    String doc,
    @Nullable String mark,
    @Nullable String version,
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
    String more = separator.filter(s -> !s.equals("&")).map(s -> ", " + Docs.literal(s)).orElse("");
    boolean list = type.is(Kind.LIST);
    Optional<String> newer = OperationSource.text(parameter, "x-ado-version");
    String version = newer.map(v -> ".version(" + Docs.literal(v) + ")").orElse("");
    String words =
        parameter.getDescription() == null ? null : Docs.words(parameter.getDescription());
    boolean repeated = separator.filter("&"::equals).isPresent();
    String call = repeated ? "each" : parameter.getIn();
    return new ParameterView(
        name,
        wire,
        parameter.getIn(),
        needed,
        scope.plain(type) + " " + name,
        list ? scope.boxed(type.item()) + "... " + name : null,
        list ? scope.ref(Kind.LIST.className) + ".of(" + name + ")" : null,
        "." + call + "(" + Docs.literal(wire) + ", " + name + more + ")" + version,
        words,
        (words == null ? "" : words + " ")
            + doc(parameter, type, repeated ? "" : separator.orElse("a comma"))
            + newer
                .map(v -> " Known to version {@code " + v + "}, which is then asked for.")
                .orElse(""),
        newer.isPresent() ? scope.ref("io.github.fluentado.core.Preview") : null,
        newer.orElse(null),
        type);
  }

  private static String doc(Parameter parameter, Type type, String separator) {
    String place =
        switch (parameter.getIn()) {
          case "path" -> "The optional path segment";
          case "header" -> "The header";
          default -> "The query parameter";
        };
    String joined =
        !type.is(Kind.LIST)
            ? ""
            : separator.isEmpty() ? ", once for each item" : ", joined by " + Docs.html(separator);
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
        "version",
        version,
        "list",
        type.is(Kind.LIST),
        "type",
        type.text());
  }
}

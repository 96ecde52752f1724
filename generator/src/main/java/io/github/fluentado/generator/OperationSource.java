// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation of the document, with its place there. */
record OperationSource(String key, String verb, Operation operation) {
  OperationSource {
    verb = verb.toUpperCase(Locale.ROOT);
  }

  String id() {
    return operation.getOperationId();
  }

  /** The last part of the id: the name of the method. */
  String method() {
    return id().substring(id().lastIndexOf('_') + 1);
  }

  String summary() {
    return operation.getSummary() == null ? Names.words(method()) : operation.getSummary();
  }

  Optional<String> documentation() {
    return Optional.ofNullable(operation.getExternalDocs()).map(docs -> docs.getUrl());
  }

  List<Parameter> parameters() {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  String path() {
    int fragment = key.indexOf('#');
    return fragment < 0 ? key : key.substring(0, fragment);
  }

  /** The path with the marks of optional and many-segment parts. */
  String template() {
    String template = path();
    for (Parameter parameter : parameters()) {
      if (parameter.getIn().equals("path")) {
        String marks =
            (is(parameter, "x-ado-slashes") ? "*" : "")
                + (is(parameter, "x-ado-optional") ? "?" : "");
        template =
            template.replace(
                "{" + parameter.getName() + "}", "{" + parameter.getName() + marks + "}");
      }
    }
    return template;
  }

  Optional<Map<?, ?>> paging() {
    return extension("x-ado-paging") instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  /** The oldest published version that has the operation; empty if that is not known. */
  String since() {
    return extension("x-ado-versions") instanceof Map<?, ?> versions
        ? String.valueOf(versions.get("oldest"))
        : "";
  }

  @Nullable Object extension(String name) {
    return operation.getExtensions() == null ? null : operation.getExtensions().get(name);
  }

  String text(String extension) {
    Object value = extension(extension);
    return value == null ? "" : String.valueOf(value);
  }

  boolean isTrue(String extension) {
    return Boolean.TRUE.equals(extension(extension));
  }

  List<?> list(String extension) {
    return extension(extension) instanceof List<?> list ? list : List.of();
  }

  static boolean is(Parameter parameter, String extension) {
    return parameter.getExtensions() != null
        && Boolean.TRUE.equals(parameter.getExtensions().get(extension));
  }

  static Optional<String> text(Parameter parameter, String extension) {
    return Optional.ofNullable(parameter.getExtensions())
        .map(extensions -> extensions.get(extension))
        .map(String::valueOf);
  }
}

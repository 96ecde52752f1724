// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One form of one operation as the template sees it: a method and the request class that it gives.
 */
record RequestView(
    String method,
    String request,
    List<String> doc,
    @Nullable String preview,
    String route,
    String signature,
    String calls,
    @Nullable InView inView,
    String operation,
    ResultView result,
    List<ParameterView> options,
    @Nullable BodyView optionalBody,
    Map<String, Object> facts) {

  /** The same method for a connection that is viewed in a project, which need not be said again. */
  record InView(String signature, String calls) {}

  /** Makes the views of a file's requests. */
  record Builder(Description description, Types types, Scope scope, String className) {
    RequestView build(OperationSource source, Form form) {
      List<ParameterView> parameters =
          source.parameters().stream().map(p -> ParameterView.of(p, types, scope)).toList();
      List<ParameterView> needed = parameters.stream().filter(ParameterView::required).toList();
      BodyView body = BodyView.of(source, types, scope);
      BodyView neededBody = body != null && body.required() ? body : null;
      ResultView result = new ResultView.Builder(description, types, scope).build(source, form);
      String method = Names.method(form.method());
      return new RequestView(
          method,
          Names.pascal(form.method()),
          Docs.operation(source, form, needed),
          source.isTrue("x-ado-preview") ? scope.ref("io.github.fluentado.core.Preview") : null,
          source.verb() + " " + source.template(),
          joined(
              needed,
              ParameterView::declaration,
              neededBody == null ? null : neededBody.declaration(),
              ", "),
          joined(needed, ParameterView::call, neededBody == null ? null : neededBody.call(), ""),
          inView(needed, neededBody),
          new OperationExpression(source, scope).text(form, result.kind().equals("paged")),
          result,
          parameters.stream().filter(p -> !p.required()).toList(),
          neededBody == null ? body : null,
          facts(source, form, method, parameters, body, result));
    }

    private static @Nullable InView inView(List<ParameterView> needed, @Nullable BodyView body) {
      List<ParameterView> others = needed.stream().filter(p -> !isProject(p)).toList();
      if (others.size() == needed.size()) {
        return null;
      }
      return new InView(
          joined(
              others, ParameterView::declaration, body == null ? null : body.declaration(), ", "),
          joined(others, ParameterView::call, body == null ? null : body.call(), ""));
    }

    private static boolean isProject(ParameterView parameter) {
      return parameter.wireName().equals("project") && parameter.place().equals("path");
    }

    private static String joined(
        List<ParameterView> parameters,
        java.util.function.Function<ParameterView, String> part,
        @Nullable String body,
        String separator) {
      return Stream.concat(parameters.stream().map(part), Stream.ofNullable(body))
          .collect(Collectors.joining(separator));
    }

    private Map<String, Object> facts(
        OperationSource source,
        Form form,
        String method,
        List<ParameterView> parameters,
        @Nullable BodyView body,
        ResultView result) {
      List<Object> parameterFacts = new ArrayList<>();
      parameters.forEach(parameter -> parameterFacts.add(parameter.facts()));
      return Facts.of(
          "id", source.id(),
          "published", source.extension("x-ado-published"),
          "class", className,
          "method", method,
          "request", className + "$" + Names.pascal(form.method()),
          "verb", source.verb(),
          "path", source.template(),
          "host", source.text("x-ado-host"),
          "version", source.text("x-ado-version"),
          "versions", source.extension("x-ado-versions"),
          "preview", source.isTrue("x-ado-preview") ? true : null,
          "organization", source.extension("x-ado-organization"),
          "wrapper", source.extension("x-ado-wrapper"),
          "bodyWrapper", source.extension("x-ado-body-wrapper"),
          "safe", source.extension("x-ado-safe"),
          "scopes", source.extension("x-ado-scopes"),
          "hostBy", source.extension("x-ado-host-by"),
          "limit", source.extension("x-ado-limit"),
          "refusal", source.extension("x-ado-refusal"),
          "paging", source.paging().orElse(null),
          "accept", form.kind() == Form.Kind.NONE ? null : form.mediaType(),
          "parameters", parameterFacts,
          "body", body == null ? null : body.facts(),
          "result", result.facts());
    }
  }
}

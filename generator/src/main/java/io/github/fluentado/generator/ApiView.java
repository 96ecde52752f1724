// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of one tag as the template sees them. */
record ApiView(
    String packageName,
    List<String> imports,
    List<String> doc,
    String name,
    List<RequestView> requests) {

  /**
   * Makes the view.
   *
   * @param area as the description writes it
   */
  static ApiView of(
      Description description, String area, String tag, List<OperationSource> operations) {
    Set<String> methods =
        operations.stream().map(OperationSource::method).collect(Collectors.toSet());
    record Piece(OperationSource source, Form form) {}
    List<Piece> pieces =
        operations.stream()
            .flatMap(
                source -> Form.of(source, methods).stream().map(form -> new Piece(source, form)))
            .toList();
    String name = tag + "Api";
    Set<String> nested = new HashSet<>();
    for (Piece piece : pieces) {
      if (!nested.add(Names.pascal(piece.form().method()))) {
        throw new IllegalArgumentException(piece.source().id() + ": a second method of that name");
      }
    }
    String packageName = Names.packageOf(area);
    Scope scope = new Scope(packageName, name, nested);
    scope.ref("io.github.fluentado.core.Connection");
    RequestView.Builder requests =
        new RequestView.Builder(
            description, new Types(description), scope, packageName + "." + name);
    List<RequestView> views =
        pieces.stream().map(piece -> requests.build(piece.source(), piece.form())).toList();
    String api = scope.ref("io.github.fluentado.core.operation.Api");
    String invocation = scope.ref("io.github.fluentado.core.operation.Invocation");
    if (!api.equals("Api") || !invocation.equals("Invocation")) {
      throw new IllegalArgumentException(name + ": a method of " + tag + " hides a class it needs");
    }
    return new ApiView(
        packageName, scope.imports(), Docs.api(tag, area, operations.size()), name, views);
  }
}

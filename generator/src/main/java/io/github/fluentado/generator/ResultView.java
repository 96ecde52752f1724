// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request gives.
 *
 * @param base the class that the request extends
 * @param constant declaration of what reads the result; absent if nothing is needed
 * @param arguments what goes to the base beside the invocation
 */
record ResultView(
    String kind,
    String base,
    @Nullable String constant,
    String arguments,
    @Nullable Type type,
    @Nullable Type envelope) {
  private static final String OPERATION = "io.github.fluentado.core.operation.";

  /** Makes the view for a form of an operation. */
  record Builder(Description description, Types types, Scope scope) {
    ResultView build(OperationSource source, Form form) {
      String self = Names.pascal(form.method());
      return switch (form.kind()) {
        case DOWNLOAD ->
            new ResultView(
                "download",
                scope.ref(OPERATION + "OperationDownload") + "<" + self + ">",
                null,
                "",
                null,
                null);
        case NONE ->
            source.isTrue("x-ado-exists")
                ? call(self, "exists", "Boolean", "exists()", Type.of(Kind.BOOLEAN))
                : call(self, "none", scope.ref("io.github.fluentado.core.Done"), "none()", null);
        case TEXT -> call(self, "text", "String", "text()", Type.STRING);
        case JSON -> json(self, source, types.of(form.schema()));
      };
    }

    private ResultView json(String self, OperationSource source, Type type) {
      Map<?, ?> paging = source.paging().orElse(Map.of());
      if (!paging.isEmpty() && paging.get("items") == null && type.is(Kind.LIST)) {
        return paged(self, type.item(), scope.codec(type.item()), null);
      }
      Type items = items(type, paging.get("items"));
      if (items != null) {
        String itemClass = scope.ref(items.item().className()) + ".class";
        return paged(self, items.item(), scope.codec(type) + ", " + itemClass, type);
      }
      return call(
          self,
          "json",
          scope.boxed(type),
          "json(" + scope.codec(type) + ")" + refusal(source),
          type);
    }

    private static String refusal(OperationSource source) {
      if (!(source.extension("x-ado-refusal") instanceof Map<?, ?> refusal)) {
        return "";
      }
      Object unless = refusal.get("unless");
      return ".refused(%s, %s, %s)"
          .formatted(
              Docs.literal(String.valueOf(refusal.get("property"))),
              Docs.literal(String.valueOf(refusal.get("fine"))),
              unless == null ? "null" : Docs.literal(String.valueOf(unless)));
    }

    private @Nullable Type items(Type envelope, @Nullable Object property) {
      if (property == null || !envelope.is(Kind.MODEL)) {
        return null;
      }
      String name = envelope.className().substring(envelope.className().lastIndexOf('.') + 1);
      Schema<?> schema = description.properties(name).get(property);
      Type type = schema == null ? null : types.of(schema);
      return type != null && type.is(Kind.LIST) ? type : null;
    }

    private ResultView paged(String self, Type item, String reader, @Nullable Type envelope) {
      String base =
          scope.ref(OPERATION + "OperationPaged") + "<" + scope.boxed(item) + ", " + self + ">";
      return new ResultView("paged", base, null, ", " + reader, item, envelope);
    }

    private ResultView call(
        String self, String kind, String type, String result, @Nullable Type value) {
      String holder = scope.ref(OPERATION + "Result");
      String constant = "Result<" + type + "> RESULT = " + holder + "." + result;
      return new ResultView(
          kind,
          scope.ref(OPERATION + "OperationCall") + "<" + type + ", " + self + ">",
          holder + constant.substring("Result".length()),
          ", RESULT",
          value,
          null);
    }
  }

  Map<String, Object> facts() {
    return Facts.of(
        "kind", kind,
        "type", type == null ? null : type.text(),
        "envelope", envelope == null ? null : envelope.text());
  }
}

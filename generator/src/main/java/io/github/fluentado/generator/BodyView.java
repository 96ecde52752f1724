// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as the template sees it.
 *
 * @param type absent for content that is sent as it is, or as its base64 text
 */
record BodyView(
    boolean required,
    String mediaType,
    String declaration,
    String call,
    @Nullable Type type,
    boolean base64) {

  static @Nullable BodyView of(OperationSource source, Types types, Scope scope) {
    RequestBody body = source.operation().getRequestBody();
    if (body == null || body.getContent() == null || body.getContent().isEmpty()) {
      return null;
    }
    Map.Entry<String, MediaType> content = body.getContent().entrySet().iterator().next();
    String mediaType = content.getKey();
    boolean needed = !Boolean.FALSE.equals(body.getRequired());
    String open = ".body(" + Docs.literal(mediaType) + ", ";
    if (!mediaType.contains("json")) {
      String type = scope.ref("io.github.fluentado.core.http.RequestBody");
      boolean base64 = "byte".equals(content.getValue().getSchema().getFormat());
      String sent = base64 ? type + ".base64(body)" : "body";
      return mediaType.equals("*/*")
          ? new BodyView(
              needed,
              mediaType,
              "String mediaType, " + type + " body",
              ".body(mediaType, body)",
              null,
              base64)
          : new BodyView(needed, mediaType, type + " body", open + sent + ")", null, base64);
    }
    Type type = types.of(content.getValue().getSchema());
    String call = open + scope.codec(type) + ", body)";
    return new BodyView(needed, mediaType, scope.boxed(type) + " body", call, type, false);
  }

  Map<String, Object> facts() {
    return Facts.of(
        "mediaType",
        mediaType,
        "required",
        required,
        "type",
        type == null ? "bytes" : type.text(),
        "base64",
        base64 ? true : null);
  }
}

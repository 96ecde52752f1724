// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One form in which an operation can answer, with the method that asks for it.
 *
 * @param schema of a JSON answer
 */
record Form(Kind kind, String method, String mediaType, @Nullable Schema<?> schema) {
  private static final String JSON = "application/json";
  private static final String ZIP = "application/zip";

  /** What a caller gets. */
  enum Kind {
    JSON,
    TEXT,
    NONE,
    DOWNLOAD
  }

  /** Best first: the first one gets the plain name. */
  private static final List<String> ORDER =
      List.of(JSON, "text/plain", "application/octet-stream", ZIP);

  /**
   * The forms of an operation, the plainest first.
   *
   * @param siblings the names of the other methods
   */
  static List<Form> of(OperationSource source, Set<String> siblings) {
    String method = source.method();
    Content content = content(source);
    if (content == null || content.isEmpty()) {
      return List.of(new Form(Kind.NONE, method, JSON, null));
    }
    boolean zip = method.endsWith("Zip") && content.containsKey(ZIP);
    String stem = zip ? method.substring(0, method.length() - "Zip".length()) : method;
    List<Form> forms = new ArrayList<>();
    for (String type : types(content, zip)) {
      String name = forms.isEmpty() ? method : free(stem, suffix(type), siblings);
      forms.add(form(name, type, content));
    }
    return forms;
  }

  /** A method that is named after a zip gives one; the other forms come behind it. */
  private static List<String> types(Content content, boolean zipFirst) {
    return content.keySet().stream()
        .sorted(Comparator.comparingInt(type -> zipFirst && type.equals(ZIP) ? -1 : rank(type)))
        .toList();
  }

  private static String free(String stem, String suffix, Set<String> siblings) {
    return siblings.contains(stem + suffix) ? stem + "As" + suffix : stem + suffix;
  }

  private static int rank(String mediaType) {
    int index = ORDER.indexOf(mediaType);
    return index < 0 ? ORDER.size() : index;
  }

  private static Form form(String method, String mediaType, Content content) {
    MediaType described = content.get(mediaType);
    Schema<?> schema = described == null ? null : described.getSchema();
    if (mediaType.equals(JSON)) {
      return new Form(Kind.JSON, method, mediaType, schema);
    }
    boolean text = schema == null || !"binary".equals(schema.getFormat());
    return new Form(text ? Kind.TEXT : Kind.DOWNLOAD, method, mediaType, null);
  }

  private static String suffix(String mediaType) {
    return switch (mediaType) {
      case "text/plain" -> "Text";
      case "application/octet-stream" -> "Content";
      default ->
          Names.pascal(mediaType.substring(mediaType.indexOf('/') + 1).replaceAll("\\W.*", ""));
    };
  }

  /** The content of 200, or of the first success. */
  private static @Nullable Content content(OperationSource source) {
    Map<String, ApiResponse> responses = source.operation().getResponses();
    ApiResponse ok = responses.get("200");
    if (ok != null) {
      return ok.getContent();
    }
    return responses.entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(ApiResponse::getContent)
        .orElse(null);
  }
}

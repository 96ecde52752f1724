// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Doc comments and literals of the generated code. */
final class Docs {
  private Docs() {}

  static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }

  /** Words of the description: what stands between backticks is code. */
  static String words(String text) {
    StringBuilder doc = new StringBuilder();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      doc.append(i % 2 == 0 ? html(parts[i]) : "{@code " + parts[i] + "}");
    }
    return doc.toString();
  }

  static List<String> model(Schema<?> schema) {
    return List.of("An object of the service, published as " + publishedAs(schema) + ".");
  }

  static List<String> enumeration(Schema<?> schema) {
    return List.of("Values of the service, published as " + publishedAs(schema) + ".");
  }

  private static String publishedAs(Schema<?> schema) {
    Object published =
        schema.getExtensions() == null ? null : schema.getExtensions().get("x-ado-published");
    if (published instanceof List<?> list
        && !list.isEmpty()
        && list.get(0) instanceof Map<?, ?> first) {
      return "{@code " + first.get("name") + "} in {@code " + first.get("file") + "}";
    }
    return "nothing: it is described by hand";
  }

  static List<String> api(String tag, String area, int operations) {
    String count = operations == 1 ? "one operation" : operations + " operations";
    return List.of(html(Names.words(tag)) + ": " + count + " of the area {@code " + area + "}.");
  }

  static List<String> operation(OperationSource source, Form form, List<ParameterView> arguments) {
    List<String> lines = new ArrayList<>();
    lines.add(html(source.summary()) + ".");
    lines.add(
        "\n<p>{@code "
            + source.verb()
            + " "
            + source.template()
            + "} on {@code "
            + source.text("x-ado-host")
            + "}.");
    lines.add(version(source) + scopes(source) + paging(source) + limit(source));
    refusal(source).ifPresent(lines::add);
    versions(source).ifPresent(lines::add);
    if (!form.mediaType().equals("application/json") && form.kind() != Form.Kind.NONE) {
      lines.add("<p>Answers with {@code " + form.mediaType() + "}.");
    }
    List<ParameterView> told = arguments.stream().filter(a -> a.words() != null).toList();
    lines.add(told.isEmpty() ? "" : "\n");
    told.forEach(argument -> lines.add("@param " + argument.name() + " " + argument.words()));
    source
        .documentation()
        .ifPresent(
            url ->
                lines.add(
                    (told.isEmpty() ? "\n" : "")
                        + "@see <a href=\""
                        + html(url)
                        + "\">Documentation</a>"));
    return lines.stream().flatMap(String::lines).map(Docs::inComment).toList();
  }

  private static String inComment(String line) {
    return line.isEmpty() ? " *" : " * " + line;
  }

  private static String version(OperationSource source) {
    return "Version {@code "
        + source.text("x-ado-version")
        + "}"
        + (source.isTrue("x-ado-preview") ? ", a preview. " : ". ");
  }

  private static String scopes(OperationSource source) {
    List<?> scopes = source.list("x-ado-scopes");
    return scopes.isEmpty()
        ? "No scope is published."
        : "Needs one of the scopes "
            + String.join(", ", scopes.stream().map(s -> "{@code " + s + "}").toList())
            + ".";
  }

  /** Which versions have it, and what newer ones brought. */
  private static Optional<String> versions(OperationSource source) {
    if (!(source.extension("x-ado-versions") instanceof Map<?, ?> versions)) {
      return Optional.empty();
    }
    Object oldest = versions.get("oldest");
    Object newest = versions.get("newest");
    Object server = versions.get("server");
    StringBuilder text = new StringBuilder("<p>Published in {@code ").append(oldest).append('}');
    text.append(Objects.equals(newest, oldest) ? "" : " to {@code " + newest + "}");
    text.append(
        server == null
            ? ", and for no Server known here."
            : ", and for the Server of {@code " + server + "}.");
    text.append(brought("query parameter", versions.get("parameters")));
    text.append(brought("member of the body", versions.get("members")));
    return Optional.of(text.toString());
  }

  private static String brought(String what, @Nullable Object added) {
    if (!(added instanceof Map<?, ?> names)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    names.forEach(
        (name, version) ->
            text.append("\nThe ")
                .append(what)
                .append(" {@code ")
                .append(name)
                .append("} since {@code ")
                .append(version)
                .append("}."));
    return text.toString();
  }

  private static Optional<String> refusal(OperationSource source) {
    return source.extension("x-ado-refusal") instanceof Map<?, ?> refusal
        ? Optional.of(
            "<p>Fails where {@code %s} of the answer says that nothing, or not all, was done."
                .formatted(refusal.get("property")))
        : Optional.empty();
  }

  private static String limit(OperationSource source) {
    if (!(source.extension("x-ado-limit") instanceof Map<?, ?> limit)) {
      return "";
    }
    Object parameter = limit.get("parameter");
    String unless = parameter == null ? "The" : "Without {@code " + parameter + "}, the";
    return "\n%s service gives at most %s items and does not say that there are more."
        .formatted(unless, limit.get("standard"));
  }

  private static String paging(OperationSource source) {
    return source.paging().map(p -> " Answers in pages (" + p.get("style") + ").").orElse("");
  }
}

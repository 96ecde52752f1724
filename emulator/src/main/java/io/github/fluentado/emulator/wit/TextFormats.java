// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.server.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which format the large texts of an item are: HTML until a patch says Markdown together with a
 * new text; then Markdown for ever. Asked for without a new text, a format changes nothing.
 */
final class TextFormats {
  static final String MARKDOWN = "markdown";
  static final String HTML = "html";

  private final Tracking tracking;
  private final Map<String, Object> before;
  private final Set<String> known;
  private final Set<String> asked = new LinkedHashSet<>();

  TextFormats(Tracking tracking, Map<String, Object> before, Set<String> known) {
    this.tracking = tracking;
    this.before = Map.copyOf(before);
    this.known = known;
  }

  /** A step of a patch, with a path of {@code /multilineFieldsFormat/NAME}. */
  void apply(PatchOperation operation) {
    PatchOperation.Pointer path = operation.path();
    if (!tracking.knowsMarkdown() || path.size() != 2) {
      throw WitErrors.patch("The path " + path.text() + " is not part of a work item.");
    }
    Field field = tracking.field(path.exact(1));
    String format = Json.scalar(operation.value()).toLowerCase(Locale.ROOT);
    boolean sets = operation.op().equals("add") || operation.op().equals("replace");
    if (!sets || !isLarge(field) || !(format.equals(MARKDOWN) || format.equals(HTML))) {
      throw WitErrors.patch(
          "'%s' of %s to '%s' is not possible: only large texts have a format, Markdown or Html."
              .formatted(operation.op(), path.text(), format));
    }
    if (format.equals(MARKDOWN)) {
      asked.add(field.referenceName());
    } else {
      asked.remove(field.referenceName());
    }
  }

  private static boolean isLarge(@Nullable Field field) {
    return field != null && (field.type() == FieldType.HTML || field.type() == FieldType.HISTORY);
  }

  Set<String> markdown(Map<String, Object> after) {
    Set<String> markdown = new LinkedHashSet<>(known);
    markdown.remove(Fields.HISTORY_TEXT); // belongs to the one revision that wrote it
    asked.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .forEach(markdown::add);
    return markdown;
  }

  /** The formats of all large texts that there are, as they are told with an item. */
  static Map<String, String> of(Tracking tracking, Revision revision) {
    Map<String, String> formats = new LinkedHashMap<>();
    revision.fields().keySet().stream()
        .filter(name -> isLarge(tracking.fields().find(name).orElse(null)))
        .forEach(name -> formats.put(name, revision.markdown().contains(name) ? MARKDOWN : HTML));
    return formats;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A work item between two changes. Field values are String, Integer, Double, Boolean, Instant or
 * Identity, by reference name; empty fields are not in the map.
 *
 * @param markdown the large texts that are Markdown; the others are HTML
 * @param comment the version of a comment that was written with it; null where none was
 */
public record Revision(
    int number,
    Instant changed,
    Identity changedBy,
    int watermark,
    boolean deleted,
    Map<String, Object> fields,
    List<Relation> relations,
    Set<String> markdown,
    @Nullable CommentRef comment) {

  public Revision {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    relations = List.copyOf(relations);
    markdown = Set.copyOf(markdown);
  }

  /** A version of a comment. */
  record CommentRef(int id, int version) {}

  Revision numbered(int newNumber, int newWatermark) {
    return new Revision(
        newNumber, changed, changedBy, newWatermark, deleted, fields, relations, markdown, comment);
  }

  Revision with(Map<String, Object> others) {
    return new Revision(
        number, changed, changedBy, watermark, deleted, others, relations, markdown, comment);
  }

  Revision with(List<Relation> others) {
    return new Revision(
        number, changed, changedBy, watermark, deleted, fields, others, markdown, comment);
  }
}

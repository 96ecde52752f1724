// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A work item between two changes. Field values are String, Integer, Double, Boolean, Instant or
 * Identity, by reference name; empty fields are not in the map.
 */
public record Revision(
    int number,
    Instant changed,
    Identity changedBy,
    int watermark,
    boolean deleted,
    Map<String, Object> fields,
    List<Relation> relations) {

  public Revision {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    relations = List.copyOf(relations);
  }

  Revision numbered(int newNumber, int newWatermark) {
    return new Revision(newNumber, changed, changedBy, newWatermark, deleted, fields, relations);
  }

  Revision with(Map<String, Object> others) {
    return new Revision(number, changed, changedBy, watermark, deleted, others, relations);
  }

  Revision with(List<Relation> others) {
    return new Revision(number, changed, changedBy, watermark, deleted, fields, others);
  }
}

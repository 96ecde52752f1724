// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one change did to a work item. A link set from the other side gives no new revision. */
record Update(
    int id,
    int rev,
    Instant date,
    Identity by,
    Map<String, Change> fields,
    List<Relation> added,
    List<Relation> removed,
    List<Relation> updated) {

  /** A field's value before and after; null for empty. */
  record Change(@Nullable Object oldValue, @Nullable Object newValue) {}

  static Map<String, Change> changes(Map<String, Object> before, Map<String, Object> after) {
    Map<String, Change> changes = new LinkedHashMap<>();
    after.forEach(
        (name, value) -> {
          if (!Objects.equals(before.get(name), value)) {
            changes.put(name, new Change(before.get(name), value));
          }
        });
    before.forEach(
        (name, value) -> {
          if (!after.containsKey(name)) {
            changes.put(name, new Change(value, null));
          }
        });
    return changes;
  }
}

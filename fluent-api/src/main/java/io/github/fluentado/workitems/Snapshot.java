// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonElement;
import io.github.fluentado.client.common.LargeTextCustomHtmlFormat;
import io.github.fluentado.client.common.WorkItemRelation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A work item as it was at one revision, with what was asked for: only that tells an empty field
 * from one that was not fetched.
 */
final class Snapshot {
  private final io.github.fluentado.client.common.WorkItem data;
  private final Asked asked;
  // Made of the data when it is first needed: most work items are asked for few of their fields.
  private volatile @Nullable Map<String, JsonElement> fields;

  Snapshot(io.github.fluentado.client.common.WorkItem data, Asked asked) {
    this.data = data;
    this.asked = asked;
  }

  private Map<String, JsonElement> fields() {
    Map<String, JsonElement> known = fields;
    if (known == null) {
      Map<String, JsonElement> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      byName.putAll(data.fields());
      known = Collections.unmodifiableMap(byName);
      fields = known;
    }
    return known;
  }

  io.github.fluentado.client.common.WorkItem data() {
    return data;
  }

  int id() {
    return Objects.requireNonNullElse(data.id(), 0);
  }

  int revision() {
    return Objects.requireNonNullElse(data.rev(), 0);
  }

  <T> Optional<T> value(Field<T> field) {
    return field.read(fields().get(field.name()));
  }

  /** Whether the service has been asked for the field, so that nothing means empty. */
  boolean knows(Field<?> field) {
    return fields().containsKey(field.name()) || asked.covers(field);
  }

  /** The format of a large text; absent for a field that has none, and where none is known. */
  Optional<LargeTextCustomHtmlFormat> format(Field<?> field) {
    return data.multilineFieldsFormat().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(field.name()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The service tells no formats with a list of fields. */
  boolean knowsFormat(Field<?> field) {
    return asked.fields().isEmpty() || format(field).isPresent();
  }

  boolean knowsRelations() {
    return asked.relations() || !data.relations().isEmpty();
  }

  List<WorkItemRelation> relations() {
    return data.relations();
  }

  /** Of the two, the one that is to be remembered: the later revision, or else what has more. */
  static Snapshot better(Snapshot held, Snapshot fresh) {
    if (fresh.revision() != held.revision()) {
      return fresh.revision() > held.revision() ? fresh : held;
    }
    return fresh.asked.covers(held.asked) ? fresh : held;
  }
}

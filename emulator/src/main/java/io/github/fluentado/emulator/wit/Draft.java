// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A work item being changed. Nothing of it is seen before all steps and all rules have passed. */
final class Draft {
  private final Tracking tracking;
  private final FieldValues values;
  private final int id;
  private final int rev;
  private final boolean bypassRules;
  private final Map<String, Object> fields;
  private final List<Relation> relations;
  private final Set<String> touched = new LinkedHashSet<>();
  private final TextFormats formats;
  private final RelationPatch relationPatch;

  private Draft(
      Tracking tracking,
      int id,
      int rev,
      boolean bypassRules,
      Map<String, Object> fields,
      List<Relation> relations,
      TextFormats formats) {
    this.tracking = tracking;
    this.values = new FieldValues(tracking.organization());
    this.id = id;
    this.rev = rev;
    this.bypassRules = bypassRules;
    this.fields = new LinkedHashMap<>(fields);
    this.relations = new ArrayList<>(relations);
    this.formats = formats;
    this.relationPatch = new RelationPatch(tracking, id, this.relations);
  }

  static Draft ofNew(Tracking tracking, Map<String, Object> fields, boolean bypassRules) {
    TextFormats formats = new TextFormats(tracking, Map.of(), Set.of());
    return new Draft(tracking, -1, 0, bypassRules, fields, List.of(), formats);
  }

  static Draft of(Tracking tracking, Snapshot current, boolean bypassRules) {
    Map<String, Object> fields = new LinkedHashMap<>(current.revision().fields());
    fields.remove(Fields.HISTORY_TEXT); // belongs to the one revision that wrote it
    int rev = current.revision().number();
    TextFormats formats = new TextFormats(tracking, fields, current.revision().markdown());
    List<Relation> relations = current.relations();
    return new Draft(tracking, current.id(), rev, bypassRules, fields, relations, formats);
  }

  int id() {
    return id;
  }

  boolean bypassRules() {
    return bypassRules;
  }

  Map<String, Object> fields() {
    return fields;
  }

  List<Relation> relations() {
    return relations;
  }

  /** Fields that a step has written, even to the value they had. */
  Set<String> touched() {
    return touched;
  }

  boolean touchedRelations() {
    return relationPatch.used();
  }

  /** The large texts that are Markdown from now on. */
  Set<String> markdown() {
    return formats.markdown(fields);
  }

  @Nullable String text(String field) {
    Object value = fields.get(field);
    return value == null ? null : value.toString();
  }

  void apply(List<PatchOperation> operations) {
    operations.forEach(this::apply);
  }

  private void apply(PatchOperation operation) {
    PatchOperation.Pointer path = operation.path();
    switch (path.step(0)) {
      case "fields" -> applyToField(operation);
      case "relations" -> relationPatch.apply(operation);
      case "multilinefieldsformat" -> formats.apply(operation);
      case "rev" -> applyToNumber(operation, rev);
      case "id" -> applyToNumber(operation, id);
      default -> throw WitErrors.patch("The path " + path.text() + " is not part of a work item.");
    }
  }

  private void applyToNumber(PatchOperation operation, int number) {
    if (operation.op().equals("test")) {
      test(operation, new JsonPrimitive(number));
    } else if (operation.path().step(0).equals("rev")) {
      throw WitErrors.patch("The path /rev may only be tested.");
    }
  }

  private void applyToField(PatchOperation operation) {
    Field field = fieldAt(operation.path());
    switch (operation.op()) {
      case "add" -> set(field, merged(field, read(field, operation)));
      case "replace" -> set(field, read(field, operation));
      case "remove" -> set(field, null);
      case "test" -> test(operation, written(field));
      case "copy" -> set(field, fields.get(fieldAt(operation.from()).referenceName()));
      default -> {
        Field from = fieldAt(operation.from());
        set(field, fields.get(from.referenceName()));
        set(from, null);
      }
    }
  }

  private Field fieldAt(PatchOperation.Pointer path) {
    if (!path.step(0).equals("fields") || path.size() != 2) {
      throw WitErrors.patch("The path " + path.text() + " does not name a field.");
    }
    return tracking.field(path.exact(1));
  }

  private @Nullable Object read(Field field, PatchOperation operation) {
    return values.read(field, operation.value(), bypassRules);
  }

  private void set(Field field, @Nullable Object value) {
    String name = field.referenceName();
    touched.add(name);
    Object kept = field.referenceName().equals(Fields.TAGS) ? tags(value) : value;
    if (kept == null) {
      fields.remove(name);
    } else {
      fields.put(name, kept);
    }
  }

  /** Adding tags keeps those that are there; replacing does not. */
  private @Nullable Object merged(Field field, @Nullable Object value) {
    Object old = fields.get(field.referenceName());
    boolean merge = field.referenceName().equals(Fields.TAGS) && old != null && value != null;
    return merge ? old + "; " + value : value;
  }

  /** Tags in order, each once whatever its letter case, parted by semicolon and space. */
  private static @Nullable Object tags(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Arrays.stream(value.toString().split("[;,]"))
        .map(String::trim)
        .filter(tag -> !tag.isEmpty())
        .forEach(tags::add);
    return tags.isEmpty() ? null : String.join("; ", tags);
  }

  private JsonElement written(Field field) {
    Object value = fields.get(field.referenceName());
    return value == null ? Json.of(null) : FieldValues.writePlain(value);
  }

  private void test(PatchOperation operation, JsonElement actual) {
    JsonElement expected = operation.value();
    boolean same =
        Objects.equals(actual, expected) || Objects.equals(plain(actual), plain(expected));
    if (!same) {
      throw WitErrors.testFailed(operation.path().text(), plain(actual), plain(expected));
    }
  }

  private static String plain(JsonElement value) {
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
  }
}

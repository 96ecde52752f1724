// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.common.JsonPatchOperation;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON Patch document for a work item. Immutable; the last word on a field counts. */
final class Patch {
  private static final Patch EMPTY = new Patch(List.of());
  private static final String TAGS = path(Fields.TAGS);
  private static final String REVISION = "/rev";

  private final List<Step> steps;

  private Patch(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * One step, with only the members that belong to it.
   *
   * @param value absent where the operation has none; JSON null is a value
   */
  private record Step(String op, String path, @Nullable JsonElement value) {
    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("op", op);
      json.addProperty("path", path);
      if (value != null) {
        json.add("value", value);
      }
      return json;
    }
  }

  static Patch empty() {
    return EMPTY;
  }

  boolean isEmpty() {
    return steps.stream().allMatch(step -> step.path().equals(REVISION));
  }

  /** Whether a second arrival would be refused. */
  boolean testsRevision() {
    return steps.stream().anyMatch(step -> step.path().equals(REVISION));
  }

  <T> Patch set(Field<T> field, @Nullable T value) {
    JsonElement json = value == null ? JsonNull.INSTANCE : field.write(value);
    // For tags alone, "add" keeps what is there.
    String op = field.equals(Fields.TAGS) ? "replace" : "add";
    return last(new Step(op, path(field), json));
  }

  Patch clear(Field<?> field) {
    return last(new Step("remove", path(field), null));
  }

  /** To the tags that there are, or that were set before in this document. */
  Patch addTag(String tag) {
    String checked = Tags.checked(tag);
    Optional<Step> before = steps.stream().filter(at(TAGS)).findFirst();
    String op = before.map(step -> step.op().equals("add") ? "add" : "replace").orElse("add");
    String tags = before.map(Patch::text).filter(text -> !text.isEmpty()).orElse("");
    String all = tags.isEmpty() ? checked : tags + "; " + checked;
    return last(new Step(op, TAGS, new JsonPrimitive(all)));
  }

  /** The tags after this document, if these are the ones before. */
  List<String> tags(List<String> before) {
    Optional<Step> step = steps.stream().filter(at(TAGS)).findFirst();
    List<String> given = step.map(found -> Tags.read(text(found))).orElse(List.of());
    boolean adds = step.isEmpty() || step.get().op().equals("add");
    return adds ? Stream.concat(before.stream(), given.stream()).toList() : given;
  }

  private static String text(Step step) {
    return step.value() instanceof JsonPrimitive text ? text.getAsString() : "";
  }

  Patch relate(RelationType type, String url, JsonObject attributes) {
    JsonObject relation = new JsonObject();
    relation.addProperty("rel", type.name());
    relation.addProperty("url", url);
    if (!attributes.isEmpty()) {
      relation.add("attributes", attributes);
    }
    return and(new Step("add", "/relations/-", relation));
  }

  /** The relation at this place in the list as it was before this document. */
  Patch removeRelation(int index) {
    if (steps.stream().anyMatch(step -> indexAt(step) == index)) {
      return this;
    }
    // From the back, so that one removal does not move another's target.
    List<Step> more = new ArrayList<>(steps);
    int place = 0;
    while (place < more.size() && !(indexAt(more.get(place)) < index)) {
      place++;
    }
    more.add(place, new Step("remove", "/relations/" + index, null));
    return new Patch(more);
  }

  private static int indexAt(Step step) {
    boolean removal = step.op().equals("remove") && step.path().startsWith("/relations/");
    return removal
        ? Integer.parseInt(step.path().substring("/relations/".length()))
        : Integer.MAX_VALUE;
  }

  /** The test comes first: nothing else is looked at if it fails. */
  Patch expectRevision(int revision) {
    List<Step> more = new ArrayList<>();
    more.add(new Step("test", REVISION, new JsonPrimitive(revision)));
    steps.stream().filter(step -> !step.path().equals(REVISION)).forEach(more::add);
    return new Patch(more);
  }

  private Patch last(Step step) {
    return new Patch(steps.stream().filter(at(step.path()).negate()).toList()).and(step);
  }

  private static Predicate<Step> at(String path) {
    return step -> step.path().equalsIgnoreCase(path);
  }

  private Patch and(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Patch(more);
  }

  private static String path(Field<?> field) {
    return "/fields/" + field.name().replace("~", "~0");
  }

  JsonArray json() {
    JsonArray document = new JsonArray();
    steps.forEach(step -> document.add(step.json().deepCopy()));
    return document;
  }

  List<JsonPatchOperation> operations() {
    return Json.fromTree(json(), Codec.list(JsonPatchOperation.SHAPE));
  }
}

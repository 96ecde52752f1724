// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.common.JsonPatchOperation;
import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Patch document for a work item, and what is to be added to it when the work item has been
 * looked at: relations are removed by their place, tags by writing the others. Immutable; the last
 * word on a field counts.
 */
final class Patch {
  private static final Patch EMPTY = new Patch(List.of(), List.of(), List.of());
  private static final String TAGS = path(Fields.TAGS);
  private static final String REVISION = "/rev";
  private static final String RELATIONS = "/relations/";
  private static final String FORMATS = "/multilineFieldsFormat/";

  private final List<Step> steps;
  private final List<Unlink> unlinks;
  private final List<String> untagged;

  private Patch(List<Step> steps, List<Unlink> unlinks, List<String> untagged) {
    this.steps = List.copyOf(steps);
    this.unlinks = List.copyOf(unlinks);
    this.untagged = List.copyOf(untagged);
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
    return unlinks.isEmpty() && untagged.isEmpty() && steps.stream().allMatch(Patch::tests);
  }

  private static boolean tests(Step step) {
    return step.path().equals(REVISION);
  }

  boolean testsRevision() {
    return steps.stream().anyMatch(Patch::tests);
  }

  /**
   * Whether a second arrival would be refused: the revision is tested, and the first has raised it.
   * Links do not raise it, so that a second removal by place would hit another one.
   */
  boolean refusesASecondArrival() {
    return testsRevision() && !changesRelations();
  }

  boolean changesRelations() {
    return !unlinks.isEmpty() || steps.stream().anyMatch(step -> step.path().startsWith(RELATIONS));
  }

  boolean hasMarkdown() {
    return steps.stream().anyMatch(step -> step.path().startsWith(FORMATS));
  }

  List<Unlink> unlinks() {
    return unlinks;
  }

  /** The work items at the other ends of the links that this adds or removes. */
  Set<Integer> ends() {
    Set<Integer> ends = new HashSet<>();
    Stream.concat(unlinks.stream().map(Unlink::url), steps.stream().flatMap(Patch::added))
        .forEach(url -> Unlink.end(url).ifPresent(ends::add));
    return ends;
  }

  private static Stream<String> added(Step step) {
    return step.path().startsWith(RELATIONS) && step.value() instanceof JsonObject relation
        ? Stream.of(relation.get("url").getAsString())
        : Stream.empty();
  }

  /** What must be known of the work item before this can be sent; absent for nothing. */
  Optional<Asked> needs() {
    if (unlinks.isEmpty()) {
      return untagged.isEmpty()
          ? Optional.empty()
          : Optional.of(Asked.EVERYTHING.fields(List.of(Fields.TAGS)));
    }
    WorkItemExpand expand = untagged.isEmpty() ? WorkItemExpand.RELATIONS : WorkItemExpand.ALL;
    return Optional.of(Asked.EVERYTHING.expand(expand));
  }

  /**
   * This for a work item as it has just been seen, tested to be at that revision still.
   *
   * @throws AzureDevOpsException if a relation that is to be removed is not there
   */
  Patch completed(Snapshot fresh) {
    Patch whole = untagged.isEmpty() ? this : withTags(fresh.value(Fields.TAGS).orElse(List.of()));
    Patch tested = whole.testsRevision() ? whole : whole.expectRevision(fresh.revision());
    List<Step> more = new ArrayList<>(tested.steps.subList(0, 1));
    // From the back, so that one removal does not move another's target; before what is added.
    unlinks.stream()
        .map(unlink -> unlink.place(fresh.id(), fresh.relations()))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .forEach(place -> more.add(new Step("remove", RELATIONS + place, null)));
    more.addAll(tested.steps.subList(1, tested.steps.size()));
    return new Patch(more, List.of(), List.of());
  }

  private Patch withTags(List<String> before) {
    List<String> left =
        tags(before).stream()
            .filter(tag -> untagged.stream().noneMatch(tag::equalsIgnoreCase))
            .toList();
    return set(Fields.TAGS, left);
  }

  <T> Patch set(Field<T> field, @Nullable T value) {
    JsonElement json = value == null ? JsonNull.INSTANCE : field.write(value);
    // For tags alone, "add" keeps what is there.
    String op = field.equals(Fields.TAGS) ? "replace" : "add";
    return last(field, new Step(op, path(field), json));
  }

  /** The text, and that it is in Markdown: the service takes the one only with the other. */
  Patch markdown(Field<String> field, String text) {
    JsonElement format = new JsonPrimitive("Markdown");
    return set(field, text).and(new Step("add", format(field), format));
  }

  Patch clear(Field<?> field) {
    return last(field, new Step("remove", path(field), null));
  }

  /** To the tags that there are, or that were set before in this document. */
  Patch addTag(String tag) {
    String checked = Tags.checked(tag);
    Optional<Step> before = steps.stream().filter(at(TAGS)).findFirst();
    String op = before.map(step -> step.op().equals("add") ? "add" : "replace").orElse("add");
    String tags = before.map(Patch::text).filter(text -> !text.isEmpty()).orElse("");
    String all = tags.isEmpty() ? checked : tags + "; " + checked;
    return without(TAGS)
        .and(new Step(op, TAGS, new JsonPrimitive(all)))
        .untagged(untagged.stream().filter(other -> !other.equalsIgnoreCase(checked)).toList());
  }

  /** From the tags that there are, whatever they are, and from those given in this document. */
  Patch removeTag(String tag) {
    List<Step> more = new ArrayList<>();
    steps.stream().map(step -> at(TAGS).test(step) ? untagged(step, tag) : step).forEach(more::add);
    more.removeIf(step -> step.op().equals("add") && at(TAGS).test(step) && text(step).isEmpty());
    boolean given = steps.stream().anyMatch(at(TAGS).and(step -> !step.op().equals("add")));
    List<String> all = new ArrayList<>(untagged);
    all.add(tag);
    return new Patch(more, unlinks, given ? List.of() : all);
  }

  private static Step untagged(Step step, String tag) {
    List<String> left =
        Tags.read(text(step)).stream().filter(other -> !other.equalsIgnoreCase(tag)).toList();
    return step.value() == null
        ? step
        : new Step(step.op(), TAGS, new JsonPrimitive(Tags.join(left)));
  }

  private Patch untagged(List<String> others) {
    return new Patch(steps, unlinks, others);
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

  Patch unlink(Unlink unlink) {
    List<Unlink> more = new ArrayList<>(unlinks);
    more.add(unlink);
    return new Patch(steps, more, untagged);
  }

  /** The test comes first: nothing else is looked at if it fails. */
  Patch expectRevision(int revision) {
    List<Step> more = new ArrayList<>();
    more.add(new Step("test", REVISION, new JsonPrimitive(revision)));
    steps.stream().filter(step -> !tests(step)).forEach(more::add);
    return new Patch(more, unlinks, untagged);
  }

  /** What is said of a field now counts, and nothing that was said before. */
  private Patch last(Field<?> field, Step step) {
    Patch patch = without(path(field)).without(format(field)).and(step);
    return field.equals(Fields.TAGS) ? patch.untagged(List.of()) : patch;
  }

  private Patch without(String path) {
    return new Patch(steps.stream().filter(at(path).negate()).toList(), unlinks, untagged);
  }

  private static Predicate<Step> at(String path) {
    return step -> step.path().equalsIgnoreCase(path);
  }

  private Patch and(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Patch(more, unlinks, untagged);
  }

  private static String path(Field<?> field) {
    return "/fields/" + escaped(field);
  }

  private static String format(Field<?> field) {
    return FORMATS + escaped(field);
  }

  private static String escaped(Field<?> field) {
    return field.name().replace("~", "~0");
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

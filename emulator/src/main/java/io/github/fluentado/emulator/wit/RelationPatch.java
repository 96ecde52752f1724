// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.wit.PatchOperation.Pointer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of a patch that concern relations. */
final class RelationPatch {
  private static final Instant STILL_VALID = Instant.parse("9999-01-01T00:00:00Z");

  private final Tracking tracking;
  private final int itemId;
  private final List<Relation> relations;
  private boolean used;

  RelationPatch(Tracking tracking, int itemId, List<Relation> relations) {
    this.tracking = tracking;
    this.itemId = itemId;
    this.relations = relations;
  }

  boolean used() {
    return used;
  }

  void apply(PatchOperation operation) {
    used |= !operation.op().equals("test");
    Pointer path = operation.path();
    switch (path.size()) {
      case 2 -> applyToRelation(operation);
      case 4 -> applyToAttribute(operation);
      default -> throw notThere(path);
    }
  }

  private void applyToRelation(PatchOperation operation) {
    Pointer path = operation.path();
    switch (operation.op()) {
      case "add" -> {
        int place = path.step(1).equals("-") ? relations.size() : index(path, relations.size());
        relations.add(place, relation(operation.value()));
      }
      case "replace" ->
          relations.set(index(path, relations.size() - 1), relation(operation.value()));
      case "remove" -> relations.remove(index(path, relations.size() - 1));
      default ->
          throw WitErrors.patch("'" + operation.op() + "' is not supported for " + path.text());
    }
  }

  private void applyToAttribute(PatchOperation operation) {
    Pointer path = operation.path();
    int index = index(path, relations.size() - 1);
    if (!path.step(2).equals("attributes")) {
      throw notThere(path);
    }
    Relation old = relations.get(index);
    String name = path.exact(3);
    switch (operation.op()) {
      case "add", "replace" -> relations.set(index, old.with(name, value(operation.value())));
      case "remove" -> relations.set(index, old.without(name));
      case "test" -> {
        Object actual = old.attributes().get(name);
        if (!String.valueOf(actual).equals(String.valueOf(value(operation.value())))) {
          throw WitErrors.testFailed(
              path.text(), String.valueOf(actual), operation.value().toString());
        }
      }
      default ->
          throw WitErrors.patch("'" + operation.op() + "' is not supported for " + path.text());
    }
  }

  private static int index(Pointer path, int last) {
    String step = path.step(1);
    int index = step.matches("\\d{1,6}") ? Integer.parseInt(step) : -1;
    if (index < 0 || index > last) {
      throw notThere(path);
    }
    return index;
  }

  private Relation relation(JsonElement value) {
    if (!(value instanceof JsonObject object)) {
      throw WitErrors.badDocument();
    }
    String rel = String.valueOf(Json.string(object, "rel"));
    String url = String.valueOf(Json.string(object, "url"));
    LinkType type =
        LinkType.find(rel)
            .orElseThrow(() -> WitErrors.patch("There is no relation type '" + rel + "'."));
    Map<String, Object> attributes = attributes(object);
    Relation relation =
        type.betweenItems() ? link(type, url, attributes) : resource(type, url, attributes);
    if (relations.stream().anyMatch(relation::sameEnds)) {
      throw WitErrors.link("WorkItemLinkAlreadyExistsException", "Relation already exists.");
    }
    return relation;
  }

  private static Map<String, Object> attributes(JsonObject relation) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (Json.member(relation, "attributes") instanceof JsonObject given) {
      given.entrySet().stream()
          .filter(entry -> !entry.getValue().isJsonNull())
          .forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
    }
    return attributes;
  }

  private static Object value(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : value;
  }

  private Relation link(LinkType type, String url, Map<String, Object> attributes) {
    int target = Relation.targetOf(url);
    if (target == itemId || tracking.find(target).isEmpty()) {
      throw WitErrors.of(
          404,
          "WorkItemLinkEndUnauthorizedAccessException",
          "TF401232: The linked work item does not exist or may not be linked: " + url);
    }
    return Relation.toItem(type, target, attributes);
  }

  private Relation resource(LinkType type, String url, Map<String, Object> given) {
    Instant now = tracking.organization().now();
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("authorizedDate", now);
    attributes.put("id", tracking.nextResource());
    attributes.put("resourceCreatedDate", now);
    attributes.put("resourceModifiedDate", now);
    attributes.put("revisedDate", STILL_VALID);
    if (type.referenceName().equals("AttachedFile")) {
      Attachments.Stored file = tracking.attachments().ofUrl(url);
      attributes.put("resourceSize", file.size());
      attributes.put("name", file.name());
    }
    attributes.putAll(given);
    return new Relation(type, url, 0, attributes);
  }

  private static RuntimeException notThere(Pointer path) {
    return WitErrors.patch("Index out of range for path " + path.text() + ".");
  }
}

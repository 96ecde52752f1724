// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Optional;

/** The definitions of fields. */
final class FieldRoutes implements Area {
  private final Tracking tracking;
  private final PicklistRoutes picklists;

  FieldRoutes(Tracking tracking, PicklistRoutes picklists) {
    this.tracking = tracking;
    this.picklists = picklists;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "wit/fields", this::list),
        Route.of("POST", "wit/fields", this::create),
        Route.of("GET", "wit/fields/{field}", this::get),
        Route.of("PATCH", "wit/fields/{field}", this::update),
        Route.of("DELETE", "wit/fields/{field}", this::delete));
  }

  private HttpAnswer list(Call call) {
    tracking.organization().project(call);
    boolean deleted =
        call.query().list("$expand").stream().anyMatch("includeDeleted"::equalsIgnoreCase);
    Fields fields = tracking.fields();
    return Answers.list(List.copyOf(deleted ? fields.allEver() : fields.all()), this::json);
  }

  private HttpAnswer delete(Call call) {
    tracking.organization().project(call);
    String name = call.part("field");
    Field field = tracking.fields().find(name).orElseThrow(() -> WitErrors.noField(404, name));
    if (tracking.fields().isOwn(field)) {
      throw WitErrors.of(
          400,
          "Metadata.FieldDeletionNotAllowedException",
          "The field " + field.referenceName() + " belongs to the processes and stays.");
    }
    tracking.fields().delete(field);
    return HttpAnswer.empty(200);
  }

  /** Restores or locks it; nothing else of a field can be changed. */
  private HttpAnswer update(Call call) {
    tracking.organization().project(call);
    String name = call.part("field");
    Field field = tracking.fields().findEver(name).orElseThrow(() -> WitErrors.noField(404, name));
    JsonObject body = call.object();
    if (Json.member(body, "isDeleted") != null && Json.flag(body, "isDeleted")) {
      return delete(call);
    }
    if (Json.member(body, "isDeleted") != null) {
      tracking.fields().restore(field);
    }
    if (Json.member(body, "isLocked") != null) {
      tracking.fields().lock(field, Json.flag(body, "isLocked"));
    }
    return Answers.ok(json(field));
  }

  private HttpAnswer get(Call call) {
    tracking.organization().project(call);
    String name = call.part("field");
    return Answers.ok(
        json(tracking.fields().find(name).orElseThrow(() -> WitErrors.noField(404, name))));
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    String referenceName = Json.string(body, "referenceName");
    if (name == null || name.isBlank() || referenceName == null || !referenceName.contains(".")) {
      throw ServiceException.invalidArgument("A field needs a name and a reference name.");
    }
    Fields fields = tracking.fields();
    if (fields.findEver(referenceName).or(() -> fields.findEver(name)).isPresent()) {
      throw WitErrors.of(
          400,
          "ProcessFieldAlreadyExistsException",
          "VS402803: Field " + name + " exists already.");
    }
    FieldType type = FieldType.ofWire(String.valueOf(Json.string(body, "type")));
    Field field = Field.of(referenceName, name, type);
    Field kept = Json.flag(body, "isIdentity") ? field.asIdentity() : field;
    String picklist = Json.string(body, "picklistId");
    if (picklist != null && !picklists.has(picklist)) {
      throw WitErrors.noPicklist(picklist);
    }
    fields.add(kept);
    if (picklist != null) {
      fields.limit(kept, picklist);
    }
    return Answers.ok(json(kept));
  }

  private Doc json(Field field) {
    Optional<String> picklist = tracking.fields().picklist(field);
    return Doc.of("name", field.name())
        .with("referenceName", field.referenceName())
        .withNull("description")
        .with("type", field.type().wire())
        .with("usage", "workItem")
        .with("readOnly", field.readOnly())
        .with("canSortBy", !field.type().isLongText())
        .with("isQueryable", true)
        .with("supportedOperations", field.type().operations().stream().map(this::json).toList())
        .with("isIdentity", field.identity())
        .with("isPicklist", picklist.isPresent())
        .with("picklistId", picklist.orElse(null))
        .with("isPicklistSuggested", false)
        .with("isDeleted", tracking.fields().isDeleted(field.referenceName()) ? true : null)
        .with("isLocked", tracking.fields().isLocked(field) ? true : null)
        .with("url", tracking.organization().url() + "/_apis/wit/fields/" + field.referenceName());
  }

  private Doc json(FieldType.Operation operation) {
    return Doc.of("referenceName", operation.referenceName()).with("name", operation.name());
  }
}

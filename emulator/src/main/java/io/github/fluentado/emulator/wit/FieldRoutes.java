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

/** The definitions of fields. */
final class FieldRoutes implements Area {
  private final Tracking tracking;

  FieldRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "wit/fields", this::list),
        Route.of("POST", "wit/fields", this::create),
        Route.of("GET", "wit/fields/{field}", this::get));
  }

  private HttpAnswer list(Call call) {
    tracking.organization().project(call);
    return Answers.list(List.copyOf(tracking.fields().all()), this::json);
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
    if (tracking.fields().find(referenceName).or(() -> tracking.fields().find(name)).isPresent()) {
      throw WitErrors.of(
          400,
          "ProcessFieldAlreadyExistsException",
          "VS402803: Field " + name + " exists already.");
    }
    FieldType type = FieldType.ofWire(String.valueOf(Json.string(body, "type")));
    Field field = Field.of(referenceName, name, type);
    Field kept = Json.flag(body, "isIdentity") ? field.asIdentity() : field;
    tracking.fields().add(kept);
    return Answers.ok(json(kept));
  }

  private Doc json(Field field) {
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
        .with("isPicklist", false)
        .with("isPicklistSuggested", false)
        .with("url", tracking.organization().url() + "/_apis/wit/fields/" + field.referenceName());
  }

  private Doc json(FieldType.Operation operation) {
    return Doc.of("referenceName", operation.referenceName()).with("name", operation.name());
  }
}

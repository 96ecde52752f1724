// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.OwnType.OwnField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a type of a process: which it has, which must have a value, and which at first. */
final class ProcessFieldRoutes implements Area {
  private static final String ALL = ProcessTypeRoutes.ONE + "/fields";
  private static final String ONE = ALL + "/{field}";

  private final Tracking tracking;
  private final ProcessTypes types;
  private final FieldValues values;

  ProcessFieldRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.types = tracking.types();
    this.values = new FieldValues(tracking.organization());
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION),
        Route.of("POST", ALL, this::add).in(ORGANIZATION),
        Route.of("GET", ONE, this::get).in(ORGANIZATION),
        Route.of("PATCH", ONE, this::update).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::remove).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    OwnType type = types.type(call);
    return Answers.list(fields(type).toList(), field -> json(type, field, call));
  }

  /** A field that clients have made is of the types that it was added to. */
  private Stream<Field> fields(OwnType type) {
    ItemType seen = type.asItemType();
    return tracking.fields().all().stream()
        .filter(seen::has)
        .filter(
            field ->
                tracking.fields().isOwn(field)
                    || seen.own().added().contains(field.referenceName()));
  }

  private HttpAnswer get(Call call) {
    OwnType type = types.type(call);
    return Answers.ok(json(type, field(type, call), call));
  }

  private Field field(OwnType type, Call call) {
    String name = call.part("field");
    return fields(type)
        .filter(field -> field.referenceName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> WitErrors.noField(404, name));
  }

  private Doc json(OwnType type, Field field, Call call) {
    ItemType seen = type.asItemType();
    OwnField own = type.field(field.referenceName()).orElse(null);
    Object start = seen.defaults().get(field.referenceName());
    boolean values =
        call.query().list("$expand").stream()
            .anyMatch(
                word -> word.equalsIgnoreCase("all") || word.equalsIgnoreCase("allowedValues"));
    return Doc.of("referenceName", field.referenceName())
        .with("name", field.name())
        .with("type", field.type().wire())
        .with("required", TypeRoutes.requires(seen, field))
        .with("readOnly", own == null ? null : own.readOnly())
        .with("allowGroups", own == null ? null : groups(field, own))
        .with("defaultValue", start)
        .with("allowedValues", values ? TypeRoutes.allowed(field, seen) : null)
        .with("isLocked", tracking.fields().isLocked(field))
        .with("url", types.url(type) + "/fields/" + field.referenceName())
        .with("customization", own == null ? "system" : own.added() ? "custom" : "inherited");
  }

  private static @Nullable Boolean groups(Field field, OwnField own) {
    return field.identity() ? own.allowGroups() : null;
  }

  private HttpAnswer add(Call call) {
    OwnType type = types.changeable(call);
    JsonObject body = call.object();
    String name = Json.string(body, "referenceName", "");
    Field field = tracking.fields().find(name).orElseThrow(() -> WitErrors.noField(404, name));
    boolean has = fields(type).anyMatch(field::equals);
    if (has && type.field(field.referenceName()).isPresent()) {
      throw WitErrors.of(
          409,
          "ProcessWorkItemTypeFieldAlreadyExistException",
          "The type " + type.referenceName() + " has the field " + name + " already.");
    }
    return saved(type, field, OwnField.of(field, !has), call);
  }

  private HttpAnswer update(Call call) {
    OwnType type = types.changeable(call);
    Field field = field(type, call);
    OwnField old = type.field(field.referenceName()).orElseGet(() -> OwnField.of(field, false));
    return saved(type, field, old, call);
  }

  private HttpAnswer saved(OwnType type, Field field, OwnField old, Call call) {
    JsonObject body = call.object();
    OwnField next =
        new OwnField(
            old.referenceName(),
            old.added(),
            flag(body, "required", old.required()),
            flag(body, "readOnly", old.readOnly()),
            flag(body, "allowGroups", old.allowGroups()),
            start(body, field, old.start()));
    List<OwnField> fields = new ArrayList<>(type.fields());
    fields.removeIf(own -> own.referenceName().equals(next.referenceName()));
    fields.add(next);
    return Answers.ok(json(types.change(type.withFields(fields)), field, call));
  }

  private @Nullable Object start(JsonObject body, Field field, @Nullable Object old) {
    JsonElement value = Json.member(body, "defaultValue");
    return value == null ? old : values.read(field, value, true);
  }

  private static boolean flag(JsonObject body, String name, boolean old) {
    return Json.member(body, name) == null ? old : Json.flag(body, name);
  }

  /** A type loses what it was given, and keeps what it had. */
  private HttpAnswer remove(Call call) {
    OwnType type = types.changeable(call);
    Field field = field(type, call);
    List<OwnField> fields = new ArrayList<>(type.fields());
    boolean gone = fields.removeIf(own -> own.referenceName().equals(field.referenceName()));
    if (!gone) {
      throw ProcessTypes.refused(
          "The field " + field.referenceName() + " came with the type and stays.");
    }
    types.change(type.withFields(fields));
    return Answers.none();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.ProcessTemplate;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.ItemType.State;
import io.github.fluentado.emulator.wit.OwnType.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The types of a process. A process of the organization has those of the one it was made from; it
 * may add some, and change one by a type that inherits from it. Its projects follow.
 */
final class ProcessTypeRoutes implements Area {
  static final String ALL = "work/processes/{process}/workitemtypes";
  static final String ONE = ALL + "/{type}";

  private static final List<State> FIRST_STATES =
      List.of(
          new State("New", "b2b2b2", "Proposed"),
          new State("Active", "007acc", "InProgress"),
          new State("Closed", "339933", "Completed"));
  private static final String COLOR = "[0-9a-fA-F]{6}";

  private final Tracking tracking;
  private final ProcessTypes types;
  private final ItemEditor editor;

  ProcessTypeRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.types = tracking.types();
    this.editor = new ItemEditor(tracking);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION),
        Route.of("POST", ALL, this::create).in(ORGANIZATION),
        Route.of("GET", ONE, call -> Answers.ok(json(types.type(call), call))).in(ORGANIZATION),
        Route.of("PATCH", ONE, this::update).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    return Answers.list(types.all(types.process(call)), type -> json(type, call));
  }

  private Doc json(OwnType type, Call call) {
    Doc json =
        Doc.of("referenceName", type.referenceName())
            .with("name", type.type().name())
            .with("description", type.description())
            .with("url", types.url(type))
            .with("customization", type.kind().name().toLowerCase(Locale.ROOT))
            .with("color", type.type().color())
            .with("icon", type.type().icon())
            .with("isDisabled", type.disabled());
    json =
        type.inherits() == null
            ? json.withNull("inherits")
            : json.with("inherits", type.inherits());
    boolean states = call.query().list("$expand").stream().anyMatch("states"::equalsIgnoreCase);
    return states ? json.with("states", ProcessStateRoutes.json(types, type)) : json;
  }

  private HttpAnswer create(Call call) {
    ProcessTemplate process = types.changeableProcess(call);
    JsonObject body = call.object();
    String parent = Json.string(body, "inheritsFrom", "");
    OwnType made = parent.isEmpty() ? fresh(process, body) : inheriting(process, parent, body);
    types.add(made);
    return Answers.json(201, json(made, call));
  }

  private OwnType fresh(ProcessTemplate process, JsonObject body) {
    String name = Json.string(body, "name", "").strip();
    if (!name.matches("[^.,;'`:~\\\\/*|?\"&%$!+=()\\[\\]{}<>-]{1,128}")) {
      throw ProcessTypes.refused("'" + name + "' is no name of a work item type.");
    }
    if (types.all(process).stream().anyMatch(type -> type.type().name().equalsIgnoreCase(name))) {
      throw WitErrors.of(
          409,
          "ProcessWorkItemTypeAlreadyExistException",
          "There is a work item type " + name + " in process " + process.name() + " already.");
    }
    String reference = referenceName(process, name);
    ItemType type =
        new ItemType(
            name,
            color(body, "009ccc"),
            Json.string(body, "icon", "icon_clipboard"),
            FIRST_STATES,
            Map.of(),
            "New",
            "",
            new ItemType.Own(reference, "", false, Set.of(), Set.of(), Set.of()));
    return new OwnType(
        process.id(),
        reference,
        null,
        Kind.CUSTOM,
        type,
        Json.string(body, "description", ""),
        Json.flag(body, "isDisabled"),
        OwnType.states(type, true, tracking.organization()),
        List.of());
  }

  private OwnType inheriting(ProcessTemplate process, String parent, JsonObject body) {
    OwnType from =
        types.find(process, parent).orElseThrow(() -> WitErrors.noType(parent, process.name()));
    if (from.kind() != Kind.SYSTEM) {
      throw ProcessTypes.refused(parent + " is one of this process already.");
    }
    OwnType made =
        new OwnType(
            process.id(),
            referenceName(process, from.type().name()),
            from.referenceName(),
            Kind.INHERITED,
            from.type(),
            from.description(),
            from.disabled(),
            from.states(),
            from.fields());
    return look(made, body);
  }

  private static String referenceName(ProcessTemplate process, String name) {
    return process.name().replaceAll("[^\\p{L}\\p{N}]", "") + "." + name.replace(" ", "");
  }

  private HttpAnswer update(Call call) {
    return Answers.ok(json(types.change(look(types.changeable(call), call.object())), call));
  }

  private static OwnType look(OwnType type, JsonObject body) {
    return type.shown(
        Json.string(body, "description", type.description()),
        color(body, type.type().color()),
        Json.string(body, "icon", type.type().icon()),
        Json.member(body, "isDisabled") == null ? type.disabled() : Json.flag(body, "isDisabled"));
  }

  private static String color(JsonObject body, String usual) {
    String color = Json.string(body, "color", usual);
    if (!color.matches(COLOR)) {
      throw ProcessTypes.refused("'" + color + "' is no colour: six hexadecimal digits are.");
    }
    return color;
  }

  /** A new type goes with its items; a changed one is again what it was. */
  private HttpAnswer delete(Call call) {
    OwnType gone = types.changeable(call);
    if (gone.kind() == Kind.CUSTOM) {
      tracking.all().stream()
          .filter(item -> tracking.projectOf(item).process().id().equals(gone.process()))
          .filter(item -> gone.type().name().equals(tracking.snapshot(item).text(Fields.TYPE)))
          .toList()
          .forEach(editor::destroy);
    }
    types.remove(gone);
    return Answers.none();
  }
}

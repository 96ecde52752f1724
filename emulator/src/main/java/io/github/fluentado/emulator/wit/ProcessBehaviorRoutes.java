// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.ProcessTemplate;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.wit.OwnType.Kind;
import io.github.fluentado.emulator.wit.ProcessBehaviors.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The behaviors of a process, and which type has which. One more is a level above all others; its
 * projects see it when a type is on it.
 */
final class ProcessBehaviorRoutes implements Area {
  private static final String ALL = "work/processes/{process}/behaviors";
  private static final String ONE = ALL + "/{behavior}";
  private static final String OF_TYPE =
      "work/processes/{process}/workitemtypesbehaviors/{type}/behaviors";
  private static final String PLACED = OF_TYPE + "/{behavior}";

  private static final String RANK = "Microsoft.VSTS.Common.StackRank";
  private static final Map<String, String> EFFORT =
      Map.of("Agile", "StoryPoints", "Basic", "Effort", "CMMI", "Size", "Scrum", "Effort");

  private final Tracking tracking;
  private final ProcessTypes types;
  private final ProcessBehaviors behaviors;

  ProcessBehaviorRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.types = tracking.types();
    this.behaviors = types.behaviors();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION),
        Route.of("POST", ALL, this::create).in(ORGANIZATION),
        Route.of("GET", ONE, this::get).in(ORGANIZATION),
        Route.of("PUT", ONE, this::replace).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION),
        Route.of("GET", OF_TYPE, this::placesOfType).in(ORGANIZATION),
        Route.of("POST", OF_TYPE, this::place).in(ORGANIZATION),
        Route.of("PATCH", OF_TYPE, this::place).in(ORGANIZATION),
        Route.of("GET", PLACED, call -> Answers.ok(json(placed(call)))).in(ORGANIZATION),
        Route.of("DELETE", PLACED, this::takeAway).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    ProcessTemplate process = types.process(call);
    return Answers.list(behaviors.all(process), one -> json(process, one, expand(call)));
  }

  private static String expand(Call call) {
    return call.query().text("$expand").orElse("").toLowerCase(Locale.ROOT);
  }

  private HttpAnswer get(Call call) {
    ProcessTemplate process = types.process(call);
    return Answers.ok(json(process, find(process, call.part("behavior")), expand(call)));
  }

  private Behavior find(ProcessTemplate process, String referenceName) {
    return behaviors.find(process, referenceName).orElseThrow(() -> missing(referenceName));
  }

  private static ServiceException missing(String referenceName) {
    return WitErrors.of(
        404, "BehaviorNotFoundException", "There is no behavior " + referenceName + " here.");
  }

  private Doc json(ProcessTemplate process, Behavior one, String expand) {
    String inherits = one.inherits();
    Doc json =
        Doc.of("name", one.name())
            .with("referenceName", one.referenceName())
            .with("color", one.color())
            .with("rank", one.rank())
            .with("description", one.description())
            .with("customization", one.kind().name().toLowerCase(Locale.ROOT));
    if (expand.endsWith("fields")) {
      json.with("fields", fields(process, one, expand.equals("combinedfields")));
    }
    return (inherits == null
            ? json.withNull("inherits")
            : json.with(
                "inherits",
                Doc.of("behaviorRefName", inherits).with("url", url(one.process(), inherits))))
        .with("url", url(one.process(), one.referenceName()));
  }

  private String url(UUID process, String referenceName) {
    return tracking.organization().url()
        + "/_apis/work/processes/"
        + process
        + "/behaviors/"
        + referenceName;
  }

  /** The field of the order is inherited from the topmost. */
  private List<Doc> fields(ProcessTemplate process, Behavior one, boolean combined) {
    List<String> own =
        switch (one.referenceName()) {
          case Behavior.ORDERED -> List.of(RANK);
          case Behavior.TASKS -> List.of("Microsoft.VSTS.Scheduling.RemainingWork");
          case Behavior.REQUIREMENTS ->
              List.of("Microsoft.VSTS.Scheduling." + EFFORT.get(process.base()));
          default -> List.of();
        };
    return Stream.concat(
            combined && !own.contains(RANK) ? Stream.of(RANK) : Stream.empty(), own.stream())
        .map(tracking::field)
        .map(
            field ->
                Doc.of("name", field.name())
                    .with("referenceName", field.referenceName())
                    .with(
                        "url",
                        tracking.organization().url()
                            + "/_apis/wit/fields/"
                            + field.referenceName()))
        .toList();
  }

  private HttpAnswer create(Call call) {
    ProcessTemplate process = types.changeableProcess(call);
    JsonObject body = call.object();
    String name = free(process, Json.string(body, "name", ""), "");
    if (!Json.string(body, "inherits", "").equalsIgnoreCase(Behavior.PORTFOLIO)) {
      throw ProcessTypes.refused("A behavior inherits from " + Behavior.PORTFOLIO + ".");
    }
    String id = "Custom." + tracking.organization().derivedId("behavior", process.id() + name);
    String reference = Json.string(body, "referenceName", id);
    if (behaviors.find(process, reference).isPresent()) {
      throw taken(reference);
    }
    int above = behaviors.all(process).stream().mapToInt(Behavior::rank).max().orElse(0);
    String color = Json.string(body, "color", "009CDD");
    Behavior made = behaviors.put(Behavior.custom(process.id(), reference, name, color, above));
    return Answers.ok(json(process, made, "combinedfields"));
  }

  private String free(ProcessTemplate process, String name, String referenceName) {
    if (name.isBlank()) {
      throw ProcessTypes.refused("A behavior needs a name.");
    }
    boolean another =
        behaviors.all(process).stream()
            .filter(one -> !one.referenceName().equalsIgnoreCase(referenceName))
            .anyMatch(one -> one.name().equalsIgnoreCase(name));
    if (another) {
      throw taken(name);
    }
    return name;
  }

  private static ServiceException taken(String name) {
    return WitErrors.of(
        409, "BehaviorAlreadyExistsException", "There is a behavior " + name + " already.");
  }

  private HttpAnswer replace(Call call) {
    ProcessTemplate process = types.changeableProcess(call);
    Behavior old = find(process, call.part("behavior"));
    if (!old.isLevel()) {
      throw ProcessTypes.refused(old.referenceName() + " is no level of its own.");
    }
    JsonObject body = call.object();
    String name = free(process, Json.string(body, "name", old.name()), old.referenceName());
    String color = Json.string(body, "color");
    Behavior next = old.with(name, color == null ? old.color() : color);
    return Answers.ok(json(process, behaviors.put(next), "combinedfields"));
  }

  private HttpAnswer delete(Call call) {
    Behavior gone = find(types.changeableProcess(call), call.part("behavior"));
    if (gone.kind() == Kind.SYSTEM) {
      throw ProcessTypes.refused(gone.referenceName() + " is the service's own.");
    }
    behaviors.remove(gone);
    return Answers.none();
  }

  private HttpAnswer placesOfType(Call call) {
    OwnType type = types.type(call);
    return Answers.list(
        behaviors.place(types.process(call), type).map(place -> json(type, place)).stream()
            .toList());
  }

  private Doc json(Placed placed) {
    return json(placed.type(), placed.place());
  }

  private Doc json(OwnType type, Place place) {
    String url = url(type.process(), place.behavior());
    return Doc.of("behavior", Doc.of("id", place.behavior()).with("url", url))
        .with("isDefault", place.usual())
        .with("url", url);
  }

  /** A type and where it is. */
  private record Placed(OwnType type, Place place) {}

  private Placed placed(Call call) {
    OwnType type = types.type(call);
    String wanted = call.part("behavior");
    return behaviors
        .place(types.process(call), type)
        .filter(place -> place.behavior().equalsIgnoreCase(wanted))
        .map(place -> new Placed(type, place))
        .orElseThrow(() -> missing(wanted));
  }

  /** Adds a type to a level, or changes whether it is the first there. */
  private HttpAnswer place(Call call) {
    ProcessTemplate process = types.changeableProcess(call);
    OwnType type = types.changeable(call);
    JsonObject body = call.object();
    JsonElement behavior = Json.member(body, "behavior");
    String id = behavior instanceof JsonObject object ? Json.string(object, "id", "") : "";
    Behavior level = find(process, id);
    if (!level.isLevel()) {
      throw ProcessTypes.refused(level.referenceName() + " is no level of its own.");
    }
    if (type.kind() != Kind.CUSTOM) {
      throw ProcessTypes.refused("The service's types stay on their levels.");
    }
    String there = behaviors.place(process, type).map(Place::behavior).orElse("");
    if (call.method().equals("PATCH") && !there.equals(level.referenceName())) {
      throw missing(level.referenceName());
    }
    if (call.method().equals("POST") && !there.isEmpty()) {
      throw ProcessTypes.refused(
          "The type " + type.referenceName() + " is on the level " + there + " already.");
    }
    Place next =
        new Place(
            process.id(),
            type.referenceName(),
            level.referenceName(),
            Json.flag(body, "isDefault"));
    behaviors.put(next);
    return Answers.ok(json(type, next));
  }

  private HttpAnswer takeAway(Call call) {
    types.changeableProcess(call);
    Placed gone = placed(call);
    if (!behaviors.removePlace(gone.place().process(), gone.place().type())) {
      throw ProcessTypes.refused("The service's types stay on their levels.");
    }
    return Answers.none();
  }
}

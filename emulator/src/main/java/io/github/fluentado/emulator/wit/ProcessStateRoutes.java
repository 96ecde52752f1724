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
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.wit.ItemType.State;
import io.github.fluentado.emulator.wit.OwnType.OwnState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The states of a type of a process: more may be added, and those that it came with be hidden. */
final class ProcessStateRoutes implements Area {
  private static final String ALL = ProcessTypeRoutes.ONE + "/states";
  private static final String ONE = ALL + "/{state}";
  private static final List<String> CATEGORIES =
      List.of("Proposed", "InProgress", "Resolved", "Completed", "Removed");
  private static final String COMPLETED = "Completed";

  private final Tracking tracking;
  private final ProcessTypes types;

  ProcessStateRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.types = tracking.types();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, call -> Answers.list(json(types, types.type(call)))).in(ORGANIZATION),
        Route.of("POST", ALL, this::create).in(ORGANIZATION),
        Route.of("GET", ONE, this::get).in(ORGANIZATION),
        Route.of("PATCH", ONE, this::update).in(ORGANIZATION),
        Route.of("PUT", ONE, this::hide).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION));
  }

  static List<Doc> json(ProcessTypes types, OwnType type) {
    return IntStream.range(0, type.states().size()).mapToObj(i -> json(types, type, i)).toList();
  }

  private static Doc json(ProcessTypes types, OwnType type, int index) {
    OwnState own = type.states().get(index);
    return Doc.of("id", own.id())
        .with("name", own.state().name())
        .with("color", own.state().color())
        .with("stateCategory", own.state().category())
        .with("order", index + 1)
        .with("url", types.url(type) + "/states/" + own.id())
        .with("hidden", own.hidden() ? true : null)
        .with("customizationType", own.custom() ? "custom" : own.hidden() ? "derived" : "system");
  }

  private HttpAnswer get(Call call) {
    OwnType type = types.type(call);
    return Answers.ok(json(types, type, index(type, call)));
  }

  private static int index(OwnType type, Call call) {
    String id = call.part("state");
    return IntStream.range(0, type.states().size())
        .filter(i -> type.states().get(i).id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                WitErrors.of(
                    404,
                    "WorkItemStateDefinitionNotFoundException",
                    "There is no state " + id + " of " + type.referenceName() + "."));
  }

  private HttpAnswer create(Call call) {
    OwnType type = types.changeable(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name", "").strip();
    if (name.isEmpty()) {
      throw ProcessTypes.refused("A state needs a name.");
    }
    if (type.states().stream().anyMatch(own -> own.state().name().equalsIgnoreCase(name))) {
      throw WitErrors.of(
          409,
          "WorkItemStateNameAlreadyInUseException",
          "There is a state " + name + " of " + type.referenceName() + " already.");
    }
    UUID id =
        tracking
            .organization()
            .derivedId("state", type.process() + "/" + type.referenceName() + "/" + name);
    return saved(type, new OwnState(id, read(name, body, null), true, false), body);
  }

  private HttpAnswer update(Call call) {
    OwnType type = types.changeable(call);
    OwnState old = custom(type, call);
    JsonObject body = call.object();
    State next = read(Json.string(body, "name", old.state().name()), body, old.state());
    if (!next.name().equals(old.state().name())) {
      throw ProcessTypes.refused("A state keeps its name: " + old.state().name() + ".");
    }
    return saved(type, new OwnState(old.id(), next, true, false), body);
  }

  private static State read(String name, JsonObject body, @Nullable State old) {
    String category = Json.string(body, "stateCategory", old == null ? "" : old.category());
    String known =
        CATEGORIES.stream()
            .filter(category::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> ProcessTypes.refused("'" + category + "' is no category."));
    String color = Json.string(body, "color", old == null ? "b2b2b2" : old.color());
    return new State(name, color, known);
  }

  /** Puts a state where its category and the wanted order say. */
  private HttpAnswer saved(OwnType type, OwnState state, JsonObject body) {
    List<OwnState> states = new ArrayList<>(type.states());
    states.removeIf(own -> own.id().equals(state.id()));
    if (state.state().category().equals(COMPLETED)) {
      // There is one of these: an added one takes the place of those that were there.
      states.removeIf(own -> own.custom() && isCompleted(own));
      states.replaceAll(own -> isCompleted(own) ? own.hidden(true) : own);
    }
    JsonElement order = Json.member(body, "order");
    states.add(order == null ? states.size() : place(Json.number(order), states.size()), state);
    // Equal ones stay as they are.
    states.sort(Comparator.comparing(own -> CATEGORIES.indexOf(own.state().category())));
    OwnType next = types.change(type.with(checked(states)));
    return Answers.ok(json(types, next, next.states().indexOf(state)));
  }

  private static int place(int order, int size) {
    return Math.min(Math.max(order - 1, 0), size);
  }

  private static boolean isCompleted(OwnState own) {
    return own.state().category().equals(COMPLETED);
  }

  /** Items must be able to begin and to end. */
  private static List<OwnState> checked(List<OwnState> states) {
    List<String> seen =
        states.stream().filter(own -> !own.hidden()).map(own -> own.state().category()).toList();
    boolean begins = seen.contains("Proposed") || seen.contains("InProgress");
    if (!begins || !seen.contains(COMPLETED)) {
      throw ProcessTypes.refused(
          "A type needs a state that is proposed or in progress, and one that is completed.");
    }
    return states;
  }

  private static OwnState custom(OwnType type, Call call) {
    OwnState state = type.states().get(index(type, call));
    if (!state.custom()) {
      throw ProcessTypes.refused("The state " + state.state().name() + " can only be hidden.");
    }
    return state;
  }

  private HttpAnswer hide(Call call) {
    OwnType type = types.changeable(call);
    int index = index(type, call);
    OwnState state = type.states().get(index);
    if (state.custom()) {
      throw ProcessTypes.refused("The state " + state.state().name() + " can only be deleted.");
    }
    List<OwnState> states = new ArrayList<>(type.states());
    states.set(index, state.hidden(hidden(call.object())));
    return Answers.ok(json(types, types.change(type.with(checked(states))), index));
  }

  /** As a boolean or, which is what is published, as a text. */
  private static boolean hidden(JsonObject body) {
    JsonElement flag = Json.member(body, "hidden");
    String text = flag == null ? "" : Json.scalar(flag);
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw missingFlag();
    }
    return Boolean.parseBoolean(text);
  }

  private static ServiceException missingFlag() {
    return ServiceException.invalidArgument("hidden must be true or false.");
  }

  private HttpAnswer delete(Call call) {
    OwnType type = types.changeable(call);
    OwnState gone = custom(type, call);
    List<OwnState> states = new ArrayList<>(type.states());
    states.remove(gone);
    types.change(type.with(checked(states)));
    return Answers.none();
  }
}

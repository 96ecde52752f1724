// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Work item types with their states and fields, and the types of relations. */
final class TypeRoutes implements Area {
  private static final Set<String> REQUIRED =
      Set.of(Fields.TITLE, Fields.STATE, Fields.AREA_ID, Fields.ITERATION_ID);

  private final Tracking tracking;

  TypeRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    String one = "wit/workitemtypes/{type}";
    return List.of(
        Route.of("GET", "wit/workitemtypes", this::list).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("GET", one + "/states", this::states).in(PROJECT),
        Route.of("GET", one + "/fields", this::fields).in(PROJECT),
        Route.of("GET", one + "/fields/{field}", this::field).in(PROJECT),
        Route.of("GET", "wit/workitemrelationtypes", this::relations).in(Scope.ORGANIZATION),
        Route.of("GET", "wit/workitemrelationtypes/{type}", this::relation).in(Scope.ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    Project project = tracking.organization().requiredProject(call);
    return Answers.list(tracking.process(project).types(), type -> json(type, project));
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json(type(call), tracking.organization().requiredProject(call)));
  }

  private ItemType type(Call call) {
    return tracking.type(call.part("type"), tracking.organization().requiredProject(call));
  }

  private HttpAnswer states(Call call) {
    return Answers.list(type(call).states(), TypeRoutes::json);
  }

  private static Doc json(ItemType.State state) {
    return Doc.of("name", state.name())
        .with("color", state.color())
        .with("category", state.category());
  }

  private HttpAnswer fields(Call call) {
    ItemType type = type(call);
    boolean values = expandsValues(call);
    return Answers.list(of(type), field -> json(field, type, values));
  }

  private HttpAnswer field(Call call) {
    ItemType type = type(call);
    String name = call.part("field");
    Field field =
        tracking
            .fields()
            .find(name)
            .filter(type::has)
            .orElseThrow(() -> WitErrors.noField(404, name));
    return Answers.ok(json(field, type, expandsValues(call)));
  }

  private static boolean expandsValues(Call call) {
    String expand = call.query().text("$expand").orElse("");
    return expand.equalsIgnoreCase("all") || expand.equalsIgnoreCase("allowedValues");
  }

  private List<Field> of(ItemType type) {
    return tracking.fields().all().stream().filter(type::has).toList();
  }

  private Doc json(Field field, ItemType type, boolean values) {
    String url = tracking.organization().url() + "/_apis/wit/fields/" + field.referenceName();
    Object start = type.defaults().get(field.referenceName());
    Doc json = Doc.of("alwaysRequired", requires(type, field));
    json = start == null ? json.withNull("defaultValue") : json.with("defaultValue", "" + start);
    return json.with("allowedValues", values ? allowed(field, type) : null)
        .with("dependentFields", values ? List.of() : null)
        .with("referenceName", field.referenceName())
        .with("name", field.name())
        .with("url", url);
  }

  static boolean requires(ItemType type, Field field) {
    return REQUIRED.contains(field.referenceName())
        || type.own().required().contains(field.referenceName());
  }

  static List<String> allowed(Field field, ItemType type) {
    boolean state = field.referenceName().equals(Fields.STATE);
    return state ? type.states().stream().map(ItemType.State::name).toList() : field.listed();
  }

  private Doc json(ItemType type, Project project) {
    String wit = tracking.organization().url() + "/" + project.id() + "/_apis/wit/";
    String icons = tracking.organization().url() + "/_apis/wit/workItemIcons/";
    Doc icon =
        Doc.of("id", type.icon())
            .with("url", icons + type.icon() + "?color=" + type.color() + "&v=2");
    List<Doc> fields = of(type).stream().map(field -> json(field, type, false)).toList();
    Map<String, List<Doc>> transitions = new TreeMap<>();
    type.transitions()
        .forEach((from, to) -> transitions.put(from, to.stream().map(TypeRoutes::to).toList()));
    return Doc.of("name", type.name())
        .with("referenceName", type.referenceName())
        .with(
            "description",
            type.own().description().isEmpty()
                ? ItemType.described(type.name(), project.process())
                : type.own().description())
        .with("color", type.color())
        .with("icon", icon)
        .with("isDisabled", type.own().disabled())
        .with("xmlForm", "<FORM/>")
        .with("fields", fields)
        .with("fieldInstances", fields)
        .with("transitions", transitions)
        .with("states", type.states().stream().map(TypeRoutes::json).toList())
        .with("url", wit + "workItemTypes/" + Percent.encode(type.name()));
  }

  private static Doc to(String state) {
    return Doc.of("to", state).withNull("actions");
  }

  private HttpAnswer relations(Call call) {
    return Answers.list(LinkType.values(), this::json);
  }

  private HttpAnswer relation(Call call) {
    String name = call.part("type");
    LinkType type =
        LinkType.find(name)
            .orElseThrow(
                () ->
                    WitErrors.of(
                        404,
                        "WitResourceNotFoundException",
                        "There is no relation type " + name + "."));
    return Answers.ok(json(type));
  }

  private Doc json(LinkType type) {
    boolean items = type.betweenItems();
    Doc attributes =
        Doc.of("usage", items ? "workItemLink" : "resourceLink")
            .with("editable", true)
            .with("enabled", true)
            .with("remote", false);
    if (items) {
      attributes
          .with("acyclic", !type.topology().equals("network"))
          .with("directional", !type.topology().equals("network"))
          .with("singleTarget", type.topology().equals("tree") && !type.forward())
          .with("topology", type.topology())
          .with("isForward", type.forward())
          .with("oppositeEndReferenceName", type.opposite());
    }
    String url = tracking.organization().url() + "/_apis/wit/workItemRelationTypes/";
    return Doc.of("attributes", attributes)
        .with("referenceName", type.referenceName())
        .with("name", type.name())
        .with("url", url + type.referenceName());
  }
}

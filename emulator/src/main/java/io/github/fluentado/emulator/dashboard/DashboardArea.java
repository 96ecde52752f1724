// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.dashboard;

import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Dashboards and their widgets. A widget is part of its dashboard, by whichever path it came. */
public final class DashboardArea implements Area {
  private static final String ALL = "dashboard/dashboards";
  private static final String ONE = ALL + "/{dashboard}";
  private static final String WIDGETS = ONE + "/widgets";
  private static final String WIDGET = WIDGETS + "/{widget}";

  private final Dashboards dashboards;

  public DashboardArea(World world) {
    this.dashboards = new Dashboards(world);
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            Route.of("GET", ALL, call -> Answers.list(dashboards.of(call), this::brief)),
            Route.of("POST", ALL, this::create),
            Route.of("GET", ONE, call -> Answers.ok(full(dashboards.find(call)))),
            Route.of("PUT", ONE, this::replace),
            Route.of("DELETE", ONE, this::delete),
            Route.of("GET", WIDGETS, this::widgets),
            Route.of("POST", WIDGETS, this::addWidget),
            Route.of("PUT", WIDGETS, this::setWidgets),
            Route.of("PATCH", WIDGETS, this::changeWidgets),
            Route.of("GET", WIDGET, this::widget),
            Route.of("PUT", WIDGET, call -> change(call, old -> call.object())),
            Route.of("PATCH", WIDGET, call -> change(call, old -> merged(old, call.object()))),
            Route.of("DELETE", WIDGET, this::removeWidget))
        .map(route -> route.in(TEAM_OPTIONAL).preview())
        .toList();
  }

  private String url(Dashboard dashboard) {
    String project = dashboards.organization().project(dashboard.project().toString()).name();
    String team = dashboard.team() == null ? "" : "/" + dashboard.team();
    String root = dashboards.organization().url() + "/" + project + team;
    return root + "/_apis/Dashboard/Dashboards/" + dashboard.id();
  }

  private Doc brief(Dashboard dashboard) {
    boolean ofTeam = dashboard.team() != null;
    return Doc.of("id", dashboard.id())
        .withAll(dashboard.facts().deepCopy())
        .with("eTag", "" + dashboard.version())
        .with("ownerId", ofTeam ? dashboard.team() : dashboard.project())
        .with("groupId", dashboard.team())
        .with("dashboardScope", ofTeam ? "project_Team" : "project")
        .with("modifiedBy", dashboards.organization().me().id())
        .with("modifiedDate", dashboard.changed())
        .with("url", url(dashboard))
        .with("_links", Doc.of().withHref("self", url(dashboard)));
  }

  private Doc full(Dashboard dashboard) {
    return brief(dashboard)
        .with(
            "widgets",
            dashboard.widgets().stream().map(widget -> json(dashboard, widget)).toList());
  }

  private Doc json(Dashboard dashboard, JsonObject widget) {
    String url = url(dashboard) + "/Widgets/" + widget.get("id").getAsString();
    return Doc.of()
        .withAll(widget.deepCopy())
        .with("eTag", "" + dashboard.version())
        .with("url", url)
        .with("_links", Doc.of().withHref("self", url));
  }

  private Doc json(Dashboard dashboard, String id) {
    return json(dashboard, dashboard.widget(id).orElseThrow(() -> Dashboards.noWidget(id)))
        .with("dashboard", brief(dashboard));
  }

  private HttpAnswer create(Call call) {
    return Answers.ok(full(dashboards.create(call, call.object())));
  }

  private HttpAnswer replace(Call call) {
    return Answers.ok(full(dashboards.replace(dashboards.find(call), call.object())));
  }

  private HttpAnswer delete(Call call) {
    dashboards.remove(dashboards.find(call));
    return HttpAnswer.empty(200);
  }

  private HttpAnswer widgets(Call call) {
    return listed(dashboards.find(call));
  }

  private HttpAnswer listed(Dashboard dashboard) {
    return Answers.list(dashboard.widgets(), widget -> json(dashboard, widget))
        .with("ETag", "" + dashboard.version());
  }

  private HttpAnswer widget(Call call) {
    return Answers.ok(json(dashboards.find(call), call.part("widget")));
  }

  private HttpAnswer addWidget(Call call) {
    Dashboard old = dashboards.find(call);
    JsonObject widget = dashboards.widget(call.object());
    String id = widget.get("id").getAsString();
    if (old.widget(id).isPresent()) {
      throw Dashboards.bad("There is a widget " + id + " already.");
    }
    List<JsonObject> all = new ArrayList<>(old.widgets());
    all.add(widget);
    return Answers.ok(json(dashboards.withWidgets(old, all), id));
  }

  private static JsonArray sent(Call call) {
    JsonElement body = call.json();
    JsonElement list = body instanceof JsonObject holder ? Json.member(holder, "widgets") : body;
    if (list instanceof JsonArray widgets) {
      return widgets;
    }
    throw Dashboards.bad("The list of widgets is missing.");
  }

  private HttpAnswer setWidgets(Call call) {
    Dashboard old = dashboards.find(call);
    return listed(dashboards.withWidgets(old, dashboards.widgets(sent(call))));
  }

  private HttpAnswer changeWidgets(Call call) {
    Dashboard dashboard = dashboards.find(call);
    for (JsonElement element : sent(call)) {
      String id = element instanceof JsonObject one ? Json.string(one, "id") : null;
      if (id == null) {
        throw Dashboards.bad("Each widget is an object with an id.");
      }
      dashboard = changed(dashboard, id, old -> merged(old, element.getAsJsonObject()));
    }
    return listed(dashboard);
  }

  private HttpAnswer change(Call call, Function<JsonObject, JsonObject> next) {
    String id = call.part("widget");
    return Answers.ok(json(changed(dashboards.find(call), id, next), id));
  }

  private Dashboard changed(Dashboard dashboard, String id, Function<JsonObject, JsonObject> next) {
    JsonObject old = dashboard.widget(id).orElseThrow(() -> Dashboards.noWidget(id));
    JsonObject wanted = next.apply(old).deepCopy();
    Dashboards.check(dashboard, wanted);
    wanted.addProperty("id", old.get("id").getAsString());
    JsonObject widget = dashboards.widget(wanted);
    return dashboards.withWidgets(
        dashboard,
        dashboard.widgets().stream().map(one -> one.equals(old) ? widget : one).toList());
  }

  private static JsonObject merged(JsonObject old, JsonObject changes) {
    JsonObject next = old.deepCopy();
    changes.entrySet().forEach(member -> next.add(member.getKey(), member.getValue()));
    return next;
  }

  private HttpAnswer removeWidget(Call call) {
    Dashboard old = dashboards.find(call);
    String id = call.part("widget");
    JsonObject gone = old.widget(id).orElseThrow(() -> Dashboards.noWidget(id));
    List<JsonObject> rest = old.widgets().stream().filter(one -> !one.equals(gone)).toList();
    return Answers.ok(full(dashboards.withWidgets(old, rest)));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.PROJECT;
import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Values that a team's new work items may start with. */
final class TemplateRoutes implements Area {
  private record Template(
      UUID id,
      UUID team,
      String name,
      String description,
      String type,
      Map<String, String> fields) {}

  private final Tracking tracking;
  private final Sequence<Template> all;
  private final Counter made;

  TemplateRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.all = tracking.store().sequence();
    this.made = tracking.store().counter();
  }

  @Override
  public List<Route> routes() {
    String one = "wit/templates/{template}";
    return List.of(
        Route.of("GET", "wit/templates", this::list).in(TEAM_OPTIONAL),
        Route.of("POST", "wit/templates", this::create).in(TEAM_OPTIONAL),
        Route.of("GET", one, this::get).in(TEAM_OPTIONAL),
        Route.of("PUT", one, this::replace).in(TEAM_OPTIONAL),
        Route.of("DELETE", one, this::delete).in(TEAM_OPTIONAL),
        Route.of("GET", "wit/workitems/${type}", this::fresh).in(PROJECT).changing());
  }

  private Project project(Call call) {
    return tracking.organization().requiredProject(call);
  }

  private Project.Team team(Call call) {
    return call.team()
        .map(name -> ProjectRoutes.find(project(call), name))
        .orElseGet(() -> project(call).teams().get(0));
  }

  private HttpAnswer list(Call call) {
    UUID team = team(call).id();
    Optional<String> type = call.query().text("workitemtypename");
    return Answers.list(
        all.stream()
            .filter(template -> template.team().equals(team))
            .filter(t -> type.filter(name -> !name.equalsIgnoreCase(t.type())).isEmpty())
            .toList(),
        template -> json(call, template));
  }

  private Template find(Call call) {
    String id = call.part("template");
    UUID team = team(call).id();
    return all.stream()
        .filter(t -> t.team().equals(team) && t.id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                WitErrors.of(
                    404, "WorkItemTemplateNotFoundException", "There is no template " + id + "."));
  }

  private HttpAnswer create(Call call) {
    UUID id = tracking.organization().derivedId("template", Integer.toString(made.next()));
    Template template = read(call, id);
    all.add(template);
    return Answers.ok(whole(call, template));
  }

  private Template read(Call call, UUID id) {
    JsonObject body = call.object();
    String name = Json.string(body, "name", "");
    if (name.isBlank()) {
      throw ServiceException.invalidArgument("A template needs a name.");
    }
    String type = Json.string(body, "workItemTypeName", "");
    Map<String, String> fields = new TreeMap<>();
    if (Json.member(body, "fields") instanceof JsonObject sent) {
      for (Map.Entry<String, JsonElement> field : sent.entrySet()) {
        String referenceName = tracking.field(field.getKey()).referenceName();
        fields.put(referenceName, Json.scalar(field.getValue()));
      }
    }
    return new Template(
        id,
        team(call).id(),
        name,
        Json.string(body, "description", ""),
        tracking.type(type, project(call)).name(),
        Collections.unmodifiableMap(fields));
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(whole(call, find(call)));
  }

  private HttpAnswer replace(Call call) {
    Template old = find(call);
    Template next = read(call, old.id());
    all.replaceAll(template -> template.id().equals(old.id()) ? next : template);
    return Answers.ok(whole(call, next));
  }

  private HttpAnswer delete(Call call) {
    Template old = find(call);
    all.removeIf(template -> template.id().equals(old.id()));
    return Answers.none();
  }

  private Doc json(Call call, Template template) {
    String project = tracking.organization().url() + "/" + project(call).id();
    String url = project + "/" + template.team() + "/_apis/wit/templates/" + template.id();
    String type = project + "/_apis/wit/workItemTypes/" + Percent.encode(template.type());
    return Doc.of("id", template.id())
        .with("name", template.name())
        .with("description", template.description())
        .with("workItemTypeName", template.type())
        .with("_links", Doc.of().withHref("workItemType", type).withHref("self", url))
        .with("url", url);
  }

  private Doc whole(Call call, Template template) {
    return json(call, template).with("fields", template.fields());
  }

  /** A work item of the type as it would begin, which is not kept. */
  private HttpAnswer fresh(Call call) {
    ItemType type = tracking.type(call.part("type"), project(call));
    Snapshot snapshot = new ItemEditor(tracking).fresh(project(call), type);
    FieldValues values = new FieldValues(tracking.organization());
    Doc fields = Doc.of();
    snapshot.visible().forEach((name, value) -> fields.with(name, values.write(value)));
    String url =
        "%s/%s/_apis/wit/workItems/$%s"
            .formatted(
                tracking.organization().url(), project(call).id(), Percent.encode(type.name()));
    return Answers.ok(
        Doc.of("fields", fields).with("_links", Doc.of().withHref("self", url)).with("url", url));
  }
}

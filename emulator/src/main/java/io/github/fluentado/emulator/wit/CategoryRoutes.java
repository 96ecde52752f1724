// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Categories of work item types, and the icons of the types. */
final class CategoryRoutes implements Area {
  private final Tracking tracking;

  CategoryRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    String categories = "wit/workitemtypecategories";
    return List.of(
        Route.of("GET", categories, this::list).in(PROJECT),
        Route.of("GET", categories + "/{category}", this::get).in(PROJECT),
        Route.of("GET", "wit/workitemicons", this::icons).in(ORGANIZATION),
        Route.of("GET", "wit/workitemicons/{icon}", this::icon).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    Project project = tracking.organization().requiredProject(call);
    return Answers.list(
        tracking.process(project).categories(), category -> json(category, project));
  }

  private HttpAnswer get(Call call) {
    Project project = tracking.organization().requiredProject(call);
    String wanted = call.part("category");
    return tracking
        .process(project)
        .category(wanted)
        .map(category -> Answers.ok(json(category, project)))
        .orElseThrow(
            () ->
                WitErrors.of(
                    404,
                    "WorkItemTypeCategoryNotFoundException",
                    "TF401173: There is no work item type category " + wanted + "."));
  }

  private Doc json(Category category, Project project) {
    String wit = tracking.organization().url() + "/" + project.id() + "/_apis/wit/";
    List<Doc> types =
        category.types().stream()
            .map(
                type ->
                    Doc.of("name", type).with("url", wit + "workItemTypes/" + Percent.encode(type)))
            .toList();
    return Doc.of("name", category.name())
        .with("referenceName", category.referenceName())
        .with("defaultWorkItemType", types.get(0))
        .with("workItemTypes", types)
        .with("url", wit + "workItemTypeCategories/" + category.referenceName());
  }

  private HttpAnswer icons(Call call) {
    return Answers.list(icons().toList(), icon -> json(icon, "v=2"));
  }

  private static Stream<String> icons() {
    return ProjectProcess.all().stream()
        .flatMap(process -> process.types().stream())
        .map(ItemType::icon)
        .distinct()
        .sorted();
  }

  /** A drawing when the client wants one, else where to find it. */
  private HttpAnswer icon(Call call) {
    String wanted = call.part("icon");
    Optional<String> icon = icons().filter(wanted::equalsIgnoreCase).findFirst();
    if (icon.isEmpty()) {
      throw WitErrors.of(
          404, "WorkItemIconNotFoundException", "There is no work item icon " + wanted + ".");
    }
    String color = call.query().text("color").orElse("000000");
    if (!color.matches("[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")) {
      throw WitErrors.of(400, "WorkItemIconColorException", "No colour: '" + color + "'.");
    }
    if (call.headers().first("Accept").orElse("").contains("application/json")) {
      return Answers.ok(json(icon.get(), "color=" + color + "&v=2"));
    }
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\" height=\"16\">"
            + "<title>%s</title><circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"#%s\"/></svg>";
    return HttpAnswer.of(200, "image/svg+xml", svg.formatted(icon.get(), color));
  }

  private Doc json(String icon, String query) {
    String url = tracking.organization().url() + "/_apis/wit/workItemIcons/" + icon + "?" + query;
    return Doc.of("id", icon).with("url", url);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wit.ItemJson.View;
import java.util.List;
import java.util.Optional;

/** Deleting work items, and the recycle bin. */
final class DeletionRoutes implements Area {
  private final Tracking tracking;
  private final ItemEditor editor;
  private final ItemJson json;

  DeletionRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.editor = new ItemEditor(tracking);
    this.json = new ItemJson(tracking);
  }

  @Override
  public List<Route> routes() {
    String bin = "wit/recyclebin/{id:int}";
    return List.of(
        Route.of("DELETE", "wit/workitems/{id:int}", this::delete)
            .consuming("application/json", Route.PATCH_DOCUMENT),
        Route.of("POST", "wit/workitemsdelete", this::deleteMany),
        Route.of("GET", "wit/recyclebin", this::list),
        Route.of("GET", bin, this::get),
        Route.of("PATCH", bin, this::restore),
        Route.of("DELETE", bin, this::destroy));
  }

  private HttpAnswer delete(Call call) {
    Project project = tracking.organization().project(call).orElse(null);
    WorkItem item = tracking.item(call.positive("id"), project);
    if (call.query().flag("destroy")) {
      editor.destroy(item);
      return Answers.none();
    }
    editor.setDeleted(item, true);
    return Answers.ok(full(item));
  }

  /** One bad id among many does not hinder the others; each has its own code. */
  private HttpAnswer deleteMany(Call call) {
    JsonObject body = call.object();
    boolean destroy = Json.flag(body, "destroy");
    List<Integer> ids = ItemRoutes.ids(Json.member(body, "ids"));
    List<Doc> results = ids.stream().map(id -> delete(id, destroy)).toList();
    return destroy ? Answers.none() : Answers.ok(Doc.of("results", results));
  }

  private Doc delete(int id, boolean destroy) {
    Optional<WorkItem> item = tracking.find(id);
    if (item.isEmpty()) {
      return Doc.of("id", id).with("code", 404).with("message", WitErrors.noItem(id).text());
    }
    if (destroy) {
      editor.destroy(item.get());
      return Doc.of("id", id).with("code", 200);
    }
    editor.setDeleted(item.get(), true);
    return reference(item.get());
  }

  private HttpAnswer list(Call call) {
    Optional<Project> project = tracking.organization().project(call);
    List<Integer> ids = call.query().numbers("ids");
    List<WorkItem> deleted =
        tracking.all().stream()
            .filter(WorkItem::deleted)
            .filter(item -> project.isEmpty() || tracking.projectOf(item).equals(project.get()))
            .toList();
    if (ids.isEmpty()) {
      return Answers.list(deleted, item -> Doc.of("id", item.id()).with("url", url(item)));
    }
    return Answers.list(
        deleted.stream().filter(item -> ids.contains(item.id())).toList(), this::reference);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(full(deleted(call)));
  }

  private WorkItem deleted(Call call) {
    int id = call.positive("id");
    return tracking.any(id).filter(WorkItem::deleted).orElseThrow(() -> WitErrors.noItem(id));
  }

  private HttpAnswer restore(Call call) {
    WorkItem item = deleted(call);
    JsonElement flag = Json.member(call.object(), "isDeleted");
    if (!(flag instanceof JsonPrimitive value) || value.getAsBoolean()) {
      throw WitErrors.of(
          400,
          "WorkItemInvalidRestoreRequestException",
          "VS403110: To restore a work item send isDeleted with the value false.");
    }
    editor.setDeleted(item, false);
    return Answers.ok(full(item));
  }

  private HttpAnswer destroy(Call call) {
    editor.destroy(deleted(call));
    return Answers.none();
  }

  private Doc full(WorkItem item) {
    Snapshot snapshot = tracking.snapshot(item);
    return reference(item)
        .with("resource", json.item(snapshot, new View(List.of(), Expand.NONE, true)));
  }

  private Doc reference(WorkItem item) {
    Snapshot snapshot = tracking.snapshot(item);
    return Doc.of("id", item.id())
        .with("code", 200)
        .with("type", snapshot.text(Fields.TYPE))
        .with("name", snapshot.text(Fields.TITLE))
        .with("project", tracking.projectOf(item).name())
        .with("deletedDate", snapshot.revision().changed())
        .with("deletedBy", snapshot.changedBy().combinedName())
        .with("url", url(item));
  }

  private String url(WorkItem item) {
    String organization = tracking.organization().url();
    return organization
        + "/"
        + tracking.projectOf(item).id()
        + "/_apis/wit/recycleBin/"
        + item.id();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonArray;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the same few things into a project each time. */
final class Seeding {
  private final Tracking tracking;
  private final ItemEditor editor;
  private final Project project;

  Seeding(Tracking tracking, Project project) {
    this.tracking = tracking;
    this.editor = new ItemEditor(tracking);
    this.project = project;
  }

  /** An epic, a story and a task below it, a bug; returns their numbers. */
  List<Integer> items() {
    List<Integer> ids = new ArrayList<>();
    ids.add(item("Epic", Map.of("System.Title", "Sell online"), 0));
    ids.add(item("User Story", Map.of("System.Title", "Customers can pay"), ids.get(0)));
    ids.add(item("Task", Map.of("System.Title", "Build the payment form"), ids.get(1)));
    ids.add(
        item(
            "Bug",
            Map.of("System.Title", "Total is rounded wrongly", "System.Tags", "checkout; money"),
            0));
    return ids;
  }

  private int item(String type, Map<String, Object> fields, int parent) {
    List<Doc> steps = new ArrayList<>();
    fields.forEach((name, value) -> steps.add(add("/fields/" + name, value)));
    if (parent > 0) {
      Doc link = Doc.of("rel", LinkType.PARENT).with("url", tracking.url(tracking.item(parent)));
      steps.add(add("/relations/-", link));
    }
    String document = Json.text((JsonArray) Json.of(steps));
    ItemEditor.Mode mode = new ItemEditor.Mode(false, false, false);
    ItemType itemType = tracking.type(type, project);
    return editor.create(project, itemType, PatchOperation.parse(document), mode).id();
  }

  private static Doc add(String path, Object value) {
    return Doc.of("op", "add").with("path", path).with("value", value);
  }

  /** A shared query for all items that are not closed; returns its id. */
  String query() {
    QueryItem shared = tracking.queries().roots(project).get(1);
    String wiql =
        "SELECT [System.Id], [System.Title] FROM WorkItems"
            + " WHERE [System.TeamProject] = @project AND [System.State] <> 'Closed'"
            + " ORDER BY [System.Id]";
    return tracking.queries().add(shared, "Open items", false, wiql).id().toString();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.wit.Category;
import io.github.fluentado.emulator.wit.ItemType;
import io.github.fluentado.emulator.wit.ProjectProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A level of backlogs.
 *
 * @param id the category whose types it shows
 * @param kind portfolio, requirement or task
 */
record Level(String id, String name, String kind, int rank, String color) {
  private static final List<String[]> COLUMNS =
      List.of(
          new String[] {"System.WorkItemType", "Work Item Type", "100"},
          new String[] {"System.Title", "Title", "400"},
          new String[] {"System.State", "State", "100"},
          new String[] {"System.Tags", "Tags", "200"});

  /** From the widest to that of tasks. */
  static List<Level> all(ProjectProcess process) {
    return process.levels().stream().map(level -> of(process, level)).toList();
  }

  private static Level of(ProjectProcess process, ProjectProcess.Level level) {
    String first = process.typesOf(level.category()).get(0);
    String color =
        process.types().stream()
            .filter(type -> type.name().equals(first))
            .map(ItemType::color)
            .findFirst()
            .orElse("");
    return new Level(level.category(), level.name(), level.kind(), level.rank(), color);
  }

  static Optional<Level> find(ProjectProcess process, String text) {
    return all(process).stream()
        .filter(level -> level.id.equalsIgnoreCase(text) || level.name.equalsIgnoreCase(text))
        .findFirst();
  }

  /** The types that a team sees here; where bugs belong is for the team to say. */
  List<String> types(ProjectProcess process, Settings settings) {
    List<String> types = new ArrayList<>(process.typesOf(id));
    boolean bugs =
        (kind.equals("requirement") && settings.bugsBehavior().equals("asRequirements"))
            || (kind.equals("task") && settings.bugsBehavior().equals("asTasks"));
    if (bugs) {
      types.addAll(process.typesOf(Category.BUG));
    }
    return types;
  }

  Doc json(TeamPlace place, Settings settings) {
    List<Doc> types =
        types(place.process(), settings).stream().map(type -> type(place, type)).toList();
    return Doc.of("id", id)
        .with("name", name)
        .with("rank", rank)
        .with("workItemCountLimit", 1000)
        .with("addPanelFields", List.of(field(place, "System.Title", "Title")))
        .with("columnFields", COLUMNS.stream().map(column -> column(place, column)).toList())
        .with("workItemTypes", types)
        .with("defaultWorkItemType", types.get(0))
        .with("color", color)
        .with("isHidden", Boolean.FALSE.equals(settings.visibilities().get(id)))
        .with("type", kind);
  }

  static Doc type(TeamPlace place, String type) {
    String url = place.wit() + "/workItemTypes/" + Percent.encode(type);
    return Doc.of("name", type).with("url", url);
  }

  static Doc field(TeamPlace place, String referenceName, String name) {
    String url = place.organization().url() + "/_apis/wit/fields/" + referenceName;
    return Doc.of("referenceName", referenceName).with("name", name).with("url", url);
  }

  private static Doc column(TeamPlace place, String[] column) {
    return Doc.of("columnFieldReference", field(place, column[0], column[1]))
        .with("width", Integer.valueOf(column[2]));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets work items follow their project when it is renamed, goes, or comes back. */
final class ProjectChanges {
  private final Tracking tracking;
  private final Table<UUID, List<WorkItem>> away;

  ProjectChanges(Tracking tracking, Store store) {
    this.tracking = tracking;
    this.away = store.table();
  }

  void follow(Project project, Project.Facts before) {
    if (before.isAlive() && !project.isAlive()) {
      List<WorkItem> gone = itemsOf(before.name());
      gone.forEach(tracking::destroy);
      away.put(project.id(), gone);
    } else if (!before.isAlive() && project.isAlive()) {
      away.find(project.id()).orElse(List.of()).forEach(tracking::add);
      away.remove(project.id());
    }
    if (project.isAlive() && !before.name().equals(project.name())) {
      rename(project, before.name());
    }
  }

  private List<WorkItem> itemsOf(String projectName) {
    return tracking.all().stream()
        .filter(item -> projectName.equals(item.latest().fields().get(Fields.PROJECT)))
        .toList();
  }

  private void rename(Project project, String before) {
    String name = project.name();
    NodePaths paths = new NodePaths(tracking);
    Trees.Roots roots = tracking.trees().roots(project);
    paths.changing(roots.areas(), () -> roots.areas().rename(name));
    paths.changing(roots.iterations(), () -> roots.iterations().rename(name));
    tracking.all().forEach(item -> item.rewrite(revision -> renamed(revision, before, name)));
  }

  private static Revision renamed(Revision revision, String before, String after) {
    if (!before.equals(revision.fields().get(Fields.PROJECT))) {
      return revision;
    }
    Map<String, Object> fields = new LinkedHashMap<>(revision.fields());
    fields.put(Fields.PROJECT, after);
    return revision.with(fields);
  }
}

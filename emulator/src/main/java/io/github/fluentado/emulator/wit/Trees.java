// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The area and iteration trees of all projects; node numbers are unique in the organization. */
final class Trees {
  /** Both roots of a project. */
  record Roots(Node areas, Node iterations) {
    Node of(boolean area) {
      return area ? areas : iterations;
    }
  }

  private final Organization organization;
  private final Store store;
  private final Table<UUID, Roots> byProject;
  private final Counter ids;

  Trees(Organization organization, Store store) {
    this.organization = organization;
    this.store = store;
    this.byProject = store.table();
    this.ids = store.counter();
  }

  void addProject(Project project) {
    Node areas = node(true, null, project.name());
    byProject.put(project.id(), new Roots(areas, node(false, null, project.name())));
  }

  Roots roots(Project project) {
    return byProject
        .find(project.id())
        .orElseThrow(() -> new IllegalStateException("No trees for " + project.name()));
  }

  Node add(Node parent, String name) {
    Node child = node(parent.isArea(), parent, name);
    parent.add(child);
    return child;
  }

  private Node node(boolean area, @Nullable Node parent, String name) {
    int id = ids.next();
    UUID identifier = organization.derivedId("node", "" + id);
    return new Node(store, id, identifier, area, parent, name);
  }

  /** The node of a field value such as {@code web\Website}, in the project of its first name. */
  Optional<Node> find(boolean area, String path) {
    List<String> names = Arrays.asList(path.replaceFirst("^\\\\", "").split("\\\\"));
    return organization
        .find(names.get(0))
        .flatMap(project -> roots(project).of(area).below(names.subList(1, names.size())));
  }

  Optional<Node> find(boolean area, int id) {
    return byProject.stream().flatMap(roots -> roots.of(area).withId(id).stream()).findFirst();
  }
}

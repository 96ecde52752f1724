// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The query folders of all projects. Changed only under the write lock of the router. */
final class SavedQueries {
  private final Organization organization;
  private final Map<UUID, List<QueryItem>> roots = new HashMap<>();
  private int count;

  SavedQueries(Organization organization) {
    this.organization = organization;
  }

  void addProject(Project project) {
    roots.put(
        project.id(),
        List.of(
            folder(project.name() + "/My Queries", "My Queries"),
            folder(project.name() + "/Shared Queries", "Shared Queries")));
  }

  private QueryItem folder(String seed, String name) {
    UUID id = organization.derivedId("query", seed);
    return new QueryItem(id, name, true, "", organization.now());
  }

  List<QueryItem> roots(Project project) {
    return roots.getOrDefault(project.id(), List.of());
  }

  QueryItem add(QueryItem parent, String name, boolean folder, String wiql) {
    count++;
    UUID id = organization.derivedId("query", "" + count);
    QueryItem item = new QueryItem(id, name, folder, wiql, organization.now());
    parent.add(item);
    return item;
  }

  /** By id, or by path from a root folder with slashes. */
  Optional<QueryItem> find(Project project, String idOrPath) {
    List<QueryItem> top = roots(project);
    Optional<QueryItem> byId = top.stream().flatMap(q -> q.withId(idOrPath).stream()).findFirst();
    return byId.or(() -> byPath(top, Arrays.asList(idOrPath.split("/"))));
  }

  private static Optional<QueryItem> byPath(List<QueryItem> among, List<String> names) {
    Optional<QueryItem> first =
        among.stream().filter(q -> q.name().equalsIgnoreCase(names.get(0))).findFirst();
    return names.size() == 1
        ? first
        : first.flatMap(q -> byPath(q.children(), names.subList(1, names.size())));
  }

  /** By id in any project. */
  Optional<QueryItem> find(String id) {
    return roots.values().stream()
        .flatMap(List::stream)
        .flatMap(root -> root.withId(id).stream())
        .findFirst();
  }
}

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

/** The query folders of all projects. Changed only under the write lock of the router. */
final class SavedQueries {
  private final Organization organization;
  private final Store store;
  private final Table<UUID, List<QueryItem>> roots;
  private final Counter counter;

  SavedQueries(Organization organization, Store store) {
    this.organization = organization;
    this.store = store;
    this.roots = store.table();
    this.counter = store.counter();
  }

  void addProject(Project project) {
    roots.put(
        project.id(),
        List.of(
            folder(project.id() + "/My Queries", "My Queries"),
            folder(project.id() + "/Shared Queries", "Shared Queries")));
  }

  private QueryItem folder(String seed, String name) {
    UUID id = organization.derivedId("query", seed);
    return new QueryItem(store, id, name, true, "", organization.now());
  }

  List<QueryItem> roots(Project project) {
    return roots.find(project.id()).orElse(List.of());
  }

  QueryItem add(QueryItem parent, String name, boolean folder, String wiql) {
    UUID id = organization.derivedId("query", "" + counter.next());
    QueryItem item = new QueryItem(store, id, name, folder, wiql, organization.now());
    parent.add(item);
    return item;
  }

  /** By id, or by path from a root folder with slashes. */
  Optional<QueryItem> find(Project project, String idOrPath) {
    return find(project, idOrPath, false);
  }

  /** As {@link #find(Project, String)}; a deleted one by its id alone. */
  Optional<QueryItem> find(Project project, String idOrPath, boolean withDeleted) {
    List<QueryItem> top = roots(project);
    Optional<QueryItem> byId =
        top.stream().flatMap(q -> q.withId(idOrPath, withDeleted).stream()).findFirst();
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
    return roots.stream()
        .flatMap(List::stream)
        .flatMap(root -> root.withId(id, false).stream())
        .findFirst();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of work item tracking. Changed only under the write lock of the router. */
public final class Tracking {
  private final Organization organization;
  private final Fields fields = new Fields();
  private final List<ItemType> types = ItemType.agile();
  private final Trees trees;
  private final SavedQueries queries;
  private final Attachments attachments;
  private final int queryLimit;
  private final NavigableMap<Integer, WorkItem> items = new TreeMap<>();
  private int lastId;
  private int lastWatermark;
  private int lastComment;
  private int lastResource;

  /**
   * @param queryLimit rows beyond which a query is refused
   */
  public Tracking(Organization organization, int queryLimit) {
    this.organization = organization;
    this.queryLimit = queryLimit;
    this.trees = new Trees(organization);
    this.queries = new SavedQueries(organization);
    this.attachments = new Attachments(organization);
    organization.projects().forEach(this::addProject);
  }

  private void addProject(Project project) {
    trees.addProject(project);
    queries.addProject(project);
  }

  public Organization organization() {
    return organization;
  }

  public Fields fields() {
    return fields;
  }

  List<ItemType> types() {
    return types;
  }

  Trees trees() {
    return trees;
  }

  SavedQueries queries() {
    return queries;
  }

  Attachments attachments() {
    return attachments;
  }

  int queryLimit() {
    return queryLimit;
  }

  ItemType type(String name, Project project) {
    return types.stream()
        .filter(t -> t.name().equalsIgnoreCase(name) || t.referenceName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> WitErrors.noType(name, project.name()));
  }

  /** A field's definition; refuses a name that no field has. */
  Field field(String name) {
    return fields.find(name).orElseThrow(() -> WitErrors.noField(400, name));
  }

  Collection<WorkItem> all() {
    return Collections.unmodifiableCollection(items.values());
  }

  /** The item unless it is missing or in the recycle bin. */
  Optional<WorkItem> find(int id) {
    return any(id).filter(item -> !item.deleted());
  }

  /** The item, in the recycle bin or not. */
  Optional<WorkItem> any(int id) {
    return Optional.ofNullable(items.get(id));
  }

  WorkItem item(int id) {
    return find(id).orElseThrow(() -> WitErrors.noItem(id));
  }

  /** The item if it belongs to the project of the URL, when that names one. */
  WorkItem item(int id, @Nullable Project project) {
    WorkItem item = item(id);
    if (project != null && !projectOf(item).id().equals(project.id())) {
      throw WitErrors.noItem(id);
    }
    return item;
  }

  Project projectOf(WorkItem item) {
    return organization.project(String.valueOf(item.latest().fields().get(Fields.PROJECT)));
  }

  Snapshot snapshot(WorkItem item) {
    return snapshot(item, item.latest());
  }

  Snapshot snapshot(WorkItem item, Revision revision) {
    return new Snapshot(item, revision, this);
  }

  boolean inSight(Relation relation) {
    return relation.target() == 0 || find(relation.target()).isPresent();
  }

  WorkItem newItem() {
    lastId++;
    return new WorkItem(lastId);
  }

  void add(WorkItem item) {
    items.put(item.id(), item);
  }

  void destroy(WorkItem item) {
    items.remove(item.id());
  }

  int nextWatermark() {
    return ++lastWatermark;
  }

  int nextComment() {
    return ++lastComment;
  }

  int nextResource() {
    return ++lastResource;
  }

  /** The URL of an item: that of its own project, wherever it is linked from. */
  String url(WorkItem item) {
    return organization.url() + "/" + projectOf(item).id() + "/_apis/wit/workItems/" + item.id();
  }

  Doc json(Relation relation) {
    String url = any(relation.target()).map(this::url).orElse(relation.url());
    return Doc.of("rel", relation.type().referenceName())
        .with("url", url)
        .with("attributes", relation.attributes());
  }
}

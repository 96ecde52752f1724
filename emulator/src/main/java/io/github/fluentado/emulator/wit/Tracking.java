// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of work item tracking. Changed only under the write lock of the router. */
public final class Tracking {

  /**
   * What the service refuses to exceed.
   *
   * @param queryRows rows beyond which a query is refused
   * @param revisions of an item beyond which the API refuses to change it
   * @param markdown whether large texts may be Markdown, which older Servers do not know
   */
  public record Limits(int queryRows, int revisions, boolean markdown) {}

  private final Organization organization;
  private final Store store;
  private final Fields fields;
  private final Trees trees;
  private final SavedQueries queries;
  private final Attachments attachments;
  private final Limits limits;
  private final Events events;
  private final Sprints sprints;
  private final ProcessTypes types;
  private final Table<Integer, WorkItem> items;
  private final Counter ids;
  private final Counter watermarks;
  private final Counter commentIds;
  private final Counter resourceIds;

  public Tracking(World world, Limits limits) {
    this.organization = world.organization();
    this.events = world.events();
    this.store = world.store();
    this.fields = new Fields(store);
    this.items = store.table();
    this.ids = store.counter();
    this.watermarks = store.counter();
    this.commentIds = store.counter();
    this.resourceIds = store.counter();
    this.limits = limits;
    this.types = new ProcessTypes(organization, store);
    this.trees = new Trees(organization, store);
    this.sprints = new Sprints(world, trees);
    this.queries = new SavedQueries(organization, store);
    this.attachments = new Attachments(organization, store);
    organization.eachProject(this::addProject);
    organization.eachChange(new ProjectChanges(this, store)::follow);
  }

  private void addProject(Project project) {
    trees.addProject(project);
    queries.addProject(project);
    String first = ProjectProcess.base(project.process()).iteration();
    if (!first.isEmpty()) {
      sprints.choose(project.teams().get(0).id(), sprints.add(project, first).id());
    }
  }

  public Organization organization() {
    return organization;
  }

  public Fields fields() {
    return fields;
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

  Store store() {
    return store;
  }

  Events events() {
    return events;
  }

  /** The iterations that teams have chosen. */
  public Sprints sprints() {
    return sprints;
  }

  int queryLimit() {
    return limits.queryRows();
  }

  boolean knowsMarkdown() {
    return limits.markdown();
  }

  int revisionLimit() {
    return limits.revisions();
  }

  /** What a project may hold. */
  public ProjectProcess process(Project project) {
    return types.of(project.process());
  }

  ProcessTypes types() {
    return types;
  }

  ItemType type(String name, Project project) {
    return process(project).type(name).orElseThrow(() -> WitErrors.noType(name, project.name()));
  }

  /** A field's definition; refuses a name that no field has. */
  Field field(String name) {
    return fields.find(name).orElseThrow(() -> WitErrors.noField(400, name));
  }

  Collection<WorkItem> all() {
    return items.values();
  }

  /** The item unless it is missing or in the recycle bin. */
  Optional<WorkItem> find(int id) {
    return any(id).filter(item -> !item.deleted());
  }

  /** The item, in the recycle bin or not. */
  Optional<WorkItem> any(int id) {
    return items.find(id);
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

  /** An item for one look, which is never added. */
  WorkItem passingItem() {
    return new WorkItem(store, -1);
  }

  WorkItem newItem() {
    return new WorkItem(store, ids.next());
  }

  void add(WorkItem item) {
    items.put(item.id(), item);
  }

  void destroy(WorkItem item) {
    items.remove(item.id());
  }

  int nextWatermark() {
    return watermarks.next();
  }

  int nextComment() {
    return commentIds.next();
  }

  int nextResource() {
    return resourceIds.next();
  }

  /** The URL of an item: that of its own project, wherever it is linked from. */
  String url(WorkItem item) {
    return organization.url() + "/" + projectOf(item).id() + "/_apis/wit/workItems/" + item.id();
  }

  /** As answers that speak of no project write it. */
  String shortUrl(WorkItem item) {
    return organization.url() + "/_apis/wit/workItems/" + item.id();
  }

  Doc json(Relation relation) {
    String url = any(relation.target()).map(this::url).orElse(relation.url());
    return Doc.of("rel", relation.type().referenceName())
        .with("url", url)
        .with("attributes", relation.attributes());
  }
}

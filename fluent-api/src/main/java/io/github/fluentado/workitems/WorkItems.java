// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.wit.WorkItemDelete;
import io.github.fluentado.client.wit.WorkItemType;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The door to work items, of a project or of the whole organization. Sends nothing itself.
 *
 * <pre>{@code
 * WorkItems items = ado.project("web").workItems();
 * WorkItem bug = items.create("Bug").set(Fields.TITLE, "It is wrong").addTag("ui").execute();
 * bug.edit().set(Fields.STATE, "Active").onlyIfUnchanged().execute();
 * }</pre>
 */
public final class WorkItems {
  private final Requests requests;

  private WorkItems(Requests requests) {
    this.requests = requests;
  }

  /**
   * Of the project that the connection is a view of, where the service finds only what belongs to
   * it; else of all projects, and what needs one is refused.
   */
  public static WorkItems of(Connection connection) {
    return new WorkItems(new Requests(Check.notNull("connection", connection)));
  }

  /**
   * Of one project.
   *
   * @param project name or id
   */
  public static WorkItems of(Connection connection, String project) {
    return of(Check.notNull("connection", connection).in("project", project));
  }

  public GetWorkItem get(int id) {
    return new GetWorkItem(
        requests, Check.positive("id", id), Asked.EVERYTHING, CallOptions.none());
  }

  /**
   * In the order of the numbers; one that is named twice comes twice, and one that is not there is
   * a failure unless {@link ListWorkItems#omitMissing} is said. No number is no work item, and asks
   * for nothing: so what was found may be handed on as it is, even if it is nothing.
   */
  public ListWorkItems list(Collection<Integer> ids) {
    return ListWorkItems.of(requests, Check.notNull("ids", ids).stream().toList());
  }

  /** The same. */
  public ListWorkItems list(int... ids) {
    return list(Arrays.stream(Check.notNull("ids", ids)).boxed().toList());
  }

  /**
   * Begins a new work item.
   *
   * @param type name of its type, such as {@code User Story}
   * @throws IllegalArgumentException without a project
   */
  public CreateWorkItem create(String type) {
    return new CreateWorkItem(
        requests.inProject("create"),
        Check.segment("type", type),
        Patch.empty(),
        Flags.NONE,
        CallOptions.none());
  }

  /** Begins changes to a work item without loading it before. */
  public EditWorkItem edit(int id) {
    return EditWorkItem.of(requests, Check.positive("id", id));
  }

  /**
   * Changes a work item by what is there: it is read with everything, given to the function, and
   * written if nobody has changed it meanwhile. If somebody has, all of that is done again with
   * what is there by then; see {@link SafeUpdate}. Links are no part of what is tested.
   *
   * <pre>{@code
   * items.update(4711, item -> item.set(PRIORITY, item.peek(PRIORITY).orElse(4) - 1)).execute();
   * }</pre>
   *
   * @param change makes an edit of the work item that it is given; one that changes nothing sends
   *     nothing. It may be called several times
   */
  public SafeUpdate<WorkItem> update(int id, Function<? super WorkItem, EditWorkItem> change) {
    return WorkItem.update(get(id), change);
  }

  /**
   * Links a work item, unless it is linked so already, whoever did that and whatever the comment on
   * the link: so it may be done again and again.
   */
  public SafeUpdate<WorkItem> linkOnce(int id, Link link) {
    return WorkItem.linkOnce(get(id), link);
  }

  /**
   * Makes the same change to any number of work items, 200 in one request, as the list is walked.
   *
   * <pre>{@code
   * items.editAll(ids, edit -> edit.set(STATE, "Closed").addTag("swept")).failures().execute();
   * }</pre>
   *
   * @param change adds to an edit of a work item that is not loaded
   * @throws IllegalArgumentException if there is no number, or one twice
   */
  public EditWorkItems editAll(Collection<Integer> ids, UnaryOperator<EditWorkItem> change) {
    return EditWorkItems.of(requests, ids, change);
  }

  /** Into the recycle bin. */
  public Call<WorkItemDelete> delete(int id) {
    return requests.delete(Check.positive("id", id), false);
  }

  /** For ever. The service may answer without a word, which gives an empty result. */
  public Call<WorkItemDelete> destroy(int id) {
    return requests.delete(Check.positive("id", id), true);
  }

  /** Out of the recycle bin. */
  public Call<WorkItemDelete> restore(int id) {
    return requests.restore(Check.positive("id", id));
  }

  /**
   * The types of the project.
   *
   * @throws IllegalArgumentException without a project
   */
  public Call<List<WorkItemType>> types() {
    return requests.inProject("types").types();
  }

  /** Finds work items by a query without parameters; see {@link Wiql} for others. */
  public QueryWorkItems query(String wiql) {
    return query(Wiql.of(wiql));
  }

  /** Finds work items. */
  public QueryWorkItems query(Wiql wiql) {
    return query(new QuerySource.Text(Check.notNull("wiql", wiql)));
  }

  /** Finds work items by a query that is put together here. */
  public QueryWorkItems query(Select select) {
    return query(Check.notNull("select", select).wiql());
  }

  /** Finds work items by a query that is saved in the project. */
  public QueryWorkItems query(UUID queryId) {
    return query(new QuerySource.Saved(Check.notNull("queryId", queryId).toString()));
  }

  private QueryWorkItems query(QuerySource source) {
    return new QueryWorkItems(
        requests, source, QueryOptions.NONE, Asked.EVERYTHING, CallOptions.none());
  }

  /** All revisions of all work items here, in the order in which they were made. */
  public ListRevisions revisions() {
    return ListRevisions.of(requests);
  }

  /** Begins a batch: up to 200 changes in one request, each with its own outcome. */
  public WorkItemBatch batch() {
    return WorkItemBatch.empty(requests);
  }

  /**
   * Brings a file to the service, from where {@link WorkItemChange#attach} attaches it; see {@link
   * UploadAttachment}.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public UploadAttachment upload(Path file) {
    return Uploads.of(requests, file);
  }

  /** Brings any content to the service, under the given file name. */
  public UploadAttachment upload(String fileName, RequestBody content) {
    return UploadAttachment.of(
        requests, Check.text("fileName", fileName), Check.notNull("content", content));
  }

  /**
   * The content of an attached file.
   *
   * @param attached a relation of type {@link RelationType#ATTACHED_FILE}
   */
  public Download attachment(WorkItemRelation attached) {
    return requests.attachment(Uploads.id(Check.notNull("attached", attached)));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Export;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.PagedRequest;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All revisions of all work items, in the order in which they were made: the service's own way to
 * give out everything. It is a log of changes: the last page has a token, too, from which a later
 * walk goes on with what is new by then.
 *
 * <pre>{@code
 * items.revisions().fields(ID, STATE, CHANGED_DATE).export(Path.of("revisions.jsonl")).execute();
 * }</pre>
 */
public final class ListRevisions extends PagedRequest<WorkItem, ListRevisions> {
  private final Requests requests;
  private final RevisionFilter filter;
  private final CallOptions own;

  private ListRevisions(Requests requests, RevisionFilter filter, CallOptions own) {
    this.requests = requests;
    this.filter = filter;
    this.own = own;
  }

  static ListRevisions of(Requests requests) {
    return new ListRevisions(requests, RevisionFilter.EVERYTHING, CallOptions.none());
  }

  private ListRevisions with(RevisionFilter other) {
    return new ListRevisions(requests, other, own);
  }

  /** These fields only, besides those named before. Without it all, except large texts. */
  public ListRevisions fields(Field<?>... fields) {
    Check.that(Check.notNull("fields", fields).length > 0, "fields", "is empty");
    List<String> all = new ArrayList<>(filter.fields());
    for (Field<?> field : fields) {
      all.add(Check.notNull("fields", field).name());
    }
    return with(filter.fields(all));
  }

  /** Of work items of these types only, besides those named before. */
  public ListRevisions types(String... types) {
    Check.that(Check.notNull("types", types).length > 0, "types", "is empty");
    List<String> all = new ArrayList<>(filter.types());
    for (String type : types) {
      all.add(Check.text("types", type));
    }
    return with(filter.types(all));
  }

  /** Those made since then; a walk that goes on from a token is behind that anyway. */
  public ListRevisions since(Instant time) {
    Asked.EVERYTHING.asOf(Check.notNull("since", time));
    return with(filter.since(time));
  }

  /** Those of work items in the recycle bin as well. */
  public ListRevisions includeDeleted() {
    return with(filter.deleted());
  }

  /** The latest revision of each work item only. */
  public ListRevisions latestOnly() {
    return with(filter.latestOnly());
  }

  /** Large texts as well, which the service gives by a slower way. */
  public ListRevisions largeTexts() {
    return with(filter.expanded());
  }

  @Override
  public ListRevisions with(CallOptions more) {
    return new ListRevisions(requests, filter, own.under(Check.notNull("options", more)));
  }

  @Override
  public Call<Page<WorkItem>> firstPage() {
    // Every page behind the first is asked for by its token alone: with a time, it would be
    // refused.
    return requests.revisions(filter).with(own).firstPage().map(this::following);
  }

  @Override
  public Call<Page<WorkItem>> page(String token) {
    return requests.revisions(filter.since(null)).with(own).page(Check.text("token", token));
  }

  private Page<WorkItem> following(Page<WorkItem> first) {
    String token = first.token().orElse(null);
    if (filter.since() == null || token == null || first.next().isEmpty()) {
      return first;
    }
    return Page.of(first.items(), token, Call.defer(() -> page(token)));
  }

  /**
   * Writes them into a file, one in a line as the JSON that the service gave; see {@link Export}
   * for how it goes on after an interruption.
   */
  public Export<WorkItem> export(Path file) {
    return Export.of(
        this,
        requests.base()
            + requests.connection().place("project").map(p -> "/" + p).orElse("")
            + filter,
        revision -> Json.toTree(WorkItem.SHAPE, revision).toString(),
        file);
  }

  /** Verb and address of its first request. */
  @Override
  public String toString() {
    return requests.revisions(filter).toString();
  }
}

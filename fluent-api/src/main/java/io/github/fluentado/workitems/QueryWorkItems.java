// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemLink;
import io.github.fluentado.client.common.WorkItemReference;
import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.Check;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The work items that a query finds, in its order. A walk runs the query once, which gives numbers,
 * and then fetches the work items, 200 at a time, when it reaches them. A query of links gives each
 * work item of its result once.
 *
 * <p>The service refuses a query with more than 20,000 results; see {@link #top}.
 */
public final class QueryWorkItems extends Paged<WorkItem> {
  private final Requests requests;
  private final BiFunction<Requests, QueryOptions, Call<WorkItemQueryResult>> query;
  private final QueryOptions options;
  private final Asked asked;

  QueryWorkItems(
      Requests requests,
      BiFunction<Requests, QueryOptions, Call<WorkItemQueryResult>> query,
      QueryOptions options,
      Asked asked) {
    this.requests = requests;
    this.query = query;
    this.options = options;
    this.asked = asked;
  }

  /** Fetches these fields only; see {@link GetWorkItem#fields(Field...)}. */
  public QueryWorkItems fields(Field<?>... fields) {
    return new QueryWorkItems(requests, query, options, asked.fields(List.of(fields)));
  }

  /** How much is fetched; see {@link GetWorkItem#expand}. */
  public QueryWorkItems expand(WorkItemExpand expand) {
    return new QueryWorkItems(requests, query, options, asked.expand(expand));
  }

  /** At most that many results; the service then stops looking. */
  public QueryWorkItems top(int most) {
    Check.positive("most", most);
    return with(new QueryOptions(options.team(), most, options.timePrecision()));
  }

  /** Times in the query count with their time of day, not by their date alone. */
  public QueryWorkItems timePrecision() {
    return with(new QueryOptions(options.team(), options.top(), true));
  }

  /**
   * For a team, by name or id, which {@code @CurrentIteration} and the like need.
   *
   * @throws IllegalStateException without a project
   */
  public QueryWorkItems team(String team) {
    requests.projectFor("team");
    Requests.segment("team", team);
    return with(new QueryOptions(team, options.top(), options.timePrecision()));
  }

  private QueryWorkItems with(QueryOptions other) {
    return new QueryWorkItems(requests, query, other, asked);
  }

  /** What the service says: numbers or links, columns, and the time as of which it looked. */
  public Call<WorkItemQueryResult> result() {
    return query.apply(requests, options);
  }

  /** The numbers alone, each once. */
  public Call<List<Integer>> ids() {
    return result().map(QueryWorkItems::idsOf);
  }

  private static List<Integer> idsOf(WorkItemQueryResult result) {
    List<WorkItemLink> links = result.workItemRelations();
    return (links.isEmpty()
            ? result.workItems().stream()
            : links.stream().map(WorkItemLink::target).filter(Objects::nonNull))
        .map(WorkItemReference::id)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  @Override
  public Call<Page<WorkItem>> firstPage() {
    return found().then(ListWorkItems::firstPage);
  }

  /** Runs the query anew and goes on behind the results that the token counts. */
  @Override
  public Call<Page<WorkItem>> page(String token) {
    return found().then(list -> list.page(token));
  }

  private Call<ListWorkItems> found() {
    return ids().map(ids -> new ListWorkItems(requests, ids, asked, false));
  }
}

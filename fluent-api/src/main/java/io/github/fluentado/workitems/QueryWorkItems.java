// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.PagedRequest;
import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.List;

/**
 * The work items that a query finds, in its order. A walk runs the query once, which gives numbers,
 * and then fetches the work items, 200 at a time, when it reaches them. A query of links gives each
 * work item of its result once; one that was deleted since is left out.
 *
 * <p>A query with an {@code ASOF}, or with {@link #asOf}, gives the work items as they were then,
 * and what is read or refreshed later is of that time too. The text of a saved query is not known
 * here: its work items are fetched as of the time that it looked, and stay as of then if that was
 * more than ten minutes before.
 *
 * <p>The service refuses a query with more than 20,000 results. Then it is asked anew in parts, by
 * windows of numbers: flat queries, trees and those of direct links alike, unless {@link #top} is
 * said. Parts follow each other by number, so that an order by anything else holds within a part
 * only, and the result names no sort columns. What changes meanwhile may be seen in part; each work
 * item is looked at once. A saved query that needs it must be of this door's project.
 */
public final class QueryWorkItems extends PagedRequest<WorkItem, QueryWorkItems> {
  private final Requests requests;
  private final QuerySource query;
  private final QueryOptions options;
  private final Asked asked;
  private final CallOptions own;

  QueryWorkItems(
      Requests requests, QuerySource query, QueryOptions options, Asked asked, CallOptions own) {
    this.requests = requests;
    this.query = query;
    this.options = options;
    this.asked = asked;
    this.own = own;
  }

  /** Fetches these fields only; see {@link GetWorkItem#fields(Field...)}. */
  public QueryWorkItems fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** The same for a list. */
  public QueryWorkItems fields(List<? extends Field<?>> fields) {
    return new QueryWorkItems(requests, query, options, asked.fields(fields), own);
  }

  /** How much is fetched; see {@link GetWorkItem#expand}. */
  public QueryWorkItems expand(WorkItemExpand expand) {
    return new QueryWorkItems(requests, query, options, asked.expand(expand), own);
  }

  /**
   * So many requests beside each other, for the parts of a query that is too large and for the work
   * items that are found; see {@link ListWorkItems#atOnce}.
   */
  public QueryWorkItems atOnce(int requests) {
    return with(options.atOnce(Check.positive("atOnce", requests)));
  }

  /** At most that many results; the service then stops looking. */
  public QueryWorkItems top(int most) {
    return with(options.top(Check.positive("most", most)));
  }

  /**
   * Times in the query count with their time of day, not by their date alone. A {@link Wiql} with
   * an {@link Instant} in it implies this.
   */
  public QueryWorkItems timePrecision() {
    return with(options.precise());
  }

  /**
   * Finds what was so then, and gives it as it was then: an {@code ASOF} for a query that has none.
   * Implies {@link #timePrecision}. For a saved query this costs one more request, which reads its
   * text.
   *
   * @throws IllegalArgumentException if the query has an {@code ASOF} of its own; one that is saved
   *     then fails as {@code INVALID}
   */
  public QueryWorkItems asOf(Instant time) {
    Asked.EVERYTHING.asOf(time);
    boolean own = query instanceof QuerySource.Text text && text.wiql().isOfThePast();
    Check.that(!own, "asOf", "is what the query says itself");
    if (query instanceof QuerySource.Saved) {
      requests.inProject("asOf of a saved query");
    }
    return with(options.asOf(time));
  }

  /**
   * For a team, by name or id, which {@code @CurrentIteration} and the like need.
   *
   * @throws IllegalArgumentException without a project
   */
  public QueryWorkItems team(String team) {
    Check.segment("team", team);
    requests.inProject("team");
    return with(options.team(team));
  }

  private QueryWorkItems with(QueryOptions other) {
    return new QueryWorkItems(requests, query, other, asked, own);
  }

  @Override
  public QueryWorkItems with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new QueryWorkItems(requests, query, options, asked, both);
  }

  /** What the service says: numbers or links, columns, and the time as of which it looked. */
  public Call<WorkItemQueryResult> result() {
    return query.result(requests, options).with(own);
  }

  /** The numbers alone, each once. */
  public Call<List<Integer>> ids() {
    return result().map(QuerySource::ids);
  }

  @Override
  public Call<Page<WorkItem>> firstPage() {
    return query.found(requests, options).then(this::fetched).with(own);
  }

  /**
   * Goes on with what was found but not fetched yet when the token was made: it holds the numbers,
   * and the query does not run again. It grows with what is still to come, some 2 characters a work
   * item.
   *
   * @throws IllegalArgumentException if the token is none of a query, or stands for more than
   *     20,000 work items
   */
  @Override
  public Call<Page<WorkItem>> page(String token) {
    return fetched(QueryToken.read(Check.text("token", token))).with(own);
  }

  private Call<Page<WorkItem>> fetched(QuerySource.Found found) {
    Instant asOf = found.asOf();
    Asked then = asOf == null ? asked : asked.asOf(asOf);
    List<Integer> ids = found.ids();
    return new ItemPages(requests, then, found.past() ? then : asked, true, options.atOnce(), own)
        .at(ids, 0, start -> QueryToken.of(left(found, start)));
  }

  private static QuerySource.Found left(QuerySource.Found found, int start) {
    List<Integer> ids = found.ids();
    return new QuerySource.Found(ids.subList(start, ids.size()), found.asOf(), found.past());
  }

  /** What kind of query; its values may be private. */
  @Override
  public String toString() {
    return "QueryWorkItems[" + query.getClass().getSimpleName() + "]";
  }
}

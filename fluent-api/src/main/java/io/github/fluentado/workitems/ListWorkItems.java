// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.PagedRequest;
import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.List;

/**
 * Work items by number, in the order of the numbers, asked for as the walk goes on: 200 at a time,
 * which is what the service allows. No number, no request.
 *
 * <p>One that is missing makes the page that it belongs to fail as {@code NOT_FOUND}, which names
 * all that are missing there. {@link #omitMissing} leaves them out instead.
 */
public final class ListWorkItems extends PagedRequest<WorkItem, ListWorkItems> {
  private final Requests requests;
  private final List<Integer> ids;
  private final Asked asked;
  private final boolean omit;
  private final int atOnce;
  private final CallOptions own;

  private ListWorkItems(
      Requests requests,
      List<Integer> ids,
      Asked asked,
      boolean omit,
      int atOnce,
      CallOptions own) {
    ids.forEach(id -> Check.positive("ids", Check.notNull("ids", id)));
    this.requests = requests;
    this.ids = List.copyOf(ids);
    this.asked = asked;
    this.omit = omit;
    this.atOnce = atOnce;
    this.own = own;
  }

  static ListWorkItems of(Requests requests, List<Integer> ids) {
    return new ListWorkItems(requests, ids, Asked.EVERYTHING, false, 1, CallOptions.none());
  }

  private ListWorkItems with(Asked other) {
    return new ListWorkItems(requests, ids, other, omit, atOnce, own);
  }

  /** These fields only; see {@link GetWorkItem#fields(Field...)}. */
  public ListWorkItems fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** The same for a list. */
  public ListWorkItems fields(List<? extends Field<?>> fields) {
    return with(asked.fields(fields));
  }

  /** How much comes along; see {@link GetWorkItem#expand}. */
  public ListWorkItems expand(WorkItemExpand expand) {
    return with(asked.expand(expand));
  }

  /** As they were then. */
  public ListWorkItems asOf(Instant time) {
    return with(asked.asOf(time));
  }

  /**
   * Leaves out of the walk what is missing; each page tells it with {@code
   * page.envelope(FoundWorkItems.class)}, and {@link #outcome} for all.
   */
  public ListWorkItems omitMissing() {
    return new ListWorkItems(requests, ids, asked, true, atOnce, own);
  }

  /** A missing work item is a failure, as it is without {@link #omitMissing}. */
  public ListWorkItems failOnMissing() {
    return new ListWorkItems(requests, ids, asked, false, atOnce, own);
  }

  /**
   * So many requests beside each other, when the walk reaches a page, which then has up to 200 work
   * items for each of them. One at a time is usual; the order stays, and if one fails, so does the
   * page.
   *
   * @param requests at least 1
   */
  public ListWorkItems atOnce(int requests) {
    Check.positive("atOnce", requests);
    return new ListWorkItems(this.requests, ids, asked, omit, requests, own);
  }

  /** All of them as one call, with the numbers of those that are missing, which are no failure. */
  public Call<FoundWorkItems> outcome() {
    return omitMissing().all().map(found -> FoundWorkItems.of(ids, found));
  }

  @Override
  public ListWorkItems with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new ListWorkItems(requests, ids, asked, omit, atOnce, both);
  }

  @Override
  public Call<Page<WorkItem>> firstPage() {
    return at(0);
  }

  @Override
  public Call<Page<WorkItem>> page(String token) {
    boolean number = Check.text("token", token).matches("\\d{1,9}");
    Check.that(number, "token", "is not from this list");
    return at(Integer.parseInt(token));
  }

  private Call<Page<WorkItem>> at(int start) {
    return new ItemPages(requests, asked, asked, omit, atOnce, own)
        .at(ids, start, Integer::toString)
        .with(own);
  }

  /** How many. */
  @Override
  public String toString() {
    return "ListWorkItems[" + ids.size() + "]";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import java.time.Instant;
import java.util.List;

/**
 * Asks for one work item; without an option for everything, relations and links included. Timeouts,
 * headers and the like are for this call: what the work item does later goes without them.
 */
public final class GetWorkItem extends CallRequest<WorkItem, GetWorkItem> {
  private final Requests requests;
  private final int id;
  private final Asked asked;
  private final CallOptions own;

  GetWorkItem(Requests requests, int id, Asked asked, CallOptions own) {
    this.requests = requests;
    this.id = id;
    this.asked = asked;
    this.own = own;
  }

  private GetWorkItem with(Asked other) {
    return new GetWorkItem(requests, id, other, own);
  }

  /**
   * These fields only, besides those named before.
   *
   * @throws IllegalArgumentException together with an expansion of fields or relations
   */
  public GetWorkItem fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** The same for a list. */
  public GetWorkItem fields(List<? extends Field<?>> fields) {
    return with(asked.fields(fields));
  }

  /**
   * How much comes along.
   *
   * @throws IllegalArgumentException together with a list of fields, unless it adds none
   */
  public GetWorkItem expand(WorkItemExpand expand) {
    return with(asked.expand(expand));
  }

  /** As it was then; what is read or refreshed later is of that time too. */
  public GetWorkItem asOf(Instant time) {
    return with(asked.asOf(time));
  }

  @Override
  public GetWorkItem with(CallOptions more) {
    return new GetWorkItem(requests, id, asked, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<WorkItem> start(CallOptions options) {
    return requests
        .get(id, asked)
        .<WorkItem>map(data -> new WorkItem(requests, data, asked))
        .start(own.under(options));
  }

  /** Verb and address of the request. */
  @Override
  public String toString() {
    return requests.get(id, asked).toString();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Work items by number, in the order of the numbers, asked for as the walk goes on: {@value #MOST}
 * at a time, which is what the service allows. No number, no request.
 *
 * <p>What is missing is left out of the walk; each page tells it with {@code
 * page.envelope(FoundWorkItems.class)}, and {@link #outcome} for all. {@link #failOnMissing} turns
 * it into a failure.
 */
public final class ListWorkItems extends Paged<WorkItem> {
  private static final int MOST = 200;

  private final Requests requests;
  private final List<Integer> ids;
  private final Asked asked;
  private final boolean strict;

  ListWorkItems(Requests requests, List<Integer> ids, Asked asked, boolean strict) {
    ids.forEach(id -> Check.positive("ids", Check.notNull("ids", id)));
    this.requests = requests;
    this.ids = List.copyOf(ids);
    this.asked = asked;
    this.strict = strict;
  }

  /** These fields only; see {@link GetWorkItem#fields(Field...)}. */
  public ListWorkItems fields(Field<?>... fields) {
    return fields(List.of(fields));
  }

  /** The same for a list. */
  public ListWorkItems fields(List<? extends Field<?>> fields) {
    return new ListWorkItems(requests, ids, asked.fields(fields), strict);
  }

  /** How much comes along; see {@link GetWorkItem#expand}. */
  public ListWorkItems expand(WorkItemExpand expand) {
    return new ListWorkItems(requests, ids, asked.expand(expand), strict);
  }

  /** As they were then. */
  public ListWorkItems asOf(Instant time) {
    return new ListWorkItems(requests, ids, asked.asOf(time), strict);
  }

  /** A missing work item makes the page that it belongs to fail as {@code NOT_FOUND}. */
  public ListWorkItems failOnMissing() {
    return new ListWorkItems(requests, ids, asked, true);
  }

  /** All of them as one call, with the numbers that are missing. */
  public Call<FoundWorkItems> outcome() {
    return all().map(found -> FoundWorkItems.of(ids, found));
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
    if (start >= ids.size()) {
      return Call.of(Page.last(List.of()));
    }
    int end = Math.min(start + MOST, ids.size());
    List<Integer> wanted = ids.subList(start, end);
    List<Integer> distinct = wanted.stream().distinct().toList();
    return requests.list(distinct, asked, strict).map(found -> page(wanted, found, end));
  }

  private Page<WorkItem> page(
      List<Integer> wanted, List<io.github.fluentado.client.common.WorkItem> answer, int end) {
    Map<Integer, WorkItem> byId = new HashMap<>();
    answer.stream()
        .map(data -> new WorkItem(requests, data, asked))
        .forEach(item -> byId.put(item.id(), item));
    List<WorkItem> found = wanted.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
    Page<WorkItem> page =
        end == ids.size()
            ? Page.last(found)
            : Page.of(found, Integer.toString(end), Call.defer(() -> at(end)));
    return page.within(FoundWorkItems.of(wanted, found));
  }
}

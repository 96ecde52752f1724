// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages of work items by number.
 *
 * @param fetched what is asked for
 * @param kept what the work items count as asked for later
 * @param omit whether those that are missing are left out, or make their page fail
 * @param atOnce how many requests a page takes at most, beside each other
 * @param own options for each page behind the first
 */
record ItemPages(
    Requests requests, Asked fetched, Asked kept, boolean omit, int atOnce, CallOptions own) {
  /** What the service allows in one request. */
  static final int MOST = 200;

  private static final int NAMED = 20;

  /**
   * The page from a place in the numbers on.
   *
   * @param token of the page that begins at a place
   */
  Call<Page<WorkItem>> at(List<Integer> ids, int start, IntFunction<String> token) {
    if (start >= ids.size()) {
      return Call.of(Page.last(List.of()));
    }
    int end = (int) Math.min(start + (long) MOST * atOnce, ids.size());
    List<Integer> wanted = ids.subList(start, end);
    return wanted.size() <= MOST
        ? one(wanted)
            .withResponse()
            .map(
                answer ->
                    page(found(wanted, answer.value()), ids, end, token)
                        .from(answer.status(), answer.headers()))
        : several(wanted).map(answer -> page(found(wanted, answer), ids, end, token));
  }

  private Call<List<io.github.fluentado.client.common.WorkItem>> one(List<Integer> wanted) {
    return requests.list(wanted.stream().distinct().toList(), fetched);
  }

  private Call<List<io.github.fluentado.client.common.WorkItem>> several(List<Integer> wanted) {
    List<List<Integer>> parts = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += MOST) {
      parts.add(wanted.subList(from, Math.min(from + MOST, wanted.size())));
    }
    return Call.<List<Integer>, List<io.github.fluentado.client.common.WorkItem>>each(
            parts, atOnce, this::one)
        .map(answers -> answers.orThrow().stream().flatMap(List::stream).toList());
  }

  private FoundWorkItems found(
      List<Integer> wanted, List<io.github.fluentado.client.common.WorkItem> answer) {
    Map<Integer, WorkItem> byId = new HashMap<>();
    answer.stream()
        .map(data -> new WorkItem(requests, data, kept))
        .forEach(item -> byId.put(item.id(), item));
    List<WorkItem> found = wanted.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
    FoundWorkItems all = FoundWorkItems.of(wanted, found);
    if (!omit && !all.missing().isEmpty()) {
      throw missing(all.missing());
    }
    return all;
  }

  private static AzureDevOpsException missing(List<Integer> ids) {
    String named = ids.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    String more = ids.size() <= NAMED ? "" : " and " + (ids.size() - NAMED) + " more";
    String text =
        "Work items that were asked for are not there, or not to be seen by this identity: "
            + named
            + more
            + "; omitMissing() leaves such out";
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).build();
  }

  private Page<WorkItem> page(
      FoundWorkItems found, List<Integer> ids, int end, IntFunction<String> token) {
    Page<WorkItem> page =
        end == ids.size()
            ? Page.last(found.found())
            : Page.of(
                found.found(), token.apply(end), Call.defer(() -> at(ids, end, token)).with(own));
    return page.within(found);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.QueryType;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query with more results than the service gives at once, asked for in parts: each for a window
 * of numbers, which is cut in two as long as it is refused. Every result belongs to one window, by
 * its own number or, for links, by that of its source.
 *
 * @param refusal of the whole query
 */
record SplitQuery(
    Requests requests, Wiql wiql, QueryOptions options, AzureDevOpsException refusal) {
  private static final String TOO_MANY = "VS402337";
  private static final Wiql HIGHEST =
      Wiql.of("SELECT [System.Id] FROM WorkItems WHERE [System.Id] > 0 ORDER BY [System.Id] DESC");

  /**
   * Numbers behind the first and up to the last.
   *
   * @param result absent before it is known
   */
  private record Window(int first, int last, @Nullable WorkItemQueryResult result) {
    List<Window> halves() {
      int middle = first + (last - first) / 2;
      return List.of(new Window(first, middle, null), new Window(middle, last, null));
    }
  }

  /** Whether the service has refused a query for the number of its results. */
  static boolean isNeeded(AzureDevOpsException refusal) {
    return refusal.code().filter(TOO_MANY::equals).isPresent();
  }

  Call<WorkItemQueryResult> result() {
    return requests
        .query(HIGHEST.text(), QueryOptions.NONE.top(1))
        .<Integer>map(found -> QuerySource.ids(found).stream().findFirst().orElse(0))
        .then(highest -> round(new Window(0, highest, null).halves()));
  }

  private Call<WorkItemQueryResult> round(List<Window> windows) {
    List<Window> open = windows.stream().filter(window -> window.result() == null).toList();
    return open.isEmpty()
        ? Call.of(joined(windows))
        : Call.<Window, WorkItemQueryResult>each(open, options.atOnce(), this::asked)
            .then(outcomes -> round(known(windows, outcomes.iterator())));
  }

  private Call<WorkItemQueryResult> asked(Window window) {
    Wiql part = wiql.within(window.first(), window.last());
    return requests.query(part.text(), options).map(result -> result);
  }

  private List<Window> known(
      List<Window> windows, Iterator<Outcome<Window, WorkItemQueryResult>> outcomes) {
    List<Window> known = new ArrayList<>();
    for (Window window : windows) {
      if (window.result() == null) {
        known.addAll(known(window, outcomes.next()));
      } else {
        known.add(window);
      }
    }
    return known;
  }

  private List<Window> known(Window window, Outcome<Window, WorkItemQueryResult> outcome) {
    if (outcome.value().isPresent()) {
      return List.of(new Window(window.first(), window.last(), outcome.value().get()));
    }
    Throwable error = outcome.error().orElseThrow();
    boolean refused = error instanceof AzureDevOpsException known && isNeeded(known);
    if (refused && window.last() - window.first() > 1) {
      return window.halves();
    }
    if (error instanceof Error defect) {
      throw defect;
    }
    throw error instanceof RuntimeException known ? known : refusal;
  }

  private WorkItemQueryResult joined(List<Window> windows) {
    List<WorkItemQueryResult> parts = new ArrayList<>();
    windows.forEach(window -> parts.add(Objects.requireNonNull(window.result())));
    Clauses.Order order = wiql.order();
    if (order == Clauses.Order.BY_ID_DOWN) {
      Collections.reverse(parts);
    }
    WorkItemQueryResult whole = parts.get(0);
    if (order == Clauses.Order.OTHER) {
      // What they are not sorted by any more.
      whole = whole.sortColumns(List.of());
    }
    return QueryType.FLAT.equals(whole.queryType())
        ? whole.workItems(parts.stream().flatMap(part -> part.workItems().stream()).toList())
        : whole.workItemRelations(
            Trees.joined(
                QueryType.TREE.equals(whole.queryType()),
                parts.stream().flatMap(part -> part.workItemRelations().stream()).toList()));
  }
}

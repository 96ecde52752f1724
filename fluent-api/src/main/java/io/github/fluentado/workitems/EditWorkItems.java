// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.PagedRequest;
import io.github.fluentado.core.error.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The same change of many work items: the list of what became of each, in the order of the numbers.
 * They are changed as the walk goes on, 200 in one request, which is what the service allows; a
 * walk that stops leaves the rest as it was.
 *
 * <p>A failure of one stops no other and no walk. What was surely not carried out is sent again, up
 * to three times in all. What may have been is sent again only where a second arrival would be
 * refused, see {@link #guarded}; else it is {@code OUTCOME_UNKNOWN}. Only if nobody is signed in,
 * or the client is closed, the walk itself fails.
 */
public final class EditWorkItems extends PagedRequest<Outcome<Integer, WorkItem>, EditWorkItems> {
  private static final int MOST = 200;

  private final Requests requests;
  private final List<Integer> ids;
  private final UnaryOperator<EditWorkItem> change;
  private final boolean guarded;
  private final CallOptions own;

  private EditWorkItems(
      Requests requests,
      List<Integer> ids,
      UnaryOperator<EditWorkItem> change,
      boolean guarded,
      CallOptions own) {
    this.requests = requests;
    this.ids = ids;
    this.change = change;
    this.guarded = guarded;
    this.own = own;
  }

  static EditWorkItems of(
      Requests requests, Collection<Integer> ids, UnaryOperator<EditWorkItem> change) {
    Check.that(!Check.notNull("ids", ids).isEmpty(), "ids", "is empty");
    Set<Integer> seen = new HashSet<>();
    for (Integer id : ids) {
      int number = Check.positive("ids", Check.notNull("ids", id));
      Check.that(seen.add(number), "ids", "names " + number + " twice");
    }
    Check.notNull("change", change);
    return new EditWorkItems(requests, List.copyOf(ids), change, false, CallOptions.none());
  }

  /**
   * Reads the revisions of the work items first, one request more for 200, and changes only what is
   * still at its own: who changes it in between makes that one a {@code CONFLICT}. So an answer
   * that was lost may be met by sending again, unless links are changed.
   */
  public EditWorkItems guarded() {
    return new EditWorkItems(requests, ids, change, true, own);
  }

  /** Changes all, and gives what became of those that could not be changed. */
  public Call<List<Outcome<Integer, WorkItem>>> failures() {
    return Call.defer(
        () -> {
          List<Outcome<Integer, WorkItem>> failures = new ArrayList<>();
          return walk(one -> one.error().isEmpty() || failures.add(one))
              .map(done -> List.copyOf(failures));
        });
  }

  @Override
  public EditWorkItems with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new EditWorkItems(requests, ids, change, guarded, both);
  }

  @Override
  public Call<Page<Outcome<Integer, WorkItem>>> firstPage() {
    return at(0).with(own);
  }

  /** Goes on where an earlier walk has ended; what was changed before is not changed again. */
  @Override
  public Call<Page<Outcome<Integer, WorkItem>>> page(String token) {
    boolean number = Check.text("token", token).matches("\\d{1,9}");
    Check.that(number, "token", "is not from this list");
    return at(Integer.parseInt(token)).with(own);
  }

  private Call<Page<Outcome<Integer, WorkItem>>> at(int start) {
    if (start >= ids.size()) {
      return Call.of(Page.last(List.of()));
    }
    int end = Math.min(start + MOST, ids.size());
    List<Integer> part = ids.subList(start, end);
    return Call.defer(() -> new EditRun(requests, part, change).outcomes(guarded))
        .map(
            outcomes ->
                end == ids.size()
                    ? Page.last(outcomes)
                    : Page.of(
                        outcomes, Integer.toString(end), Call.defer(() -> at(end)).with(own)));
  }

  /** How many; the values may be private. */
  @Override
  public String toString() {
    return "EditWorkItems[" + ids.size() + "]";
  }
}

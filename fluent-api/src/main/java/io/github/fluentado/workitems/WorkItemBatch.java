// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemDelete;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.operation.OperationCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several changes in one request, {@value #MOST} at most. Each succeeds or fails by itself, which
 * its outcome tells; the call fails only as a whole, and as {@code INVALID} before anything is sent
 * if one of them could not be sent whatever the service holds. Immutable. It is never sent twice by
 * itself; only what a server has refused for its version, before any work, goes again.
 *
 * <p>What an {@link EditWorkItem#unlink} needs to know is read before the batch is sent, so it must
 * come before other entries that change links of the same work item.
 */
public final class WorkItemBatch extends CallRequest<List<WorkItemBatch.Outcome>, WorkItemBatch> {
  private static final int MOST = 200;
  private static final int READ_AT_ONCE = 4;

  private final Requests requests;
  private final List<Entry<?>> entries;
  private final CallOptions own;

  private WorkItemBatch(Requests requests, List<Entry<?>> entries, CallOptions own) {
    this.requests = requests;
    this.entries = List.copyOf(entries);
    this.own = own;
  }

  static WorkItemBatch empty(Requests requests) {
    return new WorkItemBatch(requests, List.of(), CallOptions.none());
  }

  /** What became of one entry, in the order of the entries. */
  public static final class Outcome {
    private final int status;
    private final @Nullable Object value;
    private final Optional<WorkItem> item;
    private final @Nullable AzureDevOpsException error;

    private Outcome(
        int status,
        @Nullable Object value,
        Optional<WorkItem> item,
        @Nullable AzureDevOpsException error) {
      this.status = status;
      this.value = value;
      this.item = item;
      this.error = error;
    }

    static Outcome of(int status, @Nullable Object value, Optional<WorkItem> item) {
      return new Outcome(status, value, item, null);
    }

    static Outcome failed(int status, AzureDevOpsException error) {
      return new Outcome(status, null, Optional.empty(), error);
    }

    /** As if it had been a request of its own; 0 for one that failed before it was sent. */
    public int status() {
      return status;
    }

    /** What was created or changed by {@link WorkItemBatch#add(WorkItemChange)}. */
    public Optional<WorkItem> item() {
      return item;
    }

    /** What the request of the entry gives, if it is of that type; absent after a failure. */
    public <T> Optional<T> value(Class<T> type) {
      return Optional.ofNullable(value).filter(type::isInstance).map(type::cast);
    }

    /** Absent after a success. */
    public Optional<AzureDevOpsException> error() {
      return Optional.ofNullable(error);
    }

    /** Status and kind of the failure; the values may be private. */
    @Override
    public String toString() {
      return "Outcome[" + status + (error == null ? "]" : ", " + error.kind() + "]");
    }
  }

  /**
   * An entry before the run.
   *
   * @param change absent for a generated request
   * @param ready gives the request, after a look at the service if it needs one
   */
  private record Entry<T>(
      @Nullable WorkItemChange<?> change,
      Call<? extends OperationCall<T, ?>> ready,
      Function<T, Optional<WorkItem>> item) {

    Call<BatchEntry<T>> at(int place, String base) {
      return ready.map(request -> new BatchEntry<>(place, base, request, item));
    }
  }

  /** One more change, made by {@link WorkItems#edit}, {@link WorkItems#create} and the like. */
  public WorkItemBatch add(WorkItemChange<?> change) {
    Check.notNull("change", change);
    return and(
        new Entry<io.github.fluentado.client.common.WorkItem>(
            change, change.entry(), answer -> Optional.of(change.accepted(answer))));
  }

  /**
   * One more generated request of work item tracking, with its values and options; what they say of
   * time and attempts has no place here. {@link Outcome#value} is what it gives.
   *
   * @throws IllegalArgumentException if it goes elsewhere, or has a body that is no JSON
   */
  public <T> WorkItemBatch add(OperationCall<T, ?> request) {
    Check.notNull("request", request);
    BatchEntry.check(requests.base(), request);
    return and(new Entry<>(null, Call.of(request), value -> Optional.empty()));
  }

  /** One more deletion, into the recycle bin. */
  public WorkItemBatch delete(int id) {
    OperationCall<WorkItemDelete, ?> delete = requests.delete(Check.positive("id", id), false);
    return add(delete);
  }

  private WorkItemBatch and(Entry<?> entry) {
    Check.that(entries.size() < MOST, "batch", "has " + MOST + " entries, which is the most");
    List<Entry<?>> more = new ArrayList<>(entries);
    more.add(entry);
    return new WorkItemBatch(requests, more, own);
  }

  @Override
  public WorkItemBatch with(CallOptions more) {
    return new WorkItemBatch(requests, entries, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<List<Outcome>> start(CallOptions options) {
    return Call.defer(this::run).start(own.under(options));
  }

  private Call<List<Outcome>> run() {
    List<@Nullable WorkItemChange<?>> changes = new ArrayList<>();
    entries.forEach(entry -> changes.add(entry.change()));
    Optional<AzureDevOpsException> problem = BatchOrder.problem(changes);
    if (problem.isPresent()) {
      return Call.failed(problem.get());
    }
    List<Integer> places = IntStream.range(0, entries.size()).boxed().toList();
    return Call.<Integer, BatchEntry<?>>each(places, READ_AT_ONCE, this::prepared)
        .then(prepared -> new BatchRun(requests, prepared).sent());
  }

  private Call<? extends BatchEntry<?>> prepared(int place) {
    return entries.get(place).at(place, requests.base());
  }

  /** How many changes. */
  @Override
  public String toString() {
    return "WorkItemBatch[" + entries.size() + "]";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One run of the same change of up to 200 work items: each is sent until it has an outcome that
 * stays. Used by one thread at a time.
 */
final class EditRun {
  /** How often each is sent at most. */
  static final int ROUNDS = 3;

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Set<ErrorKind> NOT_CARRIED_OUT =
      Set.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE);
  private static final Set<ErrorKind> UNCERTAIN =
      Set.of(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.SERVER_ERROR);
  // With these, all that follows would fail the same way.
  private static final Set<ErrorKind> HOPELESS =
      Set.of(
          ErrorKind.UNAUTHENTICATED, ErrorKind.REDIRECTED, ErrorKind.CANCELLED, ErrorKind.CLOSED);

  private final Requests requests;
  private final List<Integer> ids;
  private final Map<Integer, EditWorkItem> pending = new LinkedHashMap<>();
  private final Map<Integer, Call<WorkItem>> done = new HashMap<>();
  private final Set<Integer> perhapsDone = new HashSet<>();

  EditRun(Requests requests, List<Integer> ids, UnaryOperator<EditWorkItem> change) {
    this.requests = requests;
    this.ids = ids;
    ids.forEach(id -> add(id, change.apply(EditWorkItem.of(requests, id))));
  }

  private void add(int id, EditWorkItem edit) {
    EditWorkItem given = Check.notNull("the edit that a function gave", edit);
    Check.that(given.id() == id, "the edit that a function gave", "is of another work item");
    Optional<String> problem = given.problem();
    if (problem.isPresent()) {
      fail(id, AzureDevOpsException.of(ErrorKind.INVALID, problem.get()).build());
    } else {
      pending.put(id, given);
    }
  }

  private void fail(int id, AzureDevOpsException error) {
    done.put(id, Call.failed(error));
    pending.remove(id);
  }

  Call<List<Outcome<Integer, WorkItem>>> outcomes(boolean guarded) {
    Call<Done> ready = guarded && !pending.isEmpty() ? guard() : Call.of(Done.DONE);
    return ready.then(known -> round(1)).then(over -> told()).map(Outcomes::all);
  }

  private Call<Outcomes<Integer, WorkItem>> told() {
    return Call.each(ids, 1, id -> Objects.requireNonNull(done.get(id)));
  }

  /** Has each test the revision that it is at. */
  private Call<Done> guard() {
    Asked revision = Asked.EVERYTHING.fields(List.of(Fields.REV));
    return requests
        .list(List.copyOf(pending.keySet()), revision)
        .map(
            items -> {
              Map<Integer, Integer> revisions = new HashMap<>();
              items.forEach(
                  item -> {
                    Snapshot seen = new Snapshot(item, revision);
                    revisions.put(seen.id(), seen.revision());
                  });
              List.copyOf(pending.keySet()).forEach(id -> guard(id, revisions.get(id)));
              return Done.DONE;
            });
  }

  private void guard(int id, @Nullable Integer revision) {
    EditWorkItem edit = Objects.requireNonNull(pending.get(id));
    if (revision == null) {
      String text = "Work item " + id + " is not there, or not to be seen by this identity";
      fail(id, AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).build());
    } else if (!edit.patch().testsRevision()) {
      pending.put(id, edit.expectRevision(revision));
    }
  }

  private Call<Done> round(int number) {
    if (pending.isEmpty()) {
      return Call.of(Done.DONE);
    }
    WorkItemBatch batch = WorkItemBatch.empty(requests);
    for (EditWorkItem edit : pending.values()) {
      batch = batch.add(edit);
    }
    List<Integer> sent = List.copyOf(pending.keySet());
    return batch
        .map(outcomes -> taken(sent, outcomes, number))
        .recover(failure -> failed(sent, failure, number))
        .then(
            over ->
                pending.isEmpty()
                    ? Call.of(over)
                    : Call.pause(FIRST_WAIT.multipliedBy(1L << (number - 1)))
                        .then(waited -> round(number + 1)));
  }

  private Done taken(List<Integer> sent, List<WorkItemBatch.Outcome> outcomes, int round) {
    for (int i = 0; i < sent.size(); i++) {
      WorkItemBatch.Outcome outcome = outcomes.get(i);
      int id = sent.get(i);
      outcome.error().ifPresent(error -> failed(id, error, round));
      outcome.item().ifPresent(item -> succeeded(id, item));
    }
    return Done.DONE;
  }

  private void succeeded(int id, WorkItem item) {
    done.put(id, Call.of(item));
    pending.remove(id);
  }

  private Call<Done> failed(List<Integer> sent, AzureDevOpsException failure, int round) {
    if (HOPELESS.contains(failure.kind())) {
      return Call.failed(failure);
    }
    // The client has met what passes already.
    sent.forEach(id -> failed(id, failure, isUncertain(failure) ? round : ROUNDS));
    return Call.of(Done.DONE);
  }

  private static boolean isUncertain(AzureDevOpsException failure) {
    return UNCERTAIN.contains(failure.kind());
  }

  private void failed(int id, AzureDevOpsException error, int round) {
    EditWorkItem edit = Objects.requireNonNull(pending.get(id));
    boolean again =
        NOT_CARRIED_OUT.contains(error.kind())
            || (isUncertain(error) && edit.patch().refusesASecondArrival());
    if (isUncertain(error)) {
      perhapsDone.add(id);
    }
    if (!again || round >= ROUNDS) {
      fail(id, perhapsDone.contains(id) ? unknown(id, error) : error);
    }
  }

  /** A conflict after a lost answer may be with the change itself. */
  private static AzureDevOpsException unknown(int id, AzureDevOpsException error) {
    if (error.kind() == ErrorKind.OUTCOME_UNKNOWN) {
      return error;
    }
    String text = "Whether work item " + id + " was changed is not known";
    return AzureDevOpsException.of(ErrorKind.OUTCOME_UNKNOWN, text).cause(error).build();
  }
}

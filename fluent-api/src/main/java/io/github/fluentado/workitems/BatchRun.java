// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemBatchResponse;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One run of a batch: entries whose version the server has refused go again, together, and each
 * entry keeps the outcome that it has. Used by one thread at a time.
 */
final class BatchRun {
  private final Requests requests;
  private final TreeMap<Integer, WorkItemBatch.Outcome> done = new TreeMap<>();
  private final List<BatchEntry<?>> pending = new ArrayList<>();

  BatchRun(Requests requests, Outcomes<Integer, BatchEntry<?>> prepared) {
    this.requests = requests;
    prepared.forEach(this::take);
  }

  private void take(Outcome<Integer, BatchEntry<?>> one) {
    one.value().ifPresent(pending::add);
    one.error()
        .ifPresent(error -> done.put(one.of(), WorkItemBatch.Outcome.failed(0, known(error))));
  }

  private static AzureDevOpsException known(Throwable error) {
    return error instanceof AzureDevOpsException known
        ? known
        : AzureDevOpsException.of(ErrorKind.INVALID, "An entry of a batch cannot be made")
            .cause(error)
            .build();
  }

  /** Sends what there is to send. The call fails if the batch as a whole does. */
  Call<List<WorkItemBatch.Outcome>> sent() {
    return pending.isEmpty() ? Call.of(outcomes()) : round(pending).then(this::again);
  }

  /** What was done before has its outcome, whatever becomes of the rest. */
  private Call<List<WorkItemBatch.Outcome>> again(List<BatchEntry<?>> refused) {
    if (refused.isEmpty()) {
      return Call.of(outcomes());
    }
    Call<List<BatchEntry<?>>> round = round(refused);
    boolean alone = refused.size() == pending.size();
    return (alone ? round : round.recover(failure -> abandoned(refused, failure)))
        .then(this::again);
  }

  private Call<List<BatchEntry<?>>> abandoned(
      List<BatchEntry<?>> entries, AzureDevOpsException failure) {
    entries.forEach(entry -> done.put(entry.place(), WorkItemBatch.Outcome.failed(0, failure)));
    return Call.of(List.of());
  }

  /** Sends the entries and gives those that are to be sent again. */
  private Call<List<BatchEntry<?>>> round(List<BatchEntry<?>> entries) {
    return requests.batch(BatchEntry.body(entries)).map(answers -> refused(entries, answers));
  }

  private List<BatchEntry<?>> refused(
      List<BatchEntry<?>> entries, List<WorkItemBatchResponse> answers) {
    if (answers.size() != entries.size()) {
      String text = "Batch of " + entries.size() + " entries got " + answers.size() + " answers";
      throw AzureDevOpsException.of(ErrorKind.UNDECODABLE, text).build();
    }
    List<BatchEntry<?>> again = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      BatchEntry<?> entry = entries.get(i);
      HttpResponse answer = BatchEntry.answer(answers.get(i));
      if (entry.refused(answer)) {
        again.add(entry);
      } else {
        done.put(entry.place(), entry.outcome(answer));
      }
    }
    return again;
  }

  private List<WorkItemBatch.Outcome> outcomes() {
    return List.copyOf(done.values());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.core.error.ErrorKind.NOT_FOUND;
import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.Polling;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Goes on after a failure, waits for something to become true, and does many things at once. */
final class JoinCalls implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new JoinCalls(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();

    Call<WorkItem> found =
        items.get(999_999).recover(NOT_FOUND, error -> items.create("Bug").set(TITLE, "New"));

    WorkItem bug = found.execute();
    out.println("instead: " + bug.peek(TITLE).orElse(""));
    CompletableFuture<WorkItem> change = items.edit(bug.id()).set(STATE, "Active").executeAsync();

    Call<WorkItem> active =
        items
            .get(bug.id())
            .until(
                item -> item.peek(STATE).equals(Optional.of("Active")),
                Polling.every(Duration.ofMillis(100)).within(Duration.ofMinutes(1)));

    out.println("waited for: " + active.execute().peek(STATE).orElse(""));
    change.join(); // a failure of it would be thrown here

    Outcomes<Integer, WorkItem> outcomes =
        Call.each(List.of(id, bug.id(), 999_999), 8, items::get).execute();

    for (Outcome<Integer, WorkItem> outcome : outcomes) {
      out.println(outcome.error().isPresent() ? outcome.of() + " failed" : "read");
    }
  }
}

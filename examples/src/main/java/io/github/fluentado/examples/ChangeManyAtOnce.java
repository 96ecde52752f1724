// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.PRIORITY;
import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.WorkItemBatch;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.util.List;

/** Sends many changes in one request; each has its own outcome. */
final class ChangeManyAtOnce implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ChangeManyAtOnce(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();

    List<WorkItemBatch.Outcome> outcomes =
        items
            .batch()
            .add(items.create("Task").set(TITLE, "Write it down"))
            .add(items.edit(id).set(PRIORITY, 1))
            .execute();

    outcomes.forEach(outcome -> out.println(outcome.status()));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.PRIORITY;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;

/** Changes a work item by what is there, and again if somebody was faster. */
final class UpdateAWorkItem implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new UpdateAWorkItem(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();

    WorkItem raised =
        items
            .update(id, item -> item.set(PRIORITY, Math.max(1, item.peek(PRIORITY).orElse(3) - 1)))
            .execute();

    out.println("priority " + raised.peek(PRIORITY).orElseThrow());
  }
}

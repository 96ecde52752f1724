// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.Wiql;
import io.github.fluentado.workitems.WorkItem;
import java.io.PrintStream;
import java.util.List;

/** Finds work items by a query, and loads them as the loop reaches them. */
final class QueryWorkItems implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new QueryWorkItems(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Wiql wiql =
        Wiql.of(
            "SELECT [System.Id] FROM WorkItems WHERE ? IN ? ORDER BY [System.Id]",
            STATE,
            List.of("New", "Active"));

    for (WorkItem item : ado.project(project).workItems().query(wiql).fields(TITLE, STATE)) {
      out.println(
          item.id() + " " + item.peek(TITLE).orElse("") + ": " + item.peek(STATE).orElse(""));
    }
  }
}

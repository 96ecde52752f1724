// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.FoundWorkItems;
import java.io.PrintStream;
import java.util.List;

/** Loads many work items by number, and tells which are missing. */
final class ListWorkItems implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ListWorkItems(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    FoundWorkItems outcome =
        ado.workItems().list(List.of(id, 999_999)).fields(TITLE).outcome().execute();

    outcome.found().forEach(item -> out.println(item.peek(TITLE).orElse("")));
    out.println("missing: " + outcome.missing());
  }
}

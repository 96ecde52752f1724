// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.REASON;
import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.WorkItem;
import java.io.PrintStream;

/** Reads fields: those that were fetched, and one that was not. */
final class ReadAField implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ReadAField(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItem item = ado.project(project).workItems().get(id).fields(TITLE).execute();

    String title = item.peek(TITLE).orElse("(none)"); // held: never touches the network
    String reason = item.read(REASON).execute().orElse("(none)"); // one refresh, then remembered

    out.println(title + ", because: " + reason);
  }
}

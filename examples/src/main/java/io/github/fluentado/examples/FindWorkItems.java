// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Condition.hasTag;
import static io.github.fluentado.workitems.Condition.in;
import static io.github.fluentado.workitems.Condition.inProject;
import static io.github.fluentado.workitems.Condition.isNot;
import static io.github.fluentado.workitems.Fields.ID;
import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TITLE;
import static io.github.fluentado.workitems.Fields.WORK_ITEM_TYPE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.Select;
import io.github.fluentado.workitems.WorkItem;
import java.io.PrintStream;
import java.util.List;

/** Finds any number of work items by conditions, and loads them four requests at a time. */
final class FindWorkItems implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new FindWorkItems(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Select open =
        Select.items()
            .where(
                inProject()
                    .and(
                        isNot(STATE, "Closed"),
                        in(WORK_ITEM_TYPE, List.of("Epic", "Task")).or(hasTag("money"))))
            .orderBy(ID);

    for (WorkItem item :
        ado.project(project).workItems().query(open).fields(TITLE, STATE).atOnce(4)) {
      out.println(item.peek(TITLE).orElse(""));
    }
  }
}

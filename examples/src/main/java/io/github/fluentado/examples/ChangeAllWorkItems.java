// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.STATE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.workitems.Condition;
import io.github.fluentado.workitems.Select;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Makes one change to all work items that are found, and lists those that could not be changed. */
final class ChangeAllWorkItems implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ChangeAllWorkItems(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();
    Select fresh = Select.items().where(Condition.is(STATE, "New"));
    List<Integer> ids = new ArrayList<>(items.query(fresh).ids().execute());
    ids.add(999_999);

    List<Outcome<Integer, WorkItem>> failures =
        items
            .editAll(ids, edit -> edit.set(STATE, "Active").addTag("swept"))
            .guarded()
            .failures()
            .execute();

    out.println((ids.size() - failures.size()) + " changed");
    failures.forEach(one -> out.println(one.of() + ": " + one.error().orElseThrow().getMessage()));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.DESCRIPTION;
import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.workitems.RelationType;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.net.URI;

/** Makes several changes at once, and finds out when somebody else was faster. */
final class ChangeAWorkItem implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ChangeAWorkItem(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();

    WorkItem bug =
        items.create("Bug").set(TITLE, "The page stays white").addTag("browser").execute();

    bug.edit()
        .set(STATE, "Active")
        .set(DESCRIPTION, "Seen after signing in.")
        .link(RelationType.PARENT, id)
        .hyperlink(URI.create("https://example.com/report/17"))
        .comment("I am on it.")
        .onlyIfUnchanged()
        .execute();

    try {
      items.edit(bug.id()).set(TITLE, "Too late").expectRevision(1).execute();
    } catch (AzureDevOpsException e) {
      if (e.kind() != ErrorKind.CONFLICT) {
        throw e;
      }
      out.println("Somebody was faster: revision " + bug.revision());
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.CHANGED_DATE;
import static io.github.fluentado.workitems.Fields.ID;
import static io.github.fluentado.workitems.Fields.STATE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.core.Export;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all revisions into a file, and later adds what is new; a cut-off run goes on. */
final class ExportRevisions implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ExportRevisions(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();
    Path file = Files.createTempDirectory("export").resolve("revisions.jsonl");

    Export<WorkItem> export =
        items
            .revisions()
            .fields(ID, STATE, CHANGED_DATE)
            .export(file)
            .onProgress(progress -> out.println(progress.lines() + " lines"));

    export.execute();
    items.edit(id).set(STATE, "Active").execute();
    export.execute();
    out.println(Files.readAllLines(file).size());
  }
}

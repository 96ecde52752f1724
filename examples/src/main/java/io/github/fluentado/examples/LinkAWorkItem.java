// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.Link;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.net.URI;

/** Links a work item to a build and to an address; doing it twice makes no second link. */
final class LinkAWorkItem implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new LinkAWorkItem(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();

    items.linkOnce(id, Link.build(20_260)).execute();
    items.linkOnce(id, Link.build(20_260)).execute();
    WorkItem linked =
        items
            .linkOnce(id, Link.to(URI.create("https://wiki.example/why")).comment("why"))
            .execute();

    linked
        .peekRelations()
        .orElseThrow()
        .forEach(relation -> out.println(relation.rel() + " " + relation.url()));
  }
}

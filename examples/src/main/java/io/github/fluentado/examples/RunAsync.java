// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;

/** The same calls without waiting. */
final class RunAsync implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new RunAsync(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItems items = ado.project(project).workItems();

    CompletableFuture<String> title =
        items.get(id).executeAsync().thenApply(item -> item.peek(TITLE).orElse(""));

    CompletableFuture<?> walk =
        items
            .query("SELECT [System.Id] FROM WorkItems")
            .limit(3)
            .forEachAsync(item -> out.println("walked past " + item.id()));

    out.println(title.join());
    walk.join();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.workitems.WorkItem;
import java.io.PrintStream;

/** The first useful call. */
final class FirstCall implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new FirstCall(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    out.println(title(ado, project, id));
  }

  private static String title(AzureDevOps ado, String project, int id) {
    return ado.project(project).workItems().get(id).execute().peek(TITLE).orElse("");
  }

  static void onServices(String token) {
    try (AzureDevOps ado = AzureDevOps.connect("contoso", Credential.pat(token))) {
      WorkItem item = ado.project("web").workItems().get(4711).execute();
      System.out.println(item.peek(TITLE).orElse("(no title)"));
    }
  }
}

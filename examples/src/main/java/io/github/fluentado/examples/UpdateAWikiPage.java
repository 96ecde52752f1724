// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wiki.WikiPageDetail;
import io.github.fluentado.wiki.VersionedPage;
import io.github.fluentado.wiki.Wikis;
import java.io.PrintStream;

/** Adds a line to a page of a wiki, whoever else writes at the same time. */
final class UpdateAWikiPage implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new UpdateAWikiPage(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    Wikis.One wiki = ado.project(project).wikis().wiki(project + ".wiki");
    wiki.create("/Opening hours", "Monday: 9 to 17\n").execute();

    // Read, changed, and written only if nobody was faster; else again.
    VersionedPage changed =
        wiki.update("/Opening hours", text -> text + "Tuesday: closed\n").execute();
    out.print(changed.content());
    for (WikiPageDetail page : wiki.walk()) {
      out.println(page.id() + " " + page.path());
    }
  }
}

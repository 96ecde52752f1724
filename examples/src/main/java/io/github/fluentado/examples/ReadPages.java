// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.CommentCreate;
import io.github.fluentado.client.wit.CommentsApi;
import io.github.fluentado.client.wit.WitCommentList;
import io.github.fluentado.client.wit.WorkItemComment;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.Paged;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Walks a list of a generated operation, and goes on from where an earlier walk ended. */
final class ReadPages implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ReadPages(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    CommentsApi comments = ado.raw(CommentsApi.class);
    for (String text : List.of("first", "second", "third")) {
      comments.add(project, id, new CommentCreate().text(text)).execute();
    }

    Paged<WorkItemComment> paged = comments.list(project, id).top(2); // nothing sent yet
    for (WorkItemComment comment : paged) { // a page is asked for when the loop reaches it
      out.println(comment.text());
    }

    Page<WorkItemComment> page = paged.firstPage().execute();
    Optional<String> token = page.token(); // absent on the last page; keep it as it is
    token.ifPresent(next -> out.println("then: " + paged.from(next).stream().count()));

    // Some lists come inside an object that tells more.
    Optional<WitCommentList> around = page.envelope(WitCommentList.class);
    around.ifPresent(list -> out.println("total: " + list.totalCount()));
  }
}

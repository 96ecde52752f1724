// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNullElse;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.pullrequests.PullRequests;
import java.io.PrintStream;

/** Looks at the titles of all open pull requests: a status for each, and a comment if need be. */
final class ReviewPullRequests implements Example {
  private static final int SHORT = 10;

  public static void main(String... args) throws Exception {
    Example.main(new ReviewPullRequests(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    openOne(ado.project(project).repository(project));
    for (GitPullRequest request : ado.pullRequests().list()) {
      PullRequests.One one = ado.pullRequests().pullRequest(request);
      String title = requireNonNullElse(request.title(), "");
      boolean good = title.length() >= SHORT;
      GitStatusState state = good ? GitStatusState.SUCCEEDED : GitStatusState.FAILED;
      one.status("example", "title", state).description("Is the title telling?").execute();
      if (!good) {
        // However often this runs, there is one comment.
        one.commentOnce("example/title", "Please say more in the title.").execute();
        one.commentOnce("example/title", "Please say more in the title.").execute();
      }
      out.println("!" + one.id() + " " + title + ": " + state);
      out.println("comments: " + one.threads("example/title").execute().size());
    }
  }

  private static void openOne(Repositories.One repository) {
    Branch branch = Branch.of("example/short");
    repository.createBranch(branch, Branch.of("main")).execute();
    repository.push(branch, "A note").add("/note.md", "A note").execute();
    repository.pullRequests().create(branch, Branch.of("main")).title("Note").execute();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.pullrequests.PullRequests;
import java.io.PrintStream;

/** Pushes a commit to a new branch, opens a pull request, and completes it. */
final class OpenAPullRequest implements Example {
  private static final Branch HOURS = Branch.of("example/opening-hours");
  private static final Branch MAIN = Branch.of("main");

  public static void main(String... args) throws Exception {
    Example.main(new OpenAPullRequest(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    // A project's first repository has the project's name.
    Repositories.One repository = ado.project(project).repository(project);
    repository.createBranch(HOURS, MAIN).execute();
    repository
        .push(HOURS, "Add the opening hours")
        .add("/opening-hours.md", "Monday to Friday, 9 to 17")
        .execute();

    PullRequests requests = repository.pullRequests();
    GitPullRequest opened =
        requests.create(HOURS, MAIN).title("Tell the opening hours").workItem(id).execute();
    int number = requireNonNull(opened.pullRequestId());
    out.println("opened !" + number + ", merge: " + opened.mergeStatus());

    // The service merges after it has answered: that is waited for.
    GitPullRequest merged =
        requests.pullRequest(number).complete().squash().deleteSourceBranch().execute();
    out.println("now: " + merged.status());
    out.println("on main: " + repository.text("/opening-hours.md", MAIN).execute());
  }
}

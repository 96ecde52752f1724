// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.ItemContent;
import io.github.fluentado.client.common.ItemContentType;
import io.github.fluentado.client.common.VersionControlChangeType;
import io.github.fluentado.client.git.GitChange;
import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestCompletionOptions;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.client.git.GitRef;
import io.github.fluentado.client.git.GitRefUpdate;
import io.github.fluentado.client.git.ItemsApi;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.git.PullRequestsApi;
import io.github.fluentado.client.git.PushesApi;
import io.github.fluentado.client.git.RefsApi;
import java.io.PrintStream;
import java.util.List;

/** Pushes a commit to a new branch, opens a pull request, and completes it. */
final class OpenAPullRequest implements Example {
  private static final String BRANCH = "refs/heads/example/opening-hours";
  private static final String FILE = "/opening-hours.md";

  public static void main(String... args) throws Exception {
    Example.main(new OpenAPullRequest(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    String repository = project; // a project's first repository has the project's name
    GitRef main =
        ado.raw(RefsApi.class).list(repository).project(project).filter("heads/main").stream()
            .findFirst()
            .orElseThrow();

    push(ado, project, repository, main);

    PullRequestsApi pullRequests = ado.raw(PullRequestsApi.class);
    GitPullRequest opened =
        pullRequests
            .create(
                repository,
                new GitPullRequest()
                    .title("Tell the opening hours")
                    .sourceRefName(BRANCH)
                    .targetRefName(requireNonNull(main.name())))
            .project(project)
            .execute();
    int number = requireNonNull(opened.pullRequestId());
    out.println("opened !" + number + ", merge: " + opened.mergeStatus());

    // What has been looked at is what is merged: a push in between would be refused.
    pullRequests
        .update(
            repository,
            number,
            new GitPullRequest()
                .status(PullRequestStatus.COMPLETED)
                .lastMergeSourceCommit(requireNonNull(opened.lastMergeSourceCommit()))
                .completionOptions(new GitPullRequestCompletionOptions().deleteSourceBranch(true)))
        .project(project)
        .execute();
    out.println("now: " + outcome(ado, project, number).status());

    GitItem merged =
        ado.raw(ItemsApi.class)
            .get(repository, FILE)
            .project(project)
            .includeContent(true)
            .execute();
    out.println("on main: " + merged.content());
  }

  /** The service merges after it has answered. */
  private static GitPullRequest outcome(AzureDevOps ado, String project, int number)
      throws InterruptedException {
    PullRequestsApi pullRequests = ado.raw(PullRequestsApi.class);
    while (true) {
      GitPullRequest now = pullRequests.getById(number).project(project).execute();
      if (!PullRequestStatus.ACTIVE.equals(now.status())) {
        return now;
      }
      Thread.sleep(500);
    }
  }

  private static void push(AzureDevOps ado, String project, String repository, GitRef from) {
    GitChange added =
        new GitChange()
            .changeType(VersionControlChangeType.ADD)
            .item(new GitItem().path(FILE))
            .newContent(
                new ItemContent()
                    .content("Monday to Friday, 9 to 17")
                    .contentType(ItemContentType.RAW_TEXT));
    GitPush push =
        new GitPush()
            .refUpdates(
                List.of(
                    new GitRefUpdate().name(BRANCH).oldObjectId(requireNonNull(from.objectId()))))
            .commits(
                List.of(
                    new GitCommitRef().comment("Add the opening hours").changes(List.of(added))));
    ado.raw(PushesApi.class).create(repository, push).project(project).execute();
  }
}

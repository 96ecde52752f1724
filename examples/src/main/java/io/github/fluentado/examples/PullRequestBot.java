// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitStatusContext;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.core.Call;
import io.github.fluentado.pullrequests.PullRequests;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bot that looks at pull requests as a maintainer would: is the title one, is a work item linked,
 * has the author signed the contributor agreement? Each answer is a status, which a policy may ask
 * for, and one comment tells what is missing; it is settled when nothing is any more. What is said
 * already is not said again, so it may run as often as it likes, for an event or in the night.
 *
 * @param signed unique names of those who signed, in lower case
 */
record PullRequestBot(Set<String> signed) implements Example {
  private static final String GENRE = "contributing";
  private static final String KEY = "contributing-bot";

  /** One thing that is asked of a pull request. */
  private record Check(String name, boolean passed, String otherwise) {
    GitStatusState state() {
      return passed ? GitStatusState.SUCCEEDED : GitStatusState.FAILED;
    }

    String description() {
      return passed ? "in order" : otherwise;
    }

    /** Whether the newest status of this name says so already. */
    boolean isSaid(List<GitPullRequestStatus> statuses) {
      return statuses.stream()
          .filter(status -> isOf(status.context()))
          .max(Comparator.comparing(status -> requireNonNull(status.id())))
          .filter(latest -> state().equals(latest.state()))
          .isPresent();
    }

    private boolean isOf(@Nullable GitStatusContext context) {
      return context != null && GENRE.equals(context.genre()) && name.equals(context.name());
    }
  }

  public static void main(String... args) throws Exception {
    Example.main(new PullRequestBot(Set.of()), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    for (GitPullRequest open : ado.project(project).pullRequests().list()) {
      PullRequests.One door = ado.project(project).pullRequests().pullRequest(open);
      out.println("!" + door.id() + " lacks: " + look(door).execute());
    }
  }

  /** Looks at a pull request, says what is new, and gives the names of what is missing. */
  Call<List<String>> look(PullRequests.One door) {
    return door.get()
        .then(pullRequest -> door.workItems().map(linked -> checks(pullRequest, !linked.isEmpty())))
        .then(checks -> tell(door, checks).map(told -> names(missing(checks))));
  }

  private List<Check> checks(GitPullRequest pullRequest, boolean linked) {
    String title = requireNonNull(pullRequest.title());
    IdentityRef author = requireNonNull(pullRequest.createdBy());
    String name = requireNonNull(author.uniqueName()).toLowerCase(Locale.ROOT);
    return List.of(
        new Check("title", title.matches("[A-Z].{9,71}"), "The title should be a short sentence."),
        new Check("work-item", linked, "Link the work item that this is for."),
        new Check("agreement", signed.contains(name), "Sign the contributor agreement first."));
  }

  private static List<Check> missing(List<Check> checks) {
    return checks.stream().filter(check -> !check.passed()).toList();
  }

  private static List<String> names(List<Check> checks) {
    return checks.stream().map(Check::name).toList();
  }

  private static Call<?> tell(PullRequests.One door, List<Check> checks) {
    return door.statuses()
        .map(said -> checks.stream().filter(check -> !check.isSaid(said)).toList())
        .then(
            fresh ->
                Call.each(
                    fresh,
                    1,
                    check ->
                        door.status(GENRE, check.name(), check.state())
                            .description(check.description())))
        .map(told -> told.orThrow())
        .then(told -> missing(checks).isEmpty() ? settle(door) : ask(door, missing(checks)));
  }

  private static Call<Object> ask(PullRequests.One door, List<Check> missing) {
    String text =
        missing.stream()
            .map(check -> "- " + check.description())
            .collect(Collectors.joining("\n", "Thank you! Before this can be merged:\n", ""));
    return door.commentOnce(KEY, text).map(thread -> thread);
  }

  private static Call<Object> settle(PullRequests.One door) {
    return door.threads(KEY)
        .then(
            threads ->
                Call.each(
                    threads.stream().filter(thread -> isOpen(thread.status())).toList(),
                    1,
                    thread -> door.status(requireNonNull(thread.id()), CommentThreadStatus.FIXED)))
        .map(settled -> settled.orThrow());
  }

  private static boolean isOpen(@Nullable CommentThreadStatus status) {
    return CommentThreadStatus.ACTIVE.equals(status) || CommentThreadStatus.PENDING.equals(status);
  }
}

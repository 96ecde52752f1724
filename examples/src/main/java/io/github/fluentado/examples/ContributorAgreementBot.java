// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestCommentThread;
import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.GitStatusContext;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.core.Call;
import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.HookHandler;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.pullrequests.PullRequests;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A bot that listens: has the author of a pull request signed the contributor agreement? It says so
 * by a status, which a policy may ask for, and asks in one comment that is settled later. It takes
 * from an event only which pull request it is, and reads the rest itself. So what comes twice, late
 * or forged changes nothing that is not true.
 *
 * @param signed unique names of those who signed, in lower case
 */
record ContributorAgreementBot(Set<String> signed) implements Example {
  private static final String GENRE = "contributing";
  private static final String NAME = "signed-agreement";
  private static final String ASK = "Thank you! Please sign the contributor agreement first.";

  public static void main(String... args) throws Exception {
    Example.main(new ContributorAgreementBot(Set.of()), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    out.println(router(ado)); // to be given to a receiver; those open already are looked at now
    for (GitPullRequest open : ado.project(project).pullRequests().list()) {
      PullRequests.One door = ado.project(project).pullRequests().pullRequest(open);
      out.println("!" + door.id() + ": " + look(door).execute());
    }
  }

  /** The handlers of this bot, to be added to those of others. */
  HookRouter router(AzureDevOps ado) {
    HookHandler.TypedAsync<GitPullRequest> handler =
        (event, told) -> look(door(ado, told)).executeAsync();
    return HookRouter.create()
        .onAsync(EventType.PULL_REQUEST_CREATED, GitPullRequest.class, handler)
        .onAsync(EventType.PULL_REQUEST_UPDATED, GitPullRequest.class, handler);
  }

  private static PullRequests.One door(AzureDevOps ado, GitPullRequest told) {
    GitRepository repository = requireNonNull(told.repository());
    String project = requireNonNull(requireNonNull(repository.project()).id());
    return ado.project(project)
        .repository(requireNonNull(repository.id()))
        .pullRequests()
        .pullRequest(requireNonNull(told.pullRequestId()));
  }

  /** Looks, says what is new, and gives the state of the agreement. */
  Call<GitStatusState> look(PullRequests.One door) {
    return door.get()
        .then(
            found -> {
              String author = requireNonNull(requireNonNull(found.createdBy()).uniqueName());
              boolean good = signed.contains(author.toLowerCase(Locale.ROOT));
              GitStatusState state = good ? GitStatusState.SUCCEEDED : GitStatusState.PENDING;
              return PullRequestStatus.ACTIVE.equals(found.status())
                  ? say(door, state).then(said -> good ? settle(door) : ask(door)).map(any -> state)
                  : Call.of(state);
            });
  }

  private static Call<Object> say(PullRequests.One door, GitStatusState state) {
    return door.statuses()
        .then(
            said ->
                isSaid(said, state)
                    ? Call.of(state)
                    : door.status(GENRE, NAME, state).description("by the author").map(it -> it));
  }

  /** Whether the newest one says so: a status that is posted stands beside those before. */
  private static boolean isSaid(List<GitPullRequestStatus> statuses, GitStatusState state) {
    return statuses.stream()
        .filter(ContributorAgreementBot::isOwn)
        .max(Comparator.comparing(status -> requireNonNull(status.id())))
        .filter(latest -> state.equals(latest.state()))
        .isPresent();
  }

  private static boolean isOwn(GitPullRequestStatus status) {
    GitStatusContext context = status.context();
    return context != null && GENRE.equals(context.genre()) && NAME.equals(context.name());
  }

  private static Call<Object> ask(PullRequests.One door) {
    return door.commentOnce(NAME, ASK).map(thread -> thread);
  }

  private static Call<Object> settle(PullRequests.One door) {
    return door.threads(NAME)
        .then(
            threads ->
                Call.each(
                    threads.stream().filter(ContributorAgreementBot::isOpen).toList(),
                    1,
                    thread -> door.status(requireNonNull(thread.id()), CommentThreadStatus.FIXED)))
        .map(settled -> settled.orThrow());
  }

  private static boolean isOpen(GitPullRequestCommentThread thread) {
    CommentThreadStatus status = requireNonNullElse(thread.status(), CommentThreadStatus.ACTIVE);
    return CommentThreadStatus.ACTIVE.equals(status) || CommentThreadStatus.PENDING.equals(status);
  }
}

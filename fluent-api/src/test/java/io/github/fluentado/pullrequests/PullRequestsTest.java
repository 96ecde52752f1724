// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestCommentThread;
import io.github.fluentado.client.git.GitPullRequestCompletionOptions;
import io.github.fluentado.client.git.GitRef;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.IdentityRefWithVote;
import io.github.fluentado.client.git.PullRequestAsyncStatus;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.git.WebApiTagDefinition;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.CommitId;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.policies.BranchPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PullRequestsTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("side");

  private final Repositories.One repository = project.repository(project.name());
  private final PullRequests requests = repository.pullRequests();

  private PullRequests.One opened(Mode mode) {
    mode.run(repository.createBranch(SIDE, MAIN));
    mode.run(repository.push(SIDE, "A file").add("/a.txt", "one\ntwo\n"));
    return requests.pullRequest(id(mode.run(requests.create(SIDE, MAIN).title("A file"))));
  }

  private static int id(GitPullRequest request) {
    return Objects.requireNonNull(request.pullRequestId());
  }

  private List<ReceivedRequest> sent() {
    List<ReceivedRequest> all = List.copyOf(emulator.requests());
    emulator.forgetRequests();
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void completionIsOverWhenTheMergeIs(Mode mode) {
    PullRequests.One one = opened(mode);

    GitPullRequest done =
        mode.run(one.complete().squash().message("All of it").deleteSourceBranch());

    assertThat(done.status()).isEqualTo(PullRequestStatus.COMPLETED);
    assertThat(done.mergeStatus()).isEqualTo(PullRequestAsyncStatus.SUCCEEDED);
    assertThat(mode.run(repository.text("/a.txt", MAIN))).isEqualTo("one\ntwo\n");
    assertThat(mode.all(repository.branches()))
        .extracting(GitRef::name)
        .doesNotContain("refs/heads/side");
    assertThat(mode.run(repository.commit(mode.run(repository.tip(MAIN)))).comment())
        .isEqualTo("All of it");
  }

  @ParameterizedTest
  @EnumSource
  void completionOfAnotherCommitThanTheLatestIsAConflict(Mode mode) {
    PullRequests.One one = opened(mode);
    CommitId seen = mode.run(repository.tip(SIDE));
    mode.run(repository.push(SIDE, "Unseen").add("/b.txt", "b"));

    assertThat(mode.failure(one.complete().head(seen)).kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(mode.run(one.get()).status()).isEqualTo(PullRequestStatus.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource
  void mergeThatConflictsFailsTheCompletion(Mode mode) {
    PullRequests.One one = opened(mode);
    mode.run(repository.push(MAIN, "The same file").add("/a.txt", "another"));

    AzureDevOpsException error = mode.failure(one.complete());

    assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(error).hasMessageContaining("conflicts");
    assertThat(mode.all(one.conflicts())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void policyThatIsNotMetForbidsTheCompletionUnlessBypassed(Mode mode) {
    mode.run(project.policies().create(BranchPolicy.minimumReviewers(1).on(MAIN)));
    PullRequests.One one = opened(mode);

    assertThat(mode.failure(one.complete()).kind()).isEqualTo(ErrorKind.FORBIDDEN);

    assertThat(mode.run(one.complete().bypassPolicies("Nobody is there")).status())
        .isEqualTo(PullRequestStatus.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource
  void completionWaitsForPoliciesIfAllowedTo(Mode mode) {
    mode.run(
        project.policies().create(BranchPolicy.minimumReviewers(1).creatorVoteCounts().on(MAIN)));
    PullRequests.One one = opened(mode);

    GitPullRequest waiting =
        mode.run(
            one.completeWhenAllowed(
                new GitPullRequestCompletionOptions().deleteSourceBranch(true)));
    assertThat(waiting.status()).isEqualTo(PullRequestStatus.ACTIVE);
    mode.run(one.vote(Vote.APPROVED));
    emulator.clock().advance(Duration.ofSeconds(5)); // the service looks from time to time

    assertThat(mode.run(one.get()).status()).isEqualTo(PullRequestStatus.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource
  void voteIsThatOfWhoeverAsks(Mode mode) {
    PullRequests.One one = opened(mode);

    IdentityRefWithVote mine = mode.run(one.vote(Vote.WAITING_FOR_AUTHOR));

    assertThat(mine.vote()).isEqualTo(-5);
    assertThat(mode.run(one.reviewers())).extracting(IdentityRefWithVote::vote).containsExactly(-5);
    mode.run(one.removeReviewer(String.valueOf(mine.id())));
    assertThat(mode.run(one.reviewers())).isEmpty();
    assertThat(mode.run(one.requireReviewer(String.valueOf(mine.id()))).isRequired()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void commentOnceIsOneCommentHoweverOften(Mode mode) {
    PullRequests.One one = opened(mode);

    GitPullRequestCommentThread first = mode.run(one.commentOnce("greeting", "Thank you"));
    sent();
    GitPullRequestCommentThread again = mode.run(one.commentOnce("greeting", "Thank you"));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(sent()).extracting(ReceivedRequest::method).containsExactly("GET");

    GitPullRequestCommentThread other = mode.run(one.commentOnce("greeting", "Thanks a lot"));

    assertThat(other.id()).isEqualTo(first.id());
    assertThat(Objects.requireNonNull(other.comments()).get(0).content()).isEqualTo("Thanks a lot");
    assertThat(mode.run(one.threads("greeting"))).hasSize(1);
    mode.run(one.deleteThreads("greeting")).orThrow();
    assertThat(mode.run(one.commentOnce("greeting", "Back")).id()).isNotEqualTo(first.id());
  }

  @ParameterizedTest
  @EnumSource
  void threadIsAnsweredAndResolved(Mode mode) {
    PullRequests.One one = opened(mode);
    int thread =
        Objects.requireNonNull(
            mode.run(one.commentOn("/a.txt", Lines.of(1, 2).from(2).to(3), "Why?").iteration(1))
                .id());

    PullRequestComment reply = mode.run(one.reply(thread, "So"));
    mode.run(one.status(thread, CommentThreadStatus.FIXED));

    GitPullRequestCommentThread now =
        mode.run(one.threads()).stream()
            .filter(t -> Integer.valueOf(thread).equals(t.id()))
            .findFirst()
            .orElseThrow();
    assertThat(now.status()).isEqualTo(CommentThreadStatus.FIXED);
    assertThat(now.comments()).hasSize(2);
    mode.run(one.deleteComment(thread, Objects.requireNonNull(reply.id())));
    assertThat(mode.run(one.threads()))
        .filteredOn(t -> Integer.valueOf(thread).equals(t.id()))
        .flatExtracting(GitPullRequestCommentThread::comments)
        .extracting(PullRequestComment::isDeleted)
        .contains(true);
  }

  @ParameterizedTest
  @EnumSource
  void updateSendsWhatWasChangedAlone(Mode mode) {
    PullRequests.One one = opened(mode);
    sent();

    GitPullRequest now =
        mode.run(one.update(found -> found.title(found.title() + "!").description("More")));

    assertThat(now.title()).isEqualTo("A file!");
    List<ReceivedRequest> requests = sent();
    assertThat(requests).extracting(ReceivedRequest::method).containsExactly("GET", "PATCH");
    assertThat(requests.get(1).body())
        .isEqualTo("{\"description\":\"More\",\"title\":\"A file!\"}");
    mode.run(one.update(found -> found.title("A file!")));
    assertThat(sent()).extracting(ReceivedRequest::method).containsExactly("GET");
    AzureDevOpsException refused = mode.failure(one.update(found -> found.pullRequestId(7)));
    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(refused).hasMessageContaining("pullRequestId");
  }

  @ParameterizedTest
  @EnumSource
  void draftIsPublishedAbandonedAndReactivated(Mode mode) {
    mode.run(repository.createBranch(SIDE, MAIN));
    mode.run(repository.push(SIDE, "A file").add("/a.txt", "one"));
    GitPullRequest draft =
        mode.run(requests.create(SIDE, MAIN).title("Draft").draft().label("early"));
    PullRequests.One one = requests.pullRequest(id(draft));
    assertThat(draft.isDraft()).isTrue();

    assertThat(mode.run(one.publish()).isDraft()).isFalse();
    assertThat(mode.run(one.abandon()).status()).isEqualTo(PullRequestStatus.ABANDONED);
    assertThat(mode.failure(one.complete()).kind()).isNotNull();
    assertThat(mode.run(one.reactivate()).status()).isEqualTo(PullRequestStatus.ACTIVE);
    assertThat(mode.run(one.labels()))
        .extracting(WebApiTagDefinition::name)
        .containsExactly("early");
    mode.run(one.addLabel("late"));
    mode.run(one.removeLabel("early"));
    assertThat(mode.run(one.labels()))
        .extracting(WebApiTagDefinition::name)
        .containsExactly("late");
  }

  @ParameterizedTest
  @EnumSource
  void oneIsFoundByItsNumberAlone(Mode mode) {
    PullRequests.One one = opened(mode);

    PullRequests.One found = mode.run(ado.pullRequests().find(one.id()));
    mode.run(found.comment("Found you"));

    assertThat(mode.run(one.threads()))
        .flatExtracting(GitPullRequestCommentThread::comments)
        .extracting(PullRequestComment::content)
        .contains("Found you");
    assertThat(mode.run(found.artifactLink()).toString())
        .startsWith("vstfs:///Git/PullRequestId/")
        .endsWith("%2F" + one.id());
  }

  @ParameterizedTest
  @EnumSource
  void listsAreOfARepositoryAProjectOrAll(Mode mode) {
    int id = opened(mode).id();

    assertThat(mode.all(requests.listInto(MAIN)))
        .extracting(GitPullRequest::pullRequestId)
        .contains(id);
    assertThat(mode.all(requests.listFrom(MAIN))).isEmpty();
    assertThat(mode.all(project.pullRequests().listFrom(SIDE)))
        .extracting(GitPullRequest::pullRequestId)
        .containsExactly(id);
    assertThat(mode.all(ado.pullRequests().list().status(PullRequestStatus.ALL)))
        .extracting(GitPullRequest::pullRequestId)
        .contains(id);
  }

  @ParameterizedTest
  @EnumSource
  void filesAndCommitsAreTold(Mode mode) {
    PullRequests.One one = opened(mode);

    assertThat(mode.all(one.changes(1))).hasSize(1);
    assertThat(mode.all(one.commits())).hasSize(1);
    mode.run(one.attach("log.txt", RequestBody.of(new byte[] {1})));
    assertThat(mode.run(one.attachments())).hasSize(1);
  }

  @Test
  void badArgumentsAreRefusedUnsent() {
    PullRequests.One one = requests.pullRequest(1);
    sent();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests.create(MAIN, Branch.of("refs/heads/main")))
        .withMessageContaining("into");
    assertThatIllegalArgumentException().isThrownBy(() -> requests.pullRequest(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Lines.of(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Lines.at(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Lines.at(3).from(5).to(4));
    assertThatIllegalArgumentException().isThrownBy(() -> one.comment("x").key(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.status("", "name", GitStatusState.FAILED))
        .withMessageContaining("genre");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> project.pullRequests().pullRequest(new GitPullRequest()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.editProperties().put("n", Double.NaN));
    assertThat(Mode.BLOCKING.failure(one.editProperties()).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(sent()).isEmpty();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.git.Commit;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.git.History;
import io.github.fluentado.emulator.git.RefChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What pushes do to pull requests. */
final class Pushes {
  private final PullRequests all;
  private final Merges merges;
  private final Announcer announcer;
  private final SystemThreads threads;
  private final WantedReviewers wanted;

  Pushes(
      PullRequests all,
      Merges merges,
      Announcer announcer,
      SystemThreads threads,
      WantedReviewers wanted) {
    this.all = all;
    this.merges = merges;
    this.announcer = announcer;
    this.threads = threads;
    this.wanted = wanted;
  }

  /**
   * A branch has moved.
   *
   * @param push its number
   */
  record Move(RefChange change, Identity by, int push, Instant date) {}

  /** Iterates the pull requests from the branch, and looks again at those into it. */
  void happened(GitRepository repository, Move move) {
    for (PullRequest request : all.branches().of(repository.id(), move.change().name())) {
      if (request.origin().sourceRef().equals(move.change().name())) {
        sourceMoved(request, move);
      } else if (request.facts().targetRef().equals(move.change().name())) {
        targetMoved(request, move);
      }
    }
  }

  private void sourceMoved(PullRequest request, Move move) {
    String tip = move.change().newId();
    if (tip.equals(GitRepository.NONE)) {
      merges.queue(request, move.date());
      return;
    }
    Iteration last = request.iterations().last();
    History history = all.repository(request).history();
    boolean forced = !history.isAncestor(last.source(), tip);
    Iteration next = iterate(request, move.by(), forced ? "forcePush" : "push", move.push());
    resetVotes(request, move.by(), move.date());
    List<Commit> fresh = history.log(tip, List.of(last.source(), last.target()), "/");
    threads.add(
        request,
        "RefUpdate",
        "%s pushed %d commit(s) creating iteration %d"
            .formatted(move.by().displayName(), fresh.size(), next.id()),
        Map.of(
            "RefName", move.change().name(),
            "RefNewHeadCommit", tip,
            "RefNewCommitsCount", fresh.size(),
            "RefNewCommits", fresh.stream().map(Commit::id).collect(Collectors.joining(";")),
            "RefUpdatedByIdentity", "1"),
        List.of(all.party(move.by())),
        move.date());
    wanted.add(request, move.date());
    merges.queue(request, move.date());
    merges.settle(request, move.date());
    announcer.updated(request, Announcer.PUSH, "updated the source branch of");
  }

  /** One more iteration, of the branches as they are now. */
  Iteration iterate(PullRequest request, Identity by, String reason, int push) {
    GitRepository repository = all.repository(request);
    Merge merge = request.facts().merge();
    String source = repository.tip(request.origin().sourceRef()).orElse(merge.source());
    String target = repository.tip(request.facts().targetRef()).orElse(merge.target());
    String text = repository.contents().commit(source).map(Commit::subject).orElse("");
    Iteration made =
        new Iteration(
            request.iterations().size() + 1,
            text,
            by,
            all.now(),
            source,
            target,
            repository.history().mergeBase(source, target).orElse(target),
            reason,
            push);
    request.iterations().add(made);
    return made;
  }

  private void resetVotes(PullRequest request, Identity by, Instant now) {
    boolean approvals = all.evaluations().resetsOnPush(all.subject(request), true);
    boolean rejections = all.evaluations().resetsOnPush(all.subject(request), false);
    List<Reviewer> reset =
        request.reviewers().stream()
            .filter(r -> (approvals && r.vote() > 0) || (rejections && r.vote() < 0))
            .toList();
    reset.forEach(reviewer -> request.put(reviewer.voting(0, 0)));
    if (!reset.isEmpty()) {
      threads.add(
          request,
          "ResetAllVotes",
          by.displayName() + " reset votes by pushing to the source branch.",
          Map.of("ResetAllVotesReason", "SourcePush", "ResetAllVotesInitiatorIdentity", "1"),
          List.of(all.party(by)),
          now);
    }
  }

  private void targetMoved(PullRequest request, Move move) {
    String tip = move.change().newId();
    String source = request.facts().merge().source();
    boolean there = !tip.equals(GitRepository.NONE);
    if (there && all.repository(request).history().isAncestor(source, tip)) {
      merges.completedElsewhere(request, tip, move.by(), move.date());
    } else {
      merges.queue(request, move.date());
    }
  }
}

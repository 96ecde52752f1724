// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.git.Conflict;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.git.MergeOutcome;
import io.github.fluentado.emulator.git.Merging;
import io.github.fluentado.emulator.git.RefChange;
import io.github.fluentado.emulator.git.Signature;
import io.github.fluentado.emulator.policy.Evaluation;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tries merges and completes pull requests. As in the service, neither happens within the request
 * that asks for it: the answer says queued, and the next request sees what came of it.
 */
final class Merges {
  /** A job of the service looks for pull requests that are to complete by themselves. */
  static final Duration BY_ITSELF = Duration.ofSeconds(2);

  private final PullRequests all;
  private final Announcer announcer;
  private final SystemThreads threads;

  Merges(PullRequests all, Announcer announcer, SystemThreads threads) {
    this.all = all;
    this.announcer = announcer;
    this.threads = threads;
  }

  /** A merge of the tips as they are now is to be tried. */
  void queue(PullRequest request, Instant now) {
    UUID id = all.nextMerge();
    Merge old = request.facts().merge();
    GitRepository repository = all.repository(request);
    String source = repository.tip(request.origin().sourceRef()).orElse(old.source());
    String target = repository.tip(request.facts().targetRef()).orElse(old.target());
    request.change(facts -> facts.merged(old.queuedAgain(id, source, target)));
    all.world().schedule().at(now, due -> attempt(request, id, due));
  }

  /** Does what {@link #queue} has put off; nothing when that is no longer wanted. */
  void attempt(PullRequest request, UUID id, Instant due) {
    if (!request.isActive() || !request.facts().merge().id().equals(id)) {
      return;
    }
    Merge tried = tried(request, due);
    request.change(facts -> facts.merged(tried));
    String commit = tried.commit();
    if (commit != null) {
      GitRepository repository = all.repository(request);
      String ref = "refs/pull/" + request.id() + "/merge";
      String old = repository.tip(ref).orElse(GitRepository.NONE);
      repository.updateRef(new RefChange(ref, old, commit), all.me());
    }
    told(request, due);
    settle(request, due);
  }

  private Merge tried(PullRequest request, Instant due) {
    Merge merge = request.facts().merge();
    String missing = missingBranch(request);
    if (!missing.isEmpty()) {
      return merge.failed(Merge.Status.FAILURE, "There is no branch " + missing + " any more.");
    }
    String message =
        "Merge pull request %d from %s into %s"
            .formatted(
                request.id(),
                shortName(request.origin().sourceRef()),
                shortName(request.facts().targetRef()));
    Signature by = Signature.of(request.origin().createdBy(), due);
    MergeOutcome outcome =
        all.repository(request).merging().merge(merge.target(), merge.source(), by, message);
    String commit = outcome.commit();
    return commit == null ? merge.conflicting(outcome.conflicts()) : merge.succeeded(commit);
  }

  private static String shortName(String ref) {
    return ref.replaceFirst("^refs/heads/", "");
  }

  /** The name of a branch that is gone; empty when both are there. */
  private String missingBranch(PullRequest request) {
    GitRepository repository = all.repository(request);
    if (repository.tip(request.origin().sourceRef()).isEmpty()) {
      return request.origin().sourceRef();
    }
    boolean there = repository.tip(request.facts().targetRef()).isPresent();
    return there ? "" : request.facts().targetRef();
  }

  private void told(PullRequest request, Instant now) {
    Merge merge = request.facts().merge();
    if (merge.status() != Merge.Status.SUCCEEDED) {
      threads.add(
          request,
          "MergeAttempt",
          "The pull request cannot be merged: " + reason(merge),
          Map.of(
              "MergeStatus", merge.status().result(),
              "SourceCommit", merge.source(),
              "TargetCommit", merge.target()),
          List.of(),
          now);
    }
    announcer.merged(request);
  }

  private static String reason(Merge merge) {
    return merge.conflicts().isEmpty()
        ? String.valueOf(merge.failure())
        : "conflicts in "
            + merge.conflicts().stream().map(Conflict::path).collect(Collectors.joining(", "));
  }

  /** What blocks completion with this way to merge. */
  List<Evaluation> unmet(PullRequest request) {
    String strategy = request.facts().options().strategyOrDefault();
    return all.evaluations().judge(new ReviewSubject(all, request, strategy)).stream()
        .filter(Evaluation::blocks)
        .toList();
  }

  /** Lets policies look again, and completes what only waited for them. */
  void settle(PullRequest request, Instant now) {
    if (!request.isActive()) {
      return;
    }
    List<Evaluation> said = all.evaluations().judge(all.subject(request));
    Facts facts = request.facts();
    Identity by = facts.autoComplete();
    boolean ready = !facts.draft() && facts.completing() == null && satisfied(facts, said);
    if (by != null && ready && facts.merge().status() == Merge.Status.SUCCEEDED) {
      all.world().schedule().at(now.plus(BY_ITSELF), due -> completeByItself(request, due));
    }
  }

  /** Does what {@link #settle} has put off, if all is still as it was. */
  private void completeByItself(PullRequest request, Instant due) {
    Facts facts = request.facts();
    Identity by = facts.autoComplete();
    if (by == null || !facts.isActive() || facts.draft() || facts.completing() != null) {
      return;
    }
    boolean merged = facts.merge().status() == Merge.Status.SUCCEEDED;
    if (merged && satisfied(facts, all.evaluations().judge(all.subject(request)))) {
      request.change(old -> old.with(old.options().byAutoComplete()));
      queueCompletion(request, by, due);
    }
  }

  /** Auto-complete also waits for policies that do not block, unless it was told not to. */
  private static boolean satisfied(Facts facts, List<Evaluation> said) {
    return said.stream()
        .allMatch(
            e ->
                e.isSatisfied()
                    || (!e.configuration().blocking()
                        && facts.options().ignoredPolicies().contains(e.configuration().id())));
  }

  /** It is to be completed; whoever calls this has seen to it that it may be. */
  void queueCompletion(PullRequest request, Identity by, Instant now) {
    Merge old = request.facts().merge();
    UUID id = all.nextMerge();
    request.change(
        facts ->
            facts
                .merged(old.queuedAgain(id, old.source(), old.target()).withoutCommit())
                .with(facts.options().withStrategy())
                .queued(new Facts.Completing(by, now)));
    all.world().schedule().at(now, due -> complete(request, id, by, due));
  }

  private void complete(PullRequest request, UUID id, Identity by, Instant due) {
    Facts facts = request.facts();
    if (!facts.isActive() || facts.completing() == null) {
      return;
    }
    if (!facts.merge().id().equals(id)) {
      request.change(old -> old.queued(null)); // a push came between
      return;
    }
    String missing = missingBranch(request);
    if (!facts.options().bypassPolicy() && !unmet(request).isEmpty()) {
      refuse(request, facts.merge().failed(Merge.Status.REJECTED_BY_POLICY, "Policies."), due);
    } else if (!missing.isEmpty()) {
      refuse(request, facts.merge().failed(Merge.Status.FAILURE, "No branch " + missing), due);
    } else {
      land(request, by, due);
    }
  }

  private void refuse(PullRequest request, Merge why, Instant due) {
    request.change(facts -> facts.merged(why).queued(null).autoComplete(null));
    told(request, due);
  }

  private void land(PullRequest request, Identity by, Instant due) {
    GitRepository repository = all.repository(request);
    Facts facts = request.facts();
    String source = repository.tip(request.origin().sourceRef()).orElseThrow();
    String target = repository.tip(facts.targetRef()).orElseThrow();
    Merge merge = facts.merge().queuedAgain(facts.merge().id(), source, target);
    MergeOutcome outcome = merged(request, source, target, Signature.of(by, due));
    String commit = outcome.commit();
    if (commit == null) {
      refuse(request, merge.conflicting(outcome.conflicts()), due);
      return;
    }
    try {
      all.world()
          .store()
          .atomically(
              () -> {
                close(request, merge.succeeded(commit), by, due);
                return repository.push(
                    by, List.of(new RefChange(facts.targetRef(), target, commit)));
              });
    } catch (ServiceException e) {
      refuse(request, merge.failed(Merge.Status.FAILURE, e.text()), due);
      return;
    }
    finished(request, by, due);
  }

  private MergeOutcome merged(PullRequest request, String source, String target, Signature by) {
    Merging merging = all.repository(request).merging();
    CompletionOptions options = request.facts().options();
    String message = message(request);
    return switch (options.strategyOrDefault()) {
      case "squash" -> merging.squash(target, source, by, message);
      case "rebase" -> merging.rebase(target, source, by);
      case "rebaseMerge" -> merging.rebaseMerge(target, source, by, message);
      default -> merging.merge(target, source, by, message);
    };
  }

  private String message(PullRequest request) {
    Facts facts = request.facts();
    String given = facts.options().message();
    if (given != null && !given.isBlank()) {
      return given;
    }
    String items =
        all.workItems(request).stream().map(id -> "#" + id).collect(Collectors.joining(", "));
    return "Merged PR "
        + request.id()
        + ": "
        + facts.title()
        + (facts.description().isEmpty() ? "" : "\n\n" + facts.description())
        + (items.isEmpty() ? "" : "\n\nRelated work items: " + items);
  }

  private void close(PullRequest request, Merge merge, Identity by, Instant due) {
    request.change(facts -> facts.merged(merge).closed(Facts.Status.COMPLETED, by, due));
  }

  /** What follows once the target has moved. */
  private void finished(PullRequest request, Identity by, Instant due) {
    CompletionOptions options = request.facts().options();
    if (options.deleteSourceBranch()) {
      deleteSource(request, by);
    }
    if (options.transitionWorkItems()) {
      all.workItems(request).forEach(all.links()::advance);
    }
    toldCompletion(request, by, due);
    announcer.merged(request);
  }

  /** Others already have merged it. */
  void completedElsewhere(PullRequest request, String commit, Identity by, Instant now) {
    Merge merge = request.facts().merge();
    close(request, merge.succeeded(commit), by, now);
    toldCompletion(request, by, now);
  }

  private void toldCompletion(PullRequest request, Identity by, Instant now) {
    threads.add(
        request,
        "StatusUpdate",
        by.displayName() + " completed the pull request.",
        Map.of(
            "Status",
            "Completed",
            "StatusUpdatedByIdentity",
            "1",
            "StatusUpdateAssociatedCommit",
            String.valueOf(request.facts().merge().commit())),
        List.of(all.party(by)),
        now);
    announcer.updated(request, Announcer.STATUS, "completed");
  }

  /** A branch that cannot be deleted stays; the pull request is completed all the same. */
  private void deleteSource(PullRequest request, Identity by) {
    GitRepository repository = all.repository(request);
    String ref = request.origin().sourceRef();
    String tip = request.facts().merge().source();
    boolean needed = repository.defaultBranch().filter(ref::equals).isPresent();
    if (needed) {
      return;
    }
    try {
      RefChange gone = new RefChange(ref, tip, GitRepository.NONE);
      all.world().store().atomically(() -> repository.push(by, List.of(gone)));
    } catch (ServiceException e) {
      threads.add(
          request,
          "StatusUpdate",
          "The source branch was not deleted: " + e.text(),
          Map.of(),
          List.of(),
          all.now());
    }
  }
}

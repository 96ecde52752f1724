// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import static io.github.fluentado.emulator.policy.Evaluation.Status.APPROVED;
import static io.github.fluentado.emulator.policy.Evaluation.Status.NOT_APPLICABLE;
import static io.github.fluentado.emulator.policy.Evaluation.Status.QUEUED;
import static io.github.fluentado.emulator.policy.Evaluation.Status.REJECTED;
import static io.github.fluentado.emulator.policy.Evaluation.Status.RUNNING;

import io.github.fluentado.emulator.policy.Configuration.Settings;
import io.github.fluentado.emulator.policy.Evaluation.Status;
import io.github.fluentado.emulator.policy.Subject.Check;
import io.github.fluentado.emulator.policy.Subject.Vote;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of those policies that can be judged from the pull request alone. */
final class Judge {
  private static final int APPROVES = 5;
  private static final Set<String> JUDGED =
      Set.of(
          PolicyType.MINIMUM_REVIEWERS,
          PolicyType.REQUIRED_REVIEWERS,
          PolicyType.WORK_ITEMS,
          PolicyType.COMMENTS,
          PolicyType.MERGE_STRATEGY,
          PolicyType.STATUS,
          PolicyType.BUILD);

  private Judge() {}

  /** Other types look at pushes or only keep settings. */
  static boolean looksAtPullRequests(Configuration policy) {
    return JUDGED.contains(policy.type().id());
  }

  static Status of(Configuration policy, Subject subject) {
    if (!concerns(policy.settings(), subject)) {
      return NOT_APPLICABLE;
    }
    return switch (policy.type().id()) {
      case PolicyType.MINIMUM_REVIEWERS -> enough(policy.settings(), subject);
      case PolicyType.REQUIRED_REVIEWERS -> required(policy.settings(), subject);
      case PolicyType.WORK_ITEMS -> subject.hasWorkItems() ? APPROVED : REJECTED;
      case PolicyType.COMMENTS -> subject.openThreads() == 0 ? APPROVED : REJECTED;
      case PolicyType.MERGE_STRATEGY -> strategy(policy.settings(), subject);
      case PolicyType.STATUS -> status(policy.settings(), subject);
      default -> QUEUED;
    };
  }

  /** Whether any changed file is one that the policy cares for. */
  static boolean concerns(Settings settings, Subject subject) {
    List<String> patterns = settings.texts("filenamePatterns");
    return patterns.isEmpty()
        || subject.paths().stream().anyMatch(p -> PathPattern.any(patterns, p));
  }

  private static Status enough(Settings settings, Subject subject) {
    List<Vote> counted =
        subject.votes().stream().filter(v -> counts(settings, subject, v)).toList();
    if (!settings.flag("allowDownvotes") && subject.votes().stream().anyMatch(v -> v.vote() < 0)) {
      return REJECTED;
    }
    boolean fresh = settings.flag("requireVoteOnLastIteration");
    long approvals = counted.stream().filter(v -> v.vote() >= APPROVES).count();
    boolean looked = !fresh || counted.stream().anyMatch(v -> isLast(v, subject));
    return looked && approvals >= settings.number("minimumApproverCount", 1) ? APPROVED : RUNNING;
  }

  private static boolean isLast(Vote vote, Subject subject) {
    return vote.vote() >= APPROVES && vote.iteration() >= subject.iteration();
  }

  private static boolean counts(Settings settings, Subject subject, Vote vote) {
    boolean own = vote.reviewer().equals(subject.creator());
    boolean pushed = vote.reviewer().equals(subject.lastPusher());
    boolean old =
        settings.flag("requireVoteOnEachIteration") && vote.iteration() < subject.iteration();
    return !vote.group()
        && (!own || settings.flag("creatorVoteCounts"))
        && (!pushed || !settings.flag("blockLastPusherVote"))
        && !old;
  }

  private static Status required(Settings settings, Subject subject) {
    List<UUID> ids = settings.texts("requiredReviewerIds").stream().map(UUID::fromString).toList();
    List<Vote> votes = subject.votes().stream().filter(v -> ids.contains(v.reviewer())).toList();
    if (votes.stream().anyMatch(vote -> vote.vote() < 0)) {
      return REJECTED;
    }
    boolean own = settings.flag("creatorVoteCounts");
    long wanted = ids.stream().filter(id -> own || !id.equals(subject.creator())).count();
    long approvals =
        votes.stream()
            .filter(v -> v.vote() >= APPROVES && (own || !v.reviewer().equals(subject.creator())))
            .count();
    return approvals >= settings.number("minimumApproverCount", (int) wanted) ? APPROVED : RUNNING;
  }

  private static Status strategy(Settings settings, Subject subject) {
    String given = subject.mergeStrategy();
    String chosen = given == null ? "noFastForward" : given;
    if (settings.flag("useSquashMerge")) {
      return chosen.equals("squash") ? APPROVED : REJECTED;
    }
    String flag = "allow" + chosen.substring(0, 1).toUpperCase(Locale.ROOT) + chosen.substring(1);
    return settings.flag(flag) ? APPROVED : REJECTED;
  }

  private static Status status(Settings settings, Subject subject) {
    String name = String.valueOf(settings.text("statusName"));
    Optional<Check> posted =
        subject
            .status(settings.text("statusGenre"), name)
            .filter(check -> isBy(settings.text("authorId"), check))
            .filter(
                check ->
                    !settings.flag("invalidateOnSourceUpdate")
                        || check.iteration() == subject.iteration());
    if (posted.isEmpty()) {
      return settings.number("policyApplicability", 0) == 1 ? NOT_APPLICABLE : QUEUED;
    }
    return switch (posted.get().state()) {
      case "succeeded", "notApplicable" -> APPROVED;
      case "failed", "error" -> REJECTED;
      default -> RUNNING;
    };
  }

  private static boolean isBy(@Nullable String author, Check check) {
    return author == null || check.author().toString().equalsIgnoreCase(author);
  }
}

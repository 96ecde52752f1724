// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.policy.Evaluations.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Adds the reviewers that policies want. */
final class WantedReviewers {
  private final PullRequests all;
  private final SystemThreads threads;

  WantedReviewers(PullRequests all, SystemThreads threads) {
    this.all = all;
    this.threads = threads;
  }

  /** Nobody is asked to review a draft. */
  void add(PullRequest request, Instant now) {
    if (request.facts().draft()) {
      return;
    }
    UUID creator = request.origin().createdBy().id();
    for (Wanted wanted : all.evaluations().reviewers(all.subject(request))) {
      Optional<Party> party = all.party(wanted.reviewer().toString());
      if (!wanted.reviewer().equals(creator) && party.isPresent()) {
        add(request, party.get(), wanted.required(), now);
      }
    }
  }

  private void add(PullRequest request, Party party, boolean required, Instant now) {
    Optional<Reviewer> old = request.reviewer(party.id());
    if (old.isEmpty()) {
      request.put(Reviewer.asked(party, required));
      added(request, party, now);
    } else if (required && !old.get().required()) {
      request.put(old.get().required(true));
    }
  }

  void added(PullRequest request, Party party, Instant now) {
    threads.add(
        request,
        "ReviewersUpdate",
        all.me().displayName() + " added " + party.displayName() + " as a reviewer.",
        Map.of(
            "ReviewersUpdatedNumAdded",
            1,
            "ReviewersUpdatedNumRemoved",
            0,
            "ReviewersUpdatedAddedIdentity",
            "1",
            "ReviewersUpdatedByIdentity",
            "2"),
        List.of(party, all.party(all.me())),
        now);
  }

  void removed(PullRequest request, Party party, Instant now) {
    threads.add(
        request,
        "ReviewersUpdate",
        all.me().displayName() + " removed " + party.displayName() + " as a reviewer.",
        Map.of(
            "ReviewersUpdatedNumAdded",
            0,
            "ReviewersUpdatedNumRemoved",
            1,
            "ReviewersUpdatedRemovedIdentity",
            "1",
            "ReviewersUpdatedByIdentity",
            "2"),
        List.of(party, all.party(all.me())),
        now);
  }
}

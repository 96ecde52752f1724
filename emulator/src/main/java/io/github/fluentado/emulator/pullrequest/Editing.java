// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.policy.Evaluation;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes pull requests as a whole. */
final class Editing {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final PullRequests all;
  private final Merges merges;
  private final Pushes pushes;
  private final Creation creation;
  private final WantedReviewers wanted;
  private final SystemThreads threads;
  private final Announcer announcer;

  Editing(
      PullRequests all,
      Merges merges,
      Pushes pushes,
      Creation creation,
      WantedReviewers wanted,
      SystemThreads threads,
      Announcer announcer) {
    this.all = all;
    this.merges = merges;
    this.pushes = pushes;
    this.creation = creation;
    this.wanted = wanted;
    this.threads = threads;
    this.announcer = announcer;
  }

  /**
   * Changes what the body names; all else stays. Moved to another branch, a pull request is not
   * changed otherwise by the same body.
   */
  void update(PullRequest request, JsonObject object) {
    Body body = new Body(object);
    JsonElement given = Json.member(object, "status");
    String status = given == null ? "notSet" : Choice.STATUS.of(given);
    boolean reactivates =
        status.equals("active") && request.facts().status() == Facts.Status.ABANDONED;
    if (status.equals("completed") && request.facts().status() == Facts.Status.COMPLETED) {
      return; // as whoever tries again after a lost answer meets it
    }
    if (!request.isActive() && !reactivates) {
      throw PullRequestErrors.notEditable(request.facts().status());
    }
    if (reactivates) {
      reactivate(request);
    }
    if (body.has("targetRefName") && retarget(request, body.branch("targetRefName"))) {
      merges.settle(request, all.now());
      return;
    }
    texts(request, body);
    if (body.has("isDraft") && body.flag("isDraft") != request.facts().draft()) {
      draft(request, body.flag("isDraft"));
    }
    JsonElement options = Json.member(object, "completionOptions");
    if (options != null) {
      CompletionOptions read = CompletionOptions.of(options);
      request.change(facts -> facts.with(read));
    }
    if (body.has("autoCompleteSetBy")) {
      autoComplete(request, body);
    }
    switch (status) {
      case "abandoned" -> abandon(request);
      case "completed" -> complete(request, body);
      case "all" -> throw PullRequestErrors.badArgument("status", "'all' is only for searching");
      default -> merges.settle(request, all.now());
    }
  }

  private static void texts(PullRequest request, Body body) {
    if (body.has("title")) {
      String title = body.title();
      request.change(facts -> facts.titled(title));
    }
    if (body.has("description")) {
      String description = body.description();
      request.change(facts -> facts.described(description));
    }
  }

  private void draft(PullRequest request, boolean on) {
    request.change(facts -> facts.draft(on));
    if (on) {
      request.reviewers().replaceAll(reviewer -> reviewer.voting(0, 0));
    }
    told(
        request,
        "IsDraftUpdate",
        on ? "marked the pull request as a draft." : "published the pull request.",
        Map.of("IsDraftNowSet", on ? "True" : "False", "IsDraftUpdatedByIdentity", "1"));
    wanted.add(request, all.now());
    announcer.updated(request, Announcer.STATUS, on ? "marked as a draft" : "published");
  }

  private boolean retarget(PullRequest request, String ref) {
    if (ref.equals(request.facts().targetRef())) {
      return false;
    }
    GitRepository repository = all.repository(request);
    if (repository.tip(ref).isEmpty()) {
      throw PullRequestErrors.noBranch(ref);
    }
    creation.checkPair(repository, request.origin().sourceRef(), ref);
    request.change(facts -> facts.onto(ref).autoComplete(null));
    pushes.iterate(request, all.me(), "retarget", 0);
    told(
        request,
        "TargetChanged",
        "changed the target branch to " + ref + ".",
        Map.of("TargetChangedByIdentity", "1"));
    wanted.add(request, all.now());
    merges.queue(request, all.now());
    announcer.updated(request, Announcer.STATUS, "changed the target branch of");
    return true;
  }

  private void autoComplete(PullRequest request, Body body) {
    JsonObject who = body.part("autoCompleteSetBy");
    String id = who == null ? null : Json.string(who, "id");
    if (id == null) {
      throw PullRequestErrors.badArgument("autoCompleteSetBy", "it must be an object with an id");
    }
    boolean on = !id.equals(NOBODY);
    if (on && request.facts().draft()) {
      throw PullRequestErrors.badParameters("A draft cannot be completed by itself.");
    }
    Identity by =
        all.world()
            .organization()
            .person(id)
            .orElseGet(
                () -> {
                  if (on) {
                    throw PullRequestErrors.badArgument(
                        "autoCompleteSetBy", "there is nobody with the id " + id);
                  }
                  return all.me();
                });
    request.change(facts -> facts.autoComplete(on ? by : null));
    told(
        request,
        "AutoCompleteUpdate",
        on ? "set the pull request to complete by itself." : "cancelled auto-complete.",
        Map.of("AutoCompleteNowSet", on ? "True" : "False", "AutoCompleteUpdatedByIdentity", "1"));
  }

  private void abandon(PullRequest request) {
    Instant now = all.now();
    request.change(facts -> facts.autoComplete(null).closed(Facts.Status.ABANDONED, all.me(), now));
    status(request, "Abandoned", "abandoned");
  }

  private void reactivate(PullRequest request) {
    GitRepository repository = all.repository(request);
    String source = request.origin().sourceRef();
    String target = request.facts().targetRef();
    for (String ref : List.of(source, target)) {
      if (repository.tip(ref).isEmpty()) {
        throw PullRequestErrors.noBranch(ref);
      }
    }
    creation.checkPair(repository, source, target);
    request.change(Facts::reactivated);
    String tip = repository.tip(source).orElseThrow();
    if (!tip.equals(request.iterations().last().source())) {
      pushes.iterate(request, all.me(), "push", 0);
    }
    merges.queue(request, all.now());
    status(request, "Active", "reactivated");
  }

  private void status(PullRequest request, String status, String verb) {
    told(
        request,
        "StatusUpdate",
        verb + " the pull request.",
        Map.of("Status", status, "StatusUpdatedByIdentity", "1"));
    announcer.updated(request, Announcer.STATUS, verb);
  }

  private void told(PullRequest request, String type, String text, Map<String, Object> facts) {
    Identity me = all.me();
    threads.add(
        request, type, me.displayName() + " " + text, facts, List.of(all.party(me)), all.now());
  }

  private void complete(PullRequest request, Body body) {
    if (request.facts().draft()) {
      throw PullRequestErrors.badParameters("A draft pull request cannot be completed.");
    }
    GitRepository repository = all.repository(request);
    String source = request.origin().sourceRef();
    String tip = repository.tip(source).orElseThrow(() -> PullRequestErrors.noBranch(source));
    String target = request.facts().targetRef();
    if (repository.tip(target).isEmpty()) {
      throw PullRequestErrors.noBranch(target);
    }
    checkCurrent(body, tip);
    if (!request.facts().options().bypassPolicy()) {
      checkPolicies(request);
    }
    merges.queueCompletion(request, all.me(), all.now());
  }

  /** Whoever completes must say which commit they have seen. */
  private static void checkCurrent(Body body, String tip) {
    JsonObject seen = body.part("lastMergeSourceCommit");
    String id = seen == null ? null : Json.string(seen, "commitId");
    if (id == null) {
      throw PullRequestErrors.badArgument(
          "lastMergeSourceCommit", "to complete, it must name the commit that was looked at");
    }
    if (!id.equalsIgnoreCase(tip)) {
      throw PullRequestErrors.stale(id, tip);
    }
  }

  private void checkPolicies(PullRequest request) {
    List<Evaluation> unmet = merges.unmet(request);
    if (!unmet.isEmpty()) {
      throw PullRequestErrors.rejectedByPolicy(
          unmet.stream()
              .map(e -> e.configuration().type().displayName())
              .distinct()
              .collect(Collectors.joining(", ")));
    }
  }
}

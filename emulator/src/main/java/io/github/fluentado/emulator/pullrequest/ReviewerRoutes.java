// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reviewers and their votes. The service lets people vote for themselves only; since all tokens of
 * the emulator stand for one person, anybody's vote can be cast here.
 */
final class ReviewerRoutes {
  private static final Set<Integer> VOTES = Set.of(10, 5, 0, -5, -10);

  private final PullRequests all;
  private final Merges merges;
  private final WantedReviewers wanted;
  private final SystemThreads threads;
  private final Announcer announcer;
  private final PullRequestJson json;

  ReviewerRoutes(
      PullRequests all,
      Merges merges,
      WantedReviewers wanted,
      SystemThreads threads,
      Announcer announcer,
      PullRequestJson json) {
    this.all = all;
    this.merges = merges;
    this.wanted = wanted;
    this.threads = threads;
    this.announcer = announcer;
    this.json = json;
  }

  List<Route> routes() {
    String some = "git/repositories/{repository}/pullrequests/{id:int}/reviewers";
    String one = some + "/{reviewer}";
    return List.of(
        Route.of("GET", some, this::list),
        Route.of("POST", some, this::addSeveral),
        Route.of("PUT", some, this::addUnmaterialized),
        Route.of("PATCH", some, this::resetVotes),
        Route.of("GET", one, this::get),
        Route.of("PUT", one, this::put),
        Route.of("PATCH", one, this::update),
        Route.of("DELETE", one, this::remove));
  }

  private HttpAnswer list(Call call) {
    PullRequest request = all.of(call);
    return Answers.list(request.reviewers().items(), r -> json.reviewer(request, r));
  }

  private HttpAnswer get(Call call) {
    PullRequest request = all.of(call);
    return Answers.ok(json.reviewer(request, reviewer(request, call)));
  }

  private Reviewer reviewer(PullRequest request, Call call) {
    String id = call.part("reviewer");
    return all.party(id)
        .flatMap(party -> request.reviewer(party.id()))
        .orElseThrow(() -> PullRequestErrors.noReviewer(id));
  }

  private PullRequest editable(Call call) {
    PullRequest request = all.of(call);
    if (!request.isActive()) {
      throw PullRequestErrors.notEditable(request.facts().status());
    }
    return request;
  }

  private Party party(String text) {
    return all.party(text).orElseThrow(() -> PullRequestErrors.badReviewer(text));
  }

  private HttpAnswer put(Call call) {
    PullRequest request = editable(call);
    Party party = party(call.part("reviewer"));
    return Answers.ok(json.reviewer(request, put(request, party, new Body(call.object()))));
  }

  private Reviewer put(PullRequest request, Party party, Body body) {
    Optional<Reviewer> old = request.reviewer(party.id());
    Reviewer next = old.orElseGet(() -> Reviewer.asked(party, false));
    if (body.has("isRequired")) {
      next = next.required(body.flag("isRequired"));
    }
    if (body.has("isReapprove")) {
      next = next.reapprove(body.flag("isReapprove"));
    }
    request.put(next);
    if (old.isEmpty()) {
      wanted.added(request, party, all.now());
    }
    boolean votes = body.has("vote");
    if (votes) {
      vote(request, next, body.number("vote", 0));
    }
    told(request, !votes);
    return request.reviewer(party.id()).orElseThrow();
  }

  private void vote(PullRequest request, Reviewer reviewer, int vote) {
    if (!VOTES.contains(vote)) {
      throw PullRequestErrors.badArgument("vote", vote + " is none of 10, 5, 0, -5 and -10");
    }
    if (request.facts().draft() && vote != 0) {
      throw PullRequestErrors.draftVote();
    }
    boolean changed = vote != reviewer.vote();
    int iteration = request.iterations().last().id();
    request.put(reviewer.voting(vote, iteration));
    groupsOf(request, reviewer).forEach(group -> request.put(group.voting(vote, iteration)));
    if (changed) {
      threads.add(
          request,
          "VoteUpdate",
          reviewer.party().displayName() + " voted " + vote,
          Map.of(
              "VoteResult", String.valueOf(vote),
              "VotedByIdentity", "1",
              "VotedByInitiatorIdentity", "1"),
          List.of(reviewer.party()),
          all.now());
    }
  }

  /** Those groups among the reviewers for which this one votes as a member. */
  private List<Reviewer> groupsOf(PullRequest request, Reviewer member) {
    return request.reviewers().stream()
        .filter(r -> r.party().group() && all.isMember(member.party().id(), r.party().id()))
        .toList();
  }

  private void told(PullRequest request, boolean onlyAsked) {
    merges.settle(request, all.now());
    announcer.updated(
        request,
        onlyAsked ? Announcer.REVIEWERS : Announcer.VOTE,
        onlyAsked ? "changed the reviewers of" : "voted on");
  }

  private HttpAnswer update(Call call) {
    PullRequest request = editable(call);
    Reviewer next = reviewer(request, call);
    Body body = new Body(call.object());
    if (body.has("isFlagged")) {
      next = next.flagged(body.flag("isFlagged"));
    }
    if (body.has("hasDeclined")) {
      next = next.declined(body.flag("hasDeclined"));
    }
    request.put(next);
    return Answers.ok(json.reviewer(request, put(request, next.party(), body)));
  }

  private HttpAnswer addSeveral(Call call) {
    PullRequest request = editable(call);
    List<Reviewer> added = new ArrayList<>();
    for (Body body : Body.of(call.array())) {
      added.add(put(request, party(body.required("id")), body));
    }
    return Answers.list(added, reviewer -> json.reviewer(request, reviewer));
  }

  /** Someone who has never signed in is named, not given by an id. */
  private HttpAnswer addUnmaterialized(Call call) {
    PullRequest request = editable(call);
    Body body = new Body(call.object());
    String name = null;
    for (String member : List.of("id", "uniqueName", "descriptor", "displayName")) {
      name = name == null ? body.text(member) : name;
    }
    if (name == null) {
      throw PullRequestErrors.badArgument("uniqueName", "somebody must be named");
    }
    return Answers.ok(json.reviewer(request, put(request, party(name), body)));
  }

  /** The service takes votes back this way, and nothing else. */
  private HttpAnswer resetVotes(Call call) {
    PullRequest request = editable(call);
    for (Body body : Body.of(call.array())) {
      String id = body.required("id");
      if (body.number("vote", 0) != 0) {
        throw PullRequestErrors.badArgument("vote", "several votes at once can only be set to 0");
      }
      Reviewer reviewer =
          all.party(id)
              .flatMap(party -> request.reviewer(party.id()))
              .orElseThrow(() -> PullRequestErrors.noReviewer(id));
      vote(request, reviewer, 0);
    }
    told(request, false);
    return HttpAnswer.empty(200);
  }

  private HttpAnswer remove(Call call) {
    PullRequest request = editable(call);
    Reviewer gone = reviewer(request, call);
    request.reviewers().removeIf(gone::equals);
    wanted.removed(request, gone.party(), all.now());
    told(request, true);
    return HttpAnswer.empty(200);
  }
}

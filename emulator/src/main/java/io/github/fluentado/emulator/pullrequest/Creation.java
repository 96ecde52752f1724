// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.server.Json;
import java.time.Instant;

/** Makes pull requests. */
final class Creation {
  private final PullRequests all;
  private final Merges merges;
  private final Pushes pushes;
  private final WantedReviewers wanted;
  private final Announcer announcer;

  Creation(
      PullRequests all, Merges merges, Pushes pushes, WantedReviewers wanted, Announcer announcer) {
    this.all = all;
    this.merges = merges;
    this.pushes = pushes;
    this.wanted = wanted;
    this.announcer = announcer;
  }

  PullRequest create(GitRepository repository, JsonObject object) {
    Body body = new Body(object);
    checkFork(repository, body);
    String sourceRef = body.branch("sourceRefName");
    String targetRef = body.branch("targetRefName");
    String title = body.title();
    String source = tip(repository, sourceRef);
    String target = tip(repository, targetRef);
    checkPair(repository, sourceRef, targetRef);
    Instant now = all.now();
    PullRequest.Origin origin =
        new PullRequest.Origin(all.nextId(), repository.id(), sourceRef, all.me(), now);
    Facts facts =
        new Facts(
            title,
            body.description(),
            Facts.Status.ACTIVE,
            body.flag("isDraft"),
            targetRef,
            Merge.queued(all.nextMerge(), source, target),
            null,
            null,
            options(body),
            null);
    PullRequest made = new PullRequest(all.world().store(), origin, facts, all.branches());
    all.add(made);
    fill(made, body);
    pushes.iterate(made, all.me(), "create", 0);
    wanted.add(made, now);
    merges.queue(made, now);
    merges.settle(made, now);
    announcer.created(made);
    return made;
  }

  private static CompletionOptions options(Body body) {
    JsonObject given = body.part("completionOptions");
    return given == null ? CompletionOptions.NONE : CompletionOptions.of(given);
  }

  private static void checkFork(GitRepository repository, Body body) {
    JsonObject fork = body.part("forkSource");
    if (fork != null
        && Json.member(fork, "repository") instanceof JsonObject source
        && !repository.id().toString().equalsIgnoreCase(Json.string(source, "id"))) {
      throw PullRequestErrors.badParameters(
          "Pull requests from forks are not served by this emulator.");
    }
  }

  private static String tip(GitRepository repository, String ref) {
    return repository.tip(ref).orElseThrow(() -> PullRequestErrors.noBranch(ref));
  }

  /** Refuses a pair of branches that cannot have an active pull request. */
  void checkPair(GitRepository repository, String source, String target) {
    if (source.equals(target)) {
      throw PullRequestErrors.badParameters(
          "The source and the target branch are the same: " + source);
    }
    boolean exists =
        all.branches().from(repository.id(), source).stream()
            .anyMatch(other -> other.facts().targetRef().equals(target));
    if (exists) {
      throw PullRequestErrors.exists();
    }
  }

  private void fill(PullRequest made, Body body) {
    for (Body reviewer : body.list("reviewers")) {
      String id = reviewer.required("id");
      Party party = all.party(id).orElseThrow(() -> PullRequestErrors.badReviewer(id));
      made.put(Reviewer.asked(party, reviewer.flag("isRequired")));
    }
    for (Body label : body.list("labels")) {
      Labels.add(all, made, label.required("name"));
    }
    for (Body item : body.list("workItemRefs")) {
      String id = item.required("id");
      if (!id.matches("\\d{1,9}")) {
        throw PullRequestErrors.badArgument("workItemRefs", "'" + id + "' is not a number");
      }
      if (Integer.parseInt(id) == 0) { // Renovate and others send it for "none"
        continue;
      }
      all.links().link(Integer.parseInt(id), all.artifact(made), "Pull Request");
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.server.Doc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells service hooks what happens to pull requests. */
final class Announcer {
  static final String PUSH = "PushNotification";
  static final String REVIEWERS = "ReviewersUpdateNotification";
  static final String STATUS = "StatusUpdateNotification";
  static final String VOTE = "ReviewerVoteNotification";

  private final PullRequests all;
  private final PullRequestJson json;

  Announcer(PullRequests all, PullRequestJson json) {
    this.all = all;
    this.json = json;
  }

  void created(PullRequest request) {
    tell(request, "git.pullrequest.created", "created", Map.of());
  }

  /**
   * Something about it has changed.
   *
   * @param kind one of the constants here
   */
  void updated(PullRequest request, String kind, String what) {
    tell(request, "git.pullrequest.updated", what, Map.of("notificationType", kind));
  }

  /** A merge was tried, with whatever outcome. */
  void merged(PullRequest request) {
    String result = request.facts().merge().status().result();
    Map<String, String> fact = Map.of("mergeResult", result);
    tell(request, "git.pullrequest.merged", "tried to merge (" + result + ")", fact);
  }

  void commented(PullRequest request, Discussion thread, Comment comment) {
    JsonObject resource =
        Doc.of("comment", json.comment(request, thread, comment))
            .with("pullRequest", resource(request))
            .json();
    String text = comment.author().displayName() + " has commented on pull request " + request.id();
    Map<String, String> facts = new LinkedHashMap<>(facts(request));
    facts.put("commentPattern", comment.content());
    JsonObject alone = resource.getAsJsonObject("comment");
    all.world()
        .events()
        .publish(
            new ServiceEvent(
                "tfs",
                "ms.vss-code.git-pullrequest-comment-event",
                all.project(request),
                text,
                () -> resource,
                "2.0",
                facts,
                Map.of("1.0", () -> alone)));
  }

  private void tell(PullRequest request, String type, String what, Map<String, String> more) {
    Map<String, String> facts = new LinkedHashMap<>(facts(request));
    facts.putAll(more);
    String text =
        "%s %s pull request %d (%s) in %s"
            .formatted(
                all.me().displayName(),
                what,
                request.id(),
                request.facts().title(),
                all.repository(request).name());
    all.world()
        .events()
        .publish(
            new ServiceEvent(
                "tfs",
                type,
                all.project(request),
                text,
                () -> resource(request),
                "1.0",
                facts,
                Map.of()));
  }

  private JsonObject resource(PullRequest request) {
    JsonObject resource = json.whole(request).json();
    resource.add("_links", links(request).json());
    return resource;
  }

  /** Hooks tell the page and the statuses, and none of the other links. */
  private Doc links(PullRequest request) {
    String page = all.repository(request).name() + "/pullrequest/" + request.id();
    String project = all.world().organization().url() + "/" + all.project(request).name();
    return Doc.of()
        .withHref("web", project + "/_git/" + page)
        .withHref("statuses", json.url(request) + "/statuses");
  }

  private static Map<String, String> facts(PullRequest request) {
    String reviewers =
        request.reviewers().stream()
            .map(reviewer -> reviewer.party().id().toString())
            .collect(Collectors.joining(","));
    return Map.of(
        "repository",
        request.origin().repository().toString(),
        "branch",
        request.facts().targetRef(),
        "pullrequestCreatedBy",
        request.origin().createdBy().id().toString(),
        "pullrequestReviewersContains",
        reviewers);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.git.Commit;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pull requests as the service writes them. */
final class PullRequestJson {
  private static final int LISTED_DESCRIPTION = 400;

  private final PullRequests all;

  PullRequestJson(PullRequests all) {
    this.all = all;
  }

  /** With all that a single one shows. */
  Doc whole(PullRequest request) {
    return withoutLinks(request).with("_links", links(request));
  }

  /** As it is told where the address names no repository. */
  Doc withoutLinks(PullRequest request) {
    Doc body = plain(request, request.facts().description(), true);
    return body.with("artifactId", all.artifact(request));
  }

  /** As the answer of its creation tells it, which has a list of labels even without any. */
  Doc made(PullRequest request) {
    Doc body = whole(request);
    return request.labels().isEmpty() ? body.with("labels", List.of()) : body;
  }

  /** As an entry of a list. */
  Doc listed(PullRequest request, boolean withLinks) {
    String text = request.facts().description();
    String cut = text.length() > LISTED_DESCRIPTION ? text.substring(0, LISTED_DESCRIPTION) : text;
    Doc body = plain(request, cut, false);
    body.with("repository", all.gitJson().named(all.repository(request)));
    return withLinks ? body.with("_links", links(request)) : body;
  }

  private Doc plain(PullRequest request, String description, boolean detailed) {
    Facts facts = request.facts();
    Facts.Completing completing = facts.completing();
    PullRequest.Origin origin = request.origin();
    Doc body =
        Doc.of("repository", without(repository(request), "defaultBranch"))
            .with("pullRequestId", request.id())
            .with("codeReviewId", request.id())
            .with("status", facts.status().word())
            .with("createdBy", identity(origin.createdBy()))
            .with("creationDate", origin.created())
            .with("title", facts.title())
            .with("description", description.isEmpty() ? null : description)
            .with("sourceRefName", origin.sourceRef())
            .with("targetRefName", facts.targetRef());
    merge(body, request, detailed);
    body.with("reviewers", request.reviewers().stream().map(r -> reviewer(request, r)).toList())
        .with("labels", labels(request))
        .with("url", url(request))
        .with("isDraft", facts.draft())
        .with("supportsIterations", true)
        .with("completionQueueTime", completing == null ? null : completing.since());
    closing(body, facts);
    if (!facts.options().equals(CompletionOptions.NONE)) {
      body.with("completionOptions", facts.options().json());
    }
    Identity auto = facts.autoComplete();
    return body.with("autoCompleteSetBy", auto == null ? null : identity(auto));
  }

  private JsonObject repository(PullRequest request) {
    return all.gitJson().repository(all.repository(request)).json();
  }

  private static JsonObject without(JsonObject object, String... names) {
    List.of(names).forEach(object::remove);
    return object;
  }

  /** Whoever abandons is not told; whoever completes is, from the moment they ask for it. */
  private void closing(Doc body, Facts facts) {
    Facts.Closing closing = facts.closing();
    Facts.Completing completing = facts.completing();
    if (closing != null) {
      boolean completed = facts.status() == Facts.Status.COMPLETED;
      body.with("closedBy", completed ? identity(closing.by()) : null)
          .with("closedDate", closing.date());
    } else if (completing != null) {
      body.with("closedBy", identity(completing.by()));
    }
  }

  private void merge(Doc body, PullRequest request, boolean detailed) {
    Merge merge = request.facts().merge();
    boolean abandoned = request.facts().status() == Facts.Status.ABANDONED;
    body.with("mergeStatus", abandoned ? null : merge.status().word())
        .with("mergeFailureType", merge.failure() == null ? null : "unknown")
        .with("mergeFailureMessage", merge.failure())
        .with("mergeId", merge.id())
        .with("lastMergeSourceCommit", commitReference(request, merge.source()))
        .with("lastMergeTargetCommit", commitReference(request, merge.target()));
    String commit = merge.commit();
    if (commit != null && !abandoned) {
      body.with(
          "lastMergeCommit",
          detailed
              ? without(commit(request, commit).json(), "treeId", "parents", "remoteUrl")
              : commitReference(request, commit));
    }
    body.with("hasMultipleMergeBases", detailed ? hasSeveralBases(request) : null);
  }

  private boolean hasSeveralBases(PullRequest request) {
    Iteration last = request.iterations().last();
    return all.repository(request).history().mergeBases(last.source(), last.target()).size() > 1;
  }

  private @Nullable List<Doc> labels(PullRequest request) {
    return request.labels().isEmpty()
        ? null
        : request.labels().stream().map(label -> label(request, label)).toList();
  }

  Doc label(PullRequest request, Label label) {
    return Doc.of("id", label.id())
        .with("name", label.name())
        .with("active", true)
        .with("url", url(request) + "/labels/" + label.id());
  }

  /** With the groups for which this one has voted. */
  Doc reviewer(PullRequest request, Reviewer reviewer) {
    List<Doc> groups =
        request.reviewers().stream()
            .filter(r -> r.party().group() && reviewer.vote() != 0)
            .filter(r -> all.isMember(reviewer.party().id(), r.party().id()))
            .map(group -> plain(request, group))
            .toList();
    Doc body = plain(request, reviewer);
    return groups.isEmpty() ? body : body.with("votedFor", groups);
  }

  private Doc plain(PullRequest request, Reviewer reviewer) {
    return Doc.of("reviewerUrl", url(request) + "/reviewers/" + reviewer.party().id())
        .with("vote", reviewer.vote())
        .with("hasDeclined", reviewer.declined())
        .with("isRequired", reviewer.required() ? true : null)
        .with("isReapprove", reviewer.reapprove() ? true : null)
        .with("isFlagged", reviewer.flagged())
        .withAll(without(reviewer.party().json(), "descriptor"));
  }

  /** With the older address of the picture, beside the newer one among the links. */
  JsonObject identity(Identity person) {
    JsonObject json = person.json(all.url());
    json.addProperty("imageUrl", all.url() + "/_api/_common/identityImage?id=" + person.id());
    return json;
  }

  String repositoryUrl(PullRequest request) {
    return all.gitJson().url(all.repository(request));
  }

  String url(PullRequest request) {
    return repositoryUrl(request) + "/pullRequests/" + request.id();
  }

  Doc commitReference(PullRequest request, String id) {
    return Doc.of("commitId", id).with("url", repositoryUrl(request) + "/commits/" + id);
  }

  private Doc commit(PullRequest request, String id) {
    return all.repository(request)
        .contents()
        .commit(id)
        .map(commit -> commit(request, commit))
        .orElseGet(() -> commitReference(request, id));
  }

  private Doc commit(PullRequest request, Commit commit) {
    return all.gitJson().commit(all.repository(request), commit);
  }

  List<Doc> commits(PullRequest request, List<Commit> commits) {
    return commits.stream().map(commit -> commit(request, commit)).toList();
  }

  JsonArray commits(PullRequest request, Iteration iteration) {
    JsonArray array = new JsonArray();
    commits(request, all.commits(request, iteration)).forEach(commit -> array.add(commit.json()));
    return array;
  }

  List<Doc> workItems(PullRequest request) {
    return all.workItems(request).stream()
        .map(
            id ->
                Doc.of("id", String.valueOf(id))
                    .with("url", all.url() + "/_apis/wit/workItems/" + id))
        .toList();
  }

  private Doc links(PullRequest request) {
    String repository = repositoryUrl(request);
    String url = url(request);
    Merge merge = request.facts().merge();
    Doc links =
        Doc.of()
            .withHref("self", url)
            .withHref("repository", repository)
            .withHref("workItems", url + "/workitems")
            .withHref("sourceBranch", repository + "/refs/heads/" + branch(request, true))
            .withHref("targetBranch", repository + "/refs/heads/" + branch(request, false))
            .withHref("statuses", url + "/statuses")
            .withHref("sourceCommit", repository + "/commits/" + merge.source())
            .withHref("targetCommit", repository + "/commits/" + merge.target())
            .withHref("createdBy", all.url() + "/_apis/Identities/" + creator(request))
            .withHref("iterations", url + "/iterations");
    return merge.commit() == null
        ? links
        : links.withHref("mergeCommit", repository + "/commits/" + merge.commit());
  }

  private static String creator(PullRequest request) {
    return request.origin().createdBy().id().toString();
  }

  private static String branch(PullRequest request, boolean source) {
    String ref = source ? request.origin().sourceRef() : request.facts().targetRef();
    return ref.replaceFirst("^refs/heads/", "");
  }

  Doc thread(PullRequest request, Discussion thread) {
    Doc body = Doc.of();
    either(body, "pullRequestThreadContext", thread.iterations());
    body.with("id", thread.id())
        .with("publishedDate", thread.published())
        .with("lastUpdatedDate", thread.updated())
        .with("comments", thread.comments().stream().map(c -> comment(request, thread, c)).toList())
        .with("status", "unknown".equals(thread.status()) ? null : thread.status());
    either(body, "threadContext", thread.place());
    either(body, "properties", thread.properties().isEmpty() ? null : thread.properties());
    either(body, "identities", thread.identities());
    return body.with("isDeleted", thread.deleted())
        .with(
            "_links",
            Doc.of()
                .withHref("self", threadUrl(request, thread))
                .withHref("repository", repositoryUrl(request)));
  }

  private static void either(Doc body, String name, @Nullable JsonObject value) {
    if (value == null) {
      body.withNull(name);
    } else {
      body.with(name, value.deepCopy());
    }
  }

  /** Without a project, unlike that of the pull request. */
  private String threadUrl(PullRequest request, Discussion thread) {
    return "%s/_apis/git/repositories/%s/pullRequests/%d/threads/%d"
        .formatted(all.url(), request.origin().repository(), request.id(), thread.id());
  }

  Doc comment(PullRequest request, Discussion thread, Comment comment) {
    String url = threadUrl(request, thread);
    Doc links =
        Doc.of()
            .withHref("self", url + "/comments/" + comment.id())
            .withHref("repository", repositoryUrl(request))
            .withHref("threads", url)
            .withHref("pullRequests", all.url() + "/_apis/git/pullRequests/" + request.id());
    return Doc.of("id", comment.id())
        .with("parentCommentId", comment.parent())
        .with("author", comment.author().json())
        .with("content", comment.deleted() ? null : comment.content())
        .with("publishedDate", comment.published())
        .with("lastUpdatedDate", comment.updated())
        .with("lastContentUpdatedDate", comment.contentUpdated())
        .with("commentType", comment.type())
        .with("isDeleted", comment.deleted() ? true : null)
        .with("usersLiked", comment.likes().stream().map(this::identity).toList())
        .with("_links", links);
  }

  Doc status(PullRequest request, PostedStatus status) {
    String url = url(request);
    String place = status.iteration() == 0 ? "" : "/iterations/" + status.iteration();
    return Doc.of("iterationId", status.iteration() == 0 ? null : status.iteration())
        .with("id", status.id())
        .with("state", status.state())
        .with("description", status.description())
        .with("context", Doc.of("name", status.name()).with("genre", status.genre()))
        .with("creationDate", status.date())
        .with("updatedDate", status.date())
        .with("createdBy", identity(status.by()))
        .with("targetUrl", status.targetUrl())
        .with("properties", status.properties())
        .with(
            "_links",
            Doc.of()
                .withHref("self", url + place + "/statuses/" + status.id())
                .withHref("repository", repositoryUrl(request)));
  }

  Doc iteration(PullRequest request, Iteration iteration, boolean withCommits) {
    String url = url(request) + "/iterations/" + iteration.id();
    Doc body =
        Doc.of("id", iteration.id())
            .with("description", iteration.description())
            .with("author", identity(iteration.author()))
            .with("createdDate", iteration.date())
            .with("updatedDate", iteration.date())
            .with("sourceRefCommit", Doc.of("commitId", iteration.source()))
            .with("targetRefCommit", Doc.of("commitId", iteration.target()))
            .with("commonRefCommit", Doc.of("commitId", iteration.common()))
            .with("hasMoreCommits", false)
            .with("reason", iteration.reason())
            .with("push", iteration.push() == 0 ? null : Doc.of("pushId", iteration.push()))
            .with("_links", Doc.of().withHref("self", url));
    return withCommits ? body.with("commits", commits(request, iteration)) : body;
  }

  Doc attachment(PullRequest request, Attachment.Facts attachment) {
    String url = url(request) + "/attachments/" + Percent.encode(attachment.name());
    return Doc.of("_links", Doc.of().withHref("self", url))
        .with("id", attachment.id())
        .with("displayName", attachment.name())
        .with("contentHash", attachment.hash())
        .with("author", identity(attachment.by()))
        .with("createdDate", attachment.date())
        .with("url", url);
  }
}

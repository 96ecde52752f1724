// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestCommentThread;
import io.github.fluentado.client.git.GitPullRequestCompletionOptions;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.IdentityRefWithVote;
import io.github.fluentado.client.git.PullRequestAttachmentsApi;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.git.PullRequestCommitsApi;
import io.github.fluentado.client.git.PullRequestConflictsApi;
import io.github.fluentado.client.git.PullRequestIterationChangesApi;
import io.github.fluentado.client.git.PullRequestIterationsApi;
import io.github.fluentado.client.git.PullRequestLabelsApi;
import io.github.fluentado.client.git.PullRequestPropertiesApi;
import io.github.fluentado.client.git.PullRequestReviewersApi;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.git.PullRequestStatusesApi;
import io.github.fluentado.client.git.PullRequestThreadCommentsApi;
import io.github.fluentado.client.git.PullRequestThreadsApi;
import io.github.fluentado.client.git.PullRequestWorkItemsApi;
import io.github.fluentado.client.git.PullRequestsApi;
import io.github.fluentado.client.git.WebApiCreateTagRequestData;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.git.ArtifactLinks;
import io.github.fluentado.git.Branch;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The door to the pull requests that lead into a repository. Sends nothing itself.
 *
 * <pre>{@code
 * PullRequests requests = ado.project("web").repository("shop").pullRequests();
 * GitPullRequest opened =
 *     requests.create(Branch.of("hours"), Branch.of("main")).title("Tell the hours").execute();
 * PullRequests.One one = requests.pullRequest(opened.pullRequestId());
 * one.commentOnce("greeting", "Thank you!").execute();
 * one.complete().squash().deleteSourceBranch().execute();
 * }</pre>
 */
public final class PullRequests {
  private final Connection connection;
  private final String repository;

  private PullRequests(Connection connection, String repository) {
    this.connection = connection;
    this.repository = repository;
  }

  /**
   * Of one repository.
   *
   * @param repository a name is enough within a project; without one it must be an id
   */
  public static PullRequests of(Connection connection, String repository) {
    Check.notNull("connection", connection);
    return new PullRequests(connection, Check.segment("repository", repository));
  }

  /** The active ones, unless another status is asked for. Long descriptions come cut. */
  public PullRequestsApi.List list() {
    return new PullRequestsApi(connection).list(repository);
  }

  /** Those that lead into a branch. */
  public PullRequestsApi.List listInto(Branch target) {
    return list().targetRefName(Check.notNull("target", target).ref());
  }

  /** Those that come from a branch. */
  public PullRequestsApi.List listFrom(Branch source) {
    return list().sourceRefName(Check.notNull("source", source).ref());
  }

  /** Begins a pull request. */
  public CreatePullRequest create(Branch from, Branch into) {
    return CreatePullRequest.of(connection, repository, from, into);
  }

  /** The door to one. Not even looks whether it is there. */
  public One pullRequest(int id) {
    return new One(new Place(connection, repository, Check.positive("id", id)));
  }

  /** The door to one pull request. */
  public static final class One {
    private final Place place;

    private One(Place place) {
      this.place = place;
    }

    public int id() {
      return place.id();
    }

    public PullRequestsApi.Get get() {
      return new PullRequestsApi(place.connection()).get(place.repository(), place.id());
    }

    /**
     * Reads it and sends what the function changes; nothing if that is nothing. The service keeps
     * no revision of pull requests: what others change meanwhile stays, unless it is the same
     * property, where the last one wins. A {@code CONFLICT} makes it be read and changed anew; a
     * change of what nobody may change is {@code INVALID}.
     *
     * @param change may run several times
     */
    public SafeUpdate<GitPullRequest> update(UnaryOperator<GitPullRequest> change) {
      return PullRequestEdit.of(place, change);
    }

    private PullRequestsApi.Update update(GitPullRequest change) {
      return new PullRequestsApi(place.connection()).update(place.repository(), place.id(), change);
    }

    public PullRequestsApi.Update abandon() {
      return update(new GitPullRequest().status(PullRequestStatus.ABANDONED));
    }

    /** Takes the abandoning back. */
    public PullRequestsApi.Update reactivate() {
      return update(new GitPullRequest().status(PullRequestStatus.ACTIVE));
    }

    /** No draft any more. */
    public PullRequestsApi.Update publish() {
      return update(new GitPullRequest().isDraft(false));
    }

    /** Begins the completion, which is waited for. */
    public CompletePullRequest complete() {
      return CompletePullRequest.of(place);
    }

    /**
     * Has the service complete it as soon as all policies are met, in the name of whoever asks.
     * Reads first who that is: two requests.
     *
     * @param how such as {@code new GitPullRequestCompletionOptions().deleteSourceBranch(true)}
     */
    public Call<GitPullRequest> completeWhenAllowed(GitPullRequestCompletionOptions how) {
      Check.notNull("how", how);
      return Me.ref(place.connection())
          .then(me -> update(new GitPullRequest().autoCompleteSetBy(me).completionOptions(how)));
    }

    /** The threads that are not deleted, those of the service itself included. */
    public Call<List<GitPullRequestCommentThread>> threads() {
      return Threads.live(place);
    }

    /** The threads that were started with that key, and are not deleted. */
    public Call<List<GitPullRequestCommentThread>> threads(String key) {
      return Threads.of(place, key);
    }

    /** All threads, deleted ones too; with options to track where they are in an iteration. */
    public PullRequestThreadsApi.List allThreads() {
      return Threads.all(place);
    }

    /** Begins a thread about the pull request as such. */
    public StartThread comment(String text) {
      return StartThread.of(place, text);
    }

    /** Begins a thread about part of a file. */
    public StartThread commentOn(String path, Lines lines, String text) {
      return comment(text).on(path, lines);
    }

    /**
     * Comments at most once, however often this runs: looks for a thread of that key, and starts
     * one only if there is none. If its first comment says something else, that is changed, which
     * only its author may do. Two that run at the same time may both find none.
     *
     * @param key of any form; it is no secret, but people do not see it
     */
    public Call<GitPullRequestCommentThread> commentOnce(String key, String text) {
      return Threads.once(place, key, comment(text), text);
    }

    /** Replies to the first comment of a thread. */
    public PullRequestThreadCommentsApi.Create reply(int thread, String text) {
      return new PullRequestThreadCommentsApi(place.connection())
          .create(
              place.repository(),
              place.id(),
              Check.positive("thread", thread),
              StartThread.comment(text, 1));
    }

    /** Resolves a thread, or opens it again. */
    public PullRequestThreadsApi.Update status(int thread, CommentThreadStatus status) {
      Check.notNull("status", status);
      return new PullRequestThreadsApi(place.connection())
          .update(
              place.repository(),
              place.id(),
              Check.positive("thread", thread),
              new GitPullRequestCommentThread().status(status));
    }

    public PullRequestThreadCommentsApi.Delete deleteComment(int thread, int comment) {
      return new PullRequestThreadCommentsApi(place.connection())
          .delete(
              place.repository(),
              place.id(),
              Check.positive("thread", thread),
              Check.positive("comment", comment));
    }

    /**
     * Deletes every comment of a thread, a request each; with the last one the thread is gone. Each
     * has its outcome: only its author may delete a comment.
     *
     * @param thread as it was read
     */
    public Call<Outcomes<PullRequestComment, Done>> deleteThread(
        GitPullRequestCommentThread thread) {
      return Threads.delete(place, Check.notNull("thread", thread));
    }

    /** Finds the threads of a key and deletes each; a thread that stays has failed. */
    public Call<Outcomes<GitPullRequestCommentThread, Done>> deleteThreads(String key) {
      return Threads.delete(place, key);
    }

    public PullRequestStatusesApi.List statuses() {
      return new PullRequestStatusesApi(place.connection()).list(place.repository(), place.id());
    }

    /**
     * Begins a status.
     *
     * @param genre whose status it is, such as the name of a service
     * @param name what it is about; the latest of a genre and name counts
     */
    public PostPullRequestStatus status(String genre, String name, GitStatusState state) {
      return PostPullRequestStatus.of(place, genre, name, state);
    }

    private PullRequestReviewersApi reviewing() {
      return new PullRequestReviewersApi(place.connection());
    }

    /** Who is asked to look at it, with their votes. */
    public PullRequestReviewersApi.List reviewers() {
      return reviewing().list(place.repository(), place.id());
    }

    /**
     * Asks somebody to look at it.
     *
     * @param identityId a person's, a team's or a group's
     */
    public PullRequestReviewersApi.Create addReviewer(String identityId) {
      return reviewer(identityId, new IdentityRefWithVote());
    }

    /** The same for somebody without whose approval it cannot be completed. */
    public PullRequestReviewersApi.Create requireReviewer(String identityId) {
      return reviewer(identityId, new IdentityRefWithVote().isRequired(true));
    }

    private PullRequestReviewersApi.Create reviewer(String id, IdentityRefWithVote as) {
      String checked = Check.segment("identityId", id);
      return reviewing().create(place.repository(), place.id(), checked, as.id(checked));
    }

    public PullRequestReviewersApi.Delete removeReviewer(String identityId) {
      return reviewing()
          .delete(place.repository(), place.id(), Check.segment("identityId", identityId));
    }

    /** Votes as whoever asks. Reads first who that is: two requests. */
    public Call<IdentityRefWithVote> vote(Vote vote) {
      Check.notNull("vote", vote);
      return Me.ref(place.connection())
          .then(me -> vote(UUID.fromString(Objects.requireNonNull(me.id())), vote));
    }

    /**
     * The same without reading who that is.
     *
     * @param me whoever asks: the service lets nobody vote for others
     */
    public PullRequestReviewersApi.Create vote(UUID me, Vote vote) {
      Check.notNull("me", me);
      int number = Check.notNull("vote", vote).number();
      return reviewer(me.toString(), new IdentityRefWithVote().vote(number));
    }

    /** The work items that are linked to it. */
    public PullRequestWorkItemsApi.List workItems() {
      return new PullRequestWorkItemsApi(place.connection()).list(place.repository(), place.id());
    }

    /** The pushes to its source branch, as it sees them. */
    public PullRequestIterationsApi.List iterations() {
      return new PullRequestIterationsApi(place.connection()).list(place.repository(), place.id());
    }

    /** What an iteration changes against the target branch. */
    public PullRequestIterationChangesApi.List changes(int iteration) {
      return new PullRequestIterationChangesApi(place.connection())
          .list(place.repository(), place.id(), Check.positive("iteration", iteration));
    }

    public PullRequestCommitsApi.List commits() {
      return new PullRequestCommitsApi(place.connection()).list(place.repository(), place.id());
    }

    public PullRequestConflictsApi.List conflicts() {
      return new PullRequestConflictsApi(place.connection()).list(place.repository(), place.id());
    }

    public PullRequestLabelsApi.List labels() {
      return new PullRequestLabelsApi(place.connection()).list(place.repository(), place.id());
    }

    public PullRequestLabelsApi.Create addLabel(String name) {
      return new PullRequestLabelsApi(place.connection())
          .create(
              place.repository(),
              place.id(),
              new WebApiCreateTagRequestData().name(Check.text("name", name)));
    }

    public PullRequestLabelsApi.Delete removeLabel(String nameOrId) {
      return new PullRequestLabelsApi(place.connection())
          .delete(place.repository(), place.id(), Check.segment("nameOrId", nameOrId));
    }

    /** Values that programs keep beside it, and some of the service's own. */
    public PullRequestPropertiesApi.Get properties() {
      return new PullRequestPropertiesApi(place.connection()).get(place.repository(), place.id());
    }

    /** Begins changes to the properties. */
    public EditProperties editProperties() {
      return EditProperties.of(place);
    }

    public PullRequestAttachmentsApi.List attachments() {
      return new PullRequestAttachmentsApi(place.connection()).list(place.repository(), place.id());
    }

    /** The content of an attached file, by its name. */
    public PullRequestAttachmentsApi.Get attachment(String fileName) {
      return new PullRequestAttachmentsApi(place.connection())
          .get(place.repository(), place.id(), Check.segment("fileName", fileName));
    }

    /** Brings a file, which a comment can then link to; {@code Upload.of} tells how far it is. */
    public PullRequestAttachmentsApi.Create attach(String fileName, RequestBody content) {
      return new PullRequestAttachmentsApi(place.connection())
          .create(
              place.repository(),
              place.id(),
              Check.segment("fileName", fileName),
              Check.notNull("content", content));
    }

    /** The address under which a work item links to it, made of ids: one request. */
    public Call<URI> artifactLink() {
      return get().map(ArtifactLinks::pullRequest);
    }

    /** Repository and number. */
    @Override
    public String toString() {
      return "PullRequest[" + place + "]";
    }
  }
}

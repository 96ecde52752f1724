// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import com.google.gson.JsonObject;
import io.github.fluentado.client.git.CommentIterationContext;
import io.github.fluentado.client.git.CommentThreadContext;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.CommentType;
import io.github.fluentado.client.git.GitPullRequestCommentThread;
import io.github.fluentado.client.git.GitPullRequestCommentThreadContext;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.git.PullRequestThreadsApi;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.json.PropertyBag;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Starts a thread of comments. Texts are Markdown; the thread is active, which means unresolved,
 * unless another status is said.
 */
public final class StartThread extends CallRequest<GitPullRequestCommentThread, StartThread> {
  private final Place place;
  private final GitPullRequestCommentThread thread;
  private final CallOptions own;

  private StartThread(Place place, GitPullRequestCommentThread thread, CallOptions own) {
    this.place = place;
    this.thread = thread;
    this.own = own;
  }

  static StartThread of(Place place, String text) {
    GitPullRequestCommentThread thread =
        new GitPullRequestCommentThread()
            .comments(List.of(comment(text, 0)))
            .properties(Threads.MARKDOWN)
            .status(CommentThreadStatus.ACTIVE);
    return new StartThread(place, thread, CallOptions.none());
  }

  static PullRequestComment comment(String text, int parent) {
    return new PullRequestComment()
        .content(Check.notNull("text", text))
        .commentType(CommentType.TEXT)
        .parentCommentId(parent);
  }

  private StartThread with(GitPullRequestCommentThread other) {
    return new StartThread(place, other, own);
  }

  /** A reply to the first comment, besides those said before. */
  public StartThread reply(String text) {
    List<PullRequestComment> comments =
        Stream.concat(
                Objects.requireNonNullElse(thread.comments(), List.<PullRequestComment>of())
                    .stream(),
                Stream.of(comment(text, 1)))
            .toList();
    return with(thread.comments(comments));
  }

  public StartThread status(CommentThreadStatus status) {
    return with(thread.status(Check.notNull("status", status)));
  }

  /**
   * A mark by which {@code threads(key)} and {@code deleteThreads(key)} know the thread again,
   * those of other programs too that mark them the same way.
   */
  public StartThread key(String key) {
    return property(Threads.KEY, Check.text("key", key));
  }

  /** A property of the thread, which people do not see. */
  public StartThread property(String name, String value) {
    return property(name, Threads.text(Check.notNull("value", value)));
  }

  /** The same for a number. */
  public StartThread property(String name, int value) {
    return property(name, Threads.number(value));
  }

  /** The same for yes and no, which the service keeps as 1 and 0. */
  public StartThread property(String name, boolean value) {
    return property(name, value ? 1 : 0);
  }

  private StartThread property(String name, JsonObject value) {
    PropertyBag old = Objects.requireNonNullElse(thread.properties(), PropertyBag.EMPTY);
    return with(thread.properties(old.with(Check.text("name", name), value)));
  }

  /** The whole of a file, in place of the pull request as such. */
  public StartThread on(String path) {
    return with(thread.threadContext(new CommentThreadContext().filePath(Threads.path(path))));
  }

  /** Part of a file. */
  public StartThread on(String path, Lines lines) {
    return with(thread.threadContext(Check.notNull("lines", lines).in(Threads.path(path))));
  }

  /**
   * Which iteration the part of the file is of. Without that, the service takes it for the latest.
   */
  public StartThread iteration(int iteration) {
    Check.positive("iteration", iteration);
    return with(
        thread.pullRequestThreadContext(
            new GitPullRequestCommentThreadContext()
                .iterationContext(
                    new CommentIterationContext()
                        .firstComparingIteration(iteration)
                        .secondComparingIteration(iteration))));
  }

  @Override
  public StartThread with(CallOptions more) {
    return new StartThread(place, thread, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GitPullRequestCommentThread> start(CallOptions options) {
    return new PullRequestThreadsApi(place.connection())
        .create(place.repository(), place.id(), thread)
        .start(own.under(options));
  }

  /** The pull request. */
  @Override
  public String toString() {
    return "StartThread[" + place + "]";
  }
}

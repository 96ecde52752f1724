// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Contents;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.json.ReferenceLinks;
import io.github.fluentado.core.json.Shape;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a pull request, with the pull request: the resource of {@link
 * EventType#PULL_REQUEST_COMMENTED} in version 2.0. In version 1.0 the comment is all of it.
 */
public final class PullRequestCommented extends Model {
  private static final Pattern THREAD = Pattern.compile("/threads/(\\d{1,9})(?:/|$)");

  public static final Shape<PullRequestCommented> SHAPE =
      Shape.of(PullRequestCommented::new, PullRequestCommented::codecs, "comment", "pullRequest");

  private PullRequestCommented(Contents contents) {
    super(contents);
  }

  private static Codec<?>[] codecs() {
    return new Codec<?>[] {PullRequestComment.SHAPE, GitPullRequest.SHAPE};
  }

  /** Without content if it has been deleted. */
  public @Nullable PullRequestComment comment() {
    return at(0);
  }

  public @Nullable GitPullRequest pullRequest() {
    return at(1);
  }

  /** The number of the thread that the comment stands in, which only a link tells. */
  public OptionalInt threadId() {
    PullRequestComment comment = comment();
    return comment == null ? OptionalInt.empty() : threadOf(comment);
  }

  /** The number of the thread that a comment stands in, if its links tell. */
  public static OptionalInt threadOf(PullRequestComment comment) {
    ReferenceLinks links = comment.links();
    if (links == null) {
      return OptionalInt.empty();
    }
    String link = links.href("threads").or(() -> links.href("self")).orElse("");
    Matcher thread = THREAD.matcher(link);
    return thread.find() ? OptionalInt.of(Integer.parseInt(thread.group(1))) : OptionalInt.empty();
  }
}

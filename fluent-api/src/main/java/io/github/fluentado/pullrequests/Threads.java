// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.git.GitPullRequestCommentThread;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.git.PullRequestThreadCommentsApi;
import io.github.fluentado.client.git.PullRequestThreadsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.json.PropertyBag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The threads of one pull request: found, made once, taken away. */
final class Threads {
  /** Under which a thread keeps the mark of the program that made it; others use the same name. */
  static final String KEY = "3533F9EC-9336-4290-85F7-6A6A51AD1861";

  static final PropertyBag MARKDOWN =
      PropertyBag.EMPTY.with("Microsoft.TeamFoundation.Discussion.SupportsMarkdown", number(1));

  private static final int AT_ONCE = 4;

  private Threads() {}

  static String path(String path) {
    String text = Check.text("path", path);
    return text.startsWith("/") ? text : "/" + text;
  }

  static PullRequestThreadsApi.List all(Place place) {
    return new PullRequestThreadsApi(place.connection()).list(place.repository(), place.id());
  }

  static Call<List<GitPullRequestCommentThread>> live(Place place) {
    return all(place).map(threads -> threads.stream().filter(Threads::isLive).toList());
  }

  static Call<List<GitPullRequestCommentThread>> of(Place place, String key) {
    Check.text("key", key);
    return live(place)
        .map(threads -> threads.stream().filter(thread -> isMarked(thread, key)).toList());
  }

  private static boolean isMarked(GitPullRequestCommentThread thread, String key) {
    PropertyBag properties = thread.properties();
    return properties != null && properties.text(KEY).filter(key::equals).isPresent();
  }

  /** A thread is gone when it says so, or its first comment does. */
  private static boolean isLive(GitPullRequestCommentThread thread) {
    boolean gone = Boolean.TRUE.equals(thread.isDeleted());
    return !gone
        && comments(thread).stream()
            .findFirst()
            .filter(first -> Boolean.TRUE.equals(first.isDeleted()))
            .isEmpty();
  }

  private static List<PullRequestComment> comments(GitPullRequestCommentThread thread) {
    return Objects.requireNonNullElse(thread.comments(), List.of());
  }

  /** The thread of a key: made if there is none, its first comment changed if it says otherwise. */
  static Call<GitPullRequestCommentThread> once(
      Place place, String key, StartThread wanted, String text) {
    return of(place, key)
        .then(found -> found.isEmpty() ? wanted.key(key) : saying(place, found.get(0), text));
  }

  private static Call<GitPullRequestCommentThread> saying(
      Place place, GitPullRequestCommentThread thread, String text) {
    PullRequestComment first = comments(thread).isEmpty() ? null : comments(thread).get(0);
    if (first == null || text.equals(first.content())) {
      return Call.of(thread);
    }
    int id = id(thread.id());
    return new PullRequestThreadCommentsApi(place.connection())
        .update(
            place.repository(),
            place.id(),
            id,
            id(first.id()),
            new PullRequestComment().content(text))
        .then(
            changed ->
                new PullRequestThreadsApi(place.connection())
                    .get(place.repository(), place.id(), id));
  }

  static Call<Outcomes<PullRequestComment, Done>> delete(
      Place place, GitPullRequestCommentThread thread) {
    int id = id(Check.notNull("thread", thread).id());
    List<PullRequestComment> there =
        comments(thread).stream().filter(one -> !Boolean.TRUE.equals(one.isDeleted())).toList();
    return Call.each(
        there,
        AT_ONCE,
        comment ->
            new PullRequestThreadCommentsApi(place.connection())
                .delete(place.repository(), place.id(), id, id(comment.id())));
  }

  static Call<Outcomes<GitPullRequestCommentThread, Done>> delete(Place place, String key) {
    return of(place, key)
        .then(
            threads ->
                Call.each(
                    threads,
                    1,
                    thread ->
                        delete(place, thread)
                            .map(
                                outcomes -> {
                                  outcomes.orThrow();
                                  return Done.DONE;
                                })));
  }

  /** As threads take a text: the members that name type and value are read under other names. */
  static JsonObject text(String value) {
    return typed("System.String", new JsonPrimitive(value));
  }

  /** The same for a number. */
  static JsonObject number(int value) {
    return typed("System.Int32", new JsonPrimitive(value));
  }

  private static JsonObject typed(String type, JsonPrimitive value) {
    JsonObject typed = new JsonObject();
    typed.addProperty("type", type);
    typed.add("value", value);
    return typed;
  }

  private static int id(@Nullable Integer id) {
    Check.that(id != null, "thread", "has no id, or a comment without");
    return Objects.requireNonNull(id);
  }
}

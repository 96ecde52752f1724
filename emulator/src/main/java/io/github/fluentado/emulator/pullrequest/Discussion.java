// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread of comments.
 *
 * @param status null for what the service itself tells
 * @param place the file and the lines it is about; null for the whole pull request
 * @param iterations the iterations that were compared when it began; null when unknown
 * @param properties each with its type, as the service writes them
 * @param identities those that the properties refer to; null for none
 */
record Discussion(
    int id,
    Instant published,
    Instant updated,
    @Nullable String status,
    List<Comment> comments,
    @Nullable JsonObject place,
    @Nullable JsonObject iterations,
    JsonObject properties,
    @Nullable JsonObject identities) {

  Discussion {
    comments = List.copyOf(comments);
  }

  /** It vanishes with its last comment. */
  boolean deleted() {
    return comments.stream().allMatch(Comment::deleted);
  }

  /** Whether somebody still has to do something about it. */
  boolean open() {
    return !deleted() && ("active".equals(status) || "pending".equals(status));
  }

  Optional<Comment> comment(int number) {
    return comments.stream().filter(comment -> comment.id() == number).findFirst();
  }

  Discussion with(Comment added, Instant now) {
    List<Comment> all = new ArrayList<>(comments);
    all.removeIf(comment -> comment.id() == added.id());
    all.add(Math.min(all.size(), added.id() - 1), added);
    return new Discussion(
        id, published, now, status, all, place, iterations, properties, identities);
  }

  Discussion changed(
      @Nullable String newStatus, @Nullable JsonObject newPlace, JsonObject all, Instant now) {
    return new Discussion(
        id, published, now, newStatus, comments, newPlace, iterations, all, identities);
  }
}

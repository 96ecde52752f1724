// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A work item with its history. Changed only under the write lock of the router. */
public final class WorkItem {
  private final int id;
  private final Sequence<Revision> revisions;
  private final Sequence<Update> updates;
  private final Sequence<Comment> comments;
  private final Sequence<Comment> editedComments;

  WorkItem(Store store, int id) {
    this.id = id;
    this.revisions = store.sequence();
    this.updates = store.sequence();
    this.comments = store.sequence();
    this.editedComments = store.sequence();
  }

  public int id() {
    return id;
  }

  public boolean deleted() {
    return latest().deleted();
  }

  Revision latest() {
    return revisions.last();
  }

  List<Revision> revisions() {
    return revisions.items();
  }

  Optional<Revision> revision(int number) {
    boolean there = number >= 1 && number <= revisions.size();
    return there ? Optional.of(revisions.get(number - 1)) : Optional.empty();
  }

  /** The revision that was the latest at that time; empty before the item was made. */
  Optional<Revision> asOf(Instant time) {
    Revision found = null;
    for (Revision revision : revisions.items()) {
      if (!revision.changed().isAfter(time)) {
        found = revision;
      }
    }
    return Optional.ofNullable(found);
  }

  void add(Revision revision) {
    revisions.add(revision);
  }

  /** New relations without a new revision, as for the far end of a link. */
  void replaceRelations(List<Relation> relations) {
    revisions.set(revisions.size() - 1, latest().with(relations));
  }

  void rewrite(UnaryOperator<Revision> change) {
    revisions.replaceAll(change);
  }

  List<Update> updates() {
    return updates.items();
  }

  void add(Update update) {
    updates.add(update);
  }

  List<Comment> comments() {
    return comments.items();
  }

  void add(Comment comment) {
    comments.add(comment);
  }

  /** A comment in all its versions, the newest last. */
  List<Comment> commentVersions(int comment) {
    return Stream.concat(editedComments.stream(), comments.stream())
        .filter(version -> version.id() == comment)
        .toList();
  }

  void replace(Comment comment) {
    comments.stream().filter(old -> old.id() == comment.id()).forEach(editedComments::add);
    comments.replaceAll(old -> old.id() == comment.id() ? comment : old);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A wish to merge a branch into another, with all that hangs on it. */
final class PullRequest {
  /** What never changes. */
  record Origin(int id, UUID repository, String sourceRef, Identity createdBy, Instant created) {}

  private final Origin origin;
  private final Branches branches;
  private final Cell<Facts> facts;
  private final Sequence<Reviewer> reviewers;
  private final Sequence<Iteration> iterations;
  private final Sequence<Discussion> threads;
  private final Sequence<PostedStatus> statuses;
  private final Counter statusIds;
  private final Sequence<Label> labels;
  private final Table<String, JsonObject> properties;
  private final Sequence<Attachment> attachments;

  PullRequest(Store store, Origin origin, Facts first, Branches branches) {
    this.origin = origin;
    this.branches = branches;
    this.facts = store.cell(first);
    this.reviewers = store.sequence();
    this.iterations = store.sequence();
    this.threads = store.sequence();
    this.statuses = store.sequence();
    this.statusIds = store.counter();
    this.labels = store.sequence();
    this.properties = store.table();
    this.attachments = store.sequence();
  }

  int id() {
    return origin.id();
  }

  Origin origin() {
    return origin;
  }

  Facts facts() {
    return facts.get();
  }

  void change(UnaryOperator<Facts> change) {
    Facts before = facts.get();
    facts.set(change.apply(before));
    branches.changed(this, before, facts.get());
  }

  boolean isActive() {
    return facts().isActive();
  }

  Sequence<Reviewer> reviewers() {
    return reviewers;
  }

  Optional<Reviewer> reviewer(UUID id) {
    return reviewers.stream().filter(reviewer -> reviewer.party().id().equals(id)).findFirst();
  }

  /** Adds the reviewer, or puts it in place of what is there for the same party. */
  void put(Reviewer reviewer) {
    UUID id = reviewer.party().id();
    if (reviewer(id).isEmpty()) {
      reviewers.add(reviewer);
    } else {
      reviewers.replaceAll(old -> old.party().id().equals(id) ? reviewer : old);
    }
  }

  Sequence<Iteration> iterations() {
    return iterations;
  }

  Sequence<Discussion> threads() {
    return threads;
  }

  void put(Discussion thread) {
    threads.replaceAll(old -> old.id() == thread.id() ? thread : old);
  }

  Sequence<PostedStatus> statuses() {
    return statuses;
  }

  int nextStatus() {
    return statusIds.next();
  }

  Sequence<Label> labels() {
    return labels;
  }

  Table<String, JsonObject> properties() {
    return properties;
  }

  Sequence<Attachment> attachments() {
    return attachments;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a pull request changes as a whole. */
record Facts(
    String title,
    String description,
    Status status,
    boolean draft,
    String targetRef,
    Merge merge,
    @Nullable Closing closing,
    @Nullable Identity autoComplete,
    CompletionOptions options,
    @Nullable Completing completing) {

  /** The states of the service. */
  enum Status {
    ACTIVE("active"),
    ABANDONED("abandoned"),
    COMPLETED("completed");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Who completed or abandoned it, and when. */
  record Closing(Identity by, Instant date) {}

  /** Who asked for completion, and when. */
  record Completing(Identity by, Instant since) {}

  Facts titled(String other) {
    return new Facts(
        other,
        description,
        status,
        draft,
        targetRef,
        merge,
        closing,
        autoComplete,
        options,
        completing);
  }

  Facts described(String other) {
    return new Facts(
        title, other, status, draft, targetRef, merge, closing, autoComplete, options, completing);
  }

  /** A draft is never completed by itself. */
  Facts draft(boolean on) {
    return new Facts(
        title,
        description,
        status,
        on,
        targetRef,
        merge,
        closing,
        on ? null : autoComplete,
        options,
        completing);
  }

  Facts onto(String ref) {
    return new Facts(
        title, description, status, draft, ref, merge, closing, autoComplete, options, completing);
  }

  Facts merged(Merge attempt) {
    return new Facts(
        title,
        description,
        status,
        draft,
        targetRef,
        attempt,
        closing,
        autoComplete,
        options,
        completing);
  }

  Facts closed(Status how, Identity by, Instant date) {
    Closing end = new Closing(by, date);
    Completing asked = how == Status.COMPLETED ? completing : null;
    return new Facts(
        title, description, how, draft, targetRef, merge, end, autoComplete, options, asked);
  }

  Facts reactivated() {
    Merge forgotten = merge.withoutCommit();
    return new Facts(
        title, description, Status.ACTIVE, draft, targetRef, forgotten, null, null, options, null);
  }

  Facts autoComplete(@Nullable Identity by) {
    return new Facts(
        title, description, status, draft, targetRef, merge, closing, by, options, completing);
  }

  Facts with(CompletionOptions other) {
    return new Facts(
        title,
        description,
        status,
        draft,
        targetRef,
        merge,
        closing,
        autoComplete,
        other,
        completing);
  }

  Facts queued(@Nullable Completing asked) {
    return new Facts(
        title, description, status, draft, targetRef, merge, closing, autoComplete, options, asked);
  }

  boolean isActive() {
    return status == Status.ACTIVE;
  }
}

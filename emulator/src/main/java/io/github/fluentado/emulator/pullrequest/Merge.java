// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.git.Conflict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last attempt to merge, or the one that is about to be made.
 *
 * @param source the tip of the source branch
 * @param target the tip of the target branch
 * @param commit what the target branch would become; null unless it has succeeded
 * @param failure why it could not even be tried; null when it could
 */
record Merge(
    UUID id,
    Status status,
    String source,
    String target,
    @Nullable String commit,
    List<Conflict> conflicts,
    @Nullable String failure) {

  /** The states of the service, and how service hooks call them. */
  enum Status {
    QUEUED("queued", "Queued"),
    SUCCEEDED("succeeded", "Succeeded"),
    CONFLICTS("conflicts", "Conflicts"),
    REJECTED_BY_POLICY("rejectedByPolicy", "RejectedByPolicy"),
    FAILURE("failure", "Failure");

    private final String word;
    private final String result;

    Status(String word, String result) {
      this.word = word;
      this.result = result;
    }

    String word() {
      return word;
    }

    String result() {
      return result;
    }
  }

  Merge {
    conflicts = List.copyOf(conflicts);
  }

  static Merge queued(UUID id, String source, String target) {
    return new Merge(id, Status.QUEUED, source, target, null, List.of(), null);
  }

  Merge queuedAgain(UUID next, String newSource, String newTarget) {
    return new Merge(next, Status.QUEUED, newSource, newTarget, commit, List.of(), null);
  }

  /** What came of it does not count any more. */
  Merge withoutCommit() {
    return new Merge(id, status, source, target, null, conflicts, failure);
  }

  Merge succeeded(String result) {
    return new Merge(id, Status.SUCCEEDED, source, target, result, List.of(), null);
  }

  Merge conflicting(List<Conflict> found) {
    return new Merge(id, Status.CONFLICTS, source, target, null, found, null);
  }

  Merge failed(Status how, String why) {
    return new Merge(id, how, source, target, null, List.of(), why);
  }
}

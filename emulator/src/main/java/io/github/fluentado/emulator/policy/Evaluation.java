// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one policy judges one pull request. */
public record Evaluation(
    UUID id,
    String artifactId,
    Configuration configuration,
    Status status,
    Instant started,
    @Nullable Instant completed,
    Context context) {

  /** The states of the service. */
  public enum Status {
    QUEUED("queued"),
    RUNNING("running"),
    APPROVED("approved"),
    REJECTED("rejected"),
    NOT_APPLICABLE("notApplicable"),
    BROKEN("broken");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    boolean done() {
      return this != QUEUED && this != RUNNING;
    }
  }

  /**
   * What a policy remembers between two looks.
   *
   * @param iteration the one it has looked at
   * @param build the build that was queued; 0 for none
   */
  record Context(int iteration, int build) {}

  /** Whether the pull request may not be completed because of this. */
  public boolean blocks() {
    return configuration.blocking() && !isSatisfied();
  }

  public boolean isSatisfied() {
    return status == Status.APPROVED || status == Status.NOT_APPLICABLE;
  }

  Evaluation judged(Configuration newest, Status next, Context remembered, Instant now) {
    boolean same = next == status && remembered.equals(context);
    Instant since = same || next.done() ? started : now;
    Instant end = !next.done() ? null : same && completed != null ? completed : now;
    return new Evaluation(id, artifactId, newest, next, since, end, remembered);
  }
}

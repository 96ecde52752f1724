// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to bring a release to an environment. */
record Deployment(
    int id,
    int release,
    int environment,
    int attempt,
    String status,
    String operation,
    Instant queued,
    @Nullable Instant started,
    @Nullable Instant completed) {

  Deployment with(String nextStatus, String nextOperation) {
    return new Deployment(
        id, release, environment, attempt, nextStatus, nextOperation, queued, started, completed);
  }

  Deployment startedAt(Instant now) {
    return new Deployment(
        id, release, environment, attempt, status, operation, queued, now, completed);
  }

  Deployment completedAt(Instant now) {
    return new Deployment(
        id, release, environment, attempt, status, operation, queued, started, now);
  }
}

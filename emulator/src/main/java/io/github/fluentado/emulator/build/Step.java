// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step, job, phase or stage of one attempt, as it stands at some time.
 *
 * @param log id of its log; null while it has none
 */
record Step(
    UUID id,
    @Nullable UUID parent,
    String type,
    String name,
    String refName,
    int order,
    String state,
    @Nullable String result,
    @Nullable Instant start,
    @Nullable Instant finish,
    @Nullable Integer log,
    Stage.@Nullable Step task) {

  static final String PENDING = "pending";
  static final String IN_PROGRESS = "inProgress";
  static final String COMPLETED = "completed";

  boolean started() {
    return start != null;
  }

  boolean completed() {
    return state.equals(COMPLETED);
  }

  boolean failed() {
    return "failed".equals(result);
  }
}

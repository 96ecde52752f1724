// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the audit log remembers.
 *
 * @param number counts the entries, from 1
 */
record AuditEntry(
    int number,
    Instant time,
    AuditAction action,
    Identity actor,
    @Nullable Project project,
    String details,
    JsonObject data,
    String userAgent) {
  private static final long MAX_TICKS = 3_155_378_975_999_999_999L;
  private static final long EPOCH_TICKS = 621_355_968_000_000_000L;

  /** Sorts newest first, also among entries of the same instant. */
  String id() {
    long ticks = MAX_TICKS - EPOCH_TICKS - time.toEpochMilli() * 10_000 - number % 10_000;
    return "%019d;%08d-0000-8888-8000-000000000000".formatted(ticks, 99_999_999 - number);
  }
}

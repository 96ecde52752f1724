// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Every answer can be named; the ids are made from a count, so that runs are alike. */
final class Marks {
  private final AtomicLong activities;
  private final boolean hosted;

  Marks(AtomicLong activities, boolean hosted) {
    this.activities = activities;
    this.hosted = hosted;
  }

  /** The answer with its ids, and with the headers that all have. */
  HttpAnswer on(HttpAnswer answer, HttpRequest request) {
    long number = activities.incrementAndGet();
    UUID activity = UUID.nameUUIDFromBytes(("activity" + number).getBytes(StandardCharsets.UTF_8));
    String endToEnd = request.headers().first("X-VSS-E2EID").orElse(activity.toString());
    return Cors.shown(Usual.with(answer, hosted), request)
        .with("ActivityId", activity.toString())
        .with("X-VSS-E2EID", endToEnd)
        .with("X-TFS-Session", request.headers().first("X-TFS-Session").orElse(endToEnd))
        .with("X-TFS-ProcessId", "00000000-0000-0000-0000-000000000001");
  }
}

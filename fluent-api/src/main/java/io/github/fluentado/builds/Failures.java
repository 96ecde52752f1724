// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.BuildTimeline;
import io.github.fluentado.client.build.TimelineRecord;
import io.github.fluentado.client.common.TaskResult;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a timeline tells. */
final class Failures {
  /** From the inside out: a task fails its job, which fails its stage. */
  private static final List<String> KINDS = List.of("Task", "Job", "Phase", "Stage");

  private Failures() {}

  private static List<TimelineRecord> records(BuildTimeline timeline) {
    return Objects.requireNonNullElse(timeline.records(), List.of());
  }

  private static int order(TimelineRecord record) {
    return Objects.requireNonNullElse(record.order(), Integer.MAX_VALUE);
  }

  private static OffsetDateTime end(TimelineRecord record) {
    return Objects.requireNonNullElse(record.finishTime(), OffsetDateTime.MAX);
  }

  static List<TimelineRecord> stages(BuildTimeline timeline) {
    return records(timeline).stream()
        .filter(record -> "Stage".equals(record.type()))
        .sorted(Comparator.comparing(Failures::order))
        .toList();
  }

  static Optional<TimelineRecord> first(BuildTimeline timeline) {
    return KINDS.stream()
        .flatMap(
            kind ->
                records(timeline).stream()
                    .filter(record -> kind.equals(record.type()))
                    .filter(record -> TaskResult.FAILED.equals(record.result()))
                    .sorted(Comparator.comparing(Failures::end).thenComparing(Failures::order)))
        .findFirst();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.TimelineRecord;
import io.github.fluentado.client.common.Issue;
import io.github.fluentado.client.common.IssueType;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.Check;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Where a build failed. */
public final class BuildFailure {
  private final Builds.One build;
  private final TimelineRecord record;

  BuildFailure(Builds.One build, TimelineRecord record) {
    this.build = build;
    this.record = record;
  }

  /** The task, as the timeline has it. */
  public TimelineRecord record() {
    return record;
  }

  /** As people see it. */
  public String name() {
    return Objects.requireNonNullElse(record.name(), "");
  }

  /** What the task said was wrong; may be empty though it failed. */
  public List<String> messages() {
    return Objects.requireNonNullElse(record.issues(), List.<Issue>of()).stream()
        .filter(issue -> !IssueType.WARNING.equals(issue.type()))
        .map(Issue::message)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The number of its log; absent if it never began to write one. */
  public OptionalInt log() {
    Integer id = record.log() == null ? null : record.log().id();
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The last lines of its log; none if it has no log. */
  public Call<List<String>> tail(int lines) {
    Check.positive("lines", lines);
    OptionalInt log = log();
    return log.isPresent() ? build.tail(log.getAsInt(), lines) : Call.of(List.of());
  }

  /** The name of the task; what it wrote may be private. */
  @Override
  public String toString() {
    return "BuildFailure[" + name() + "]";
  }
}

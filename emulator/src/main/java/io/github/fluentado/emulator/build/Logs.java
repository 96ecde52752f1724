// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The logs of a build: one for each step that has begun, one for each job that has ended. */
final class Logs {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String LINE = "=".repeat(78);

  private Logs() {}

  /**
   * A log as it stands now.
   *
   * @param number in the order of the steps of its job; 0 for the job's own
   */
  record Log(
      int id, String name, int number, Instant created, Instant changed, List<String> lines) {
    Log {
      lines = List.copyOf(lines);
    }

    String text() {
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
  }

  static List<Log> of(Build build, Instant now) {
    List<Log> logs = new ArrayList<>();
    for (Progress progress : Progress.all(build, now)) {
      progress.steps().stream()
          .filter(step -> step.log() != null)
          .map(step -> log(build, progress, step))
          .forEach(logs::add);
    }
    logs.sort(java.util.Comparator.comparingInt(Log::id));
    return logs;
  }

  static Optional<Log> find(Build build, int id, Instant now) {
    return of(build, now).stream().filter(log -> log.id() == id).findFirst();
  }

  private static Log log(Build build, Progress progress, Step step) {
    Instant start = Objects.requireNonNull(step.start());
    Instant finish = step.finish();
    List<String> lines =
        step.type().equals("Job") ? jobLines(build, progress, step) : lines(build, step);
    return new Log(
        Objects.requireNonNull(step.log()),
        step.name(),
        step.type().equals("Job") ? 0 : step.order(),
        start,
        finish == null ? start : finish,
        lines);
  }

  private static List<String> jobLines(Build build, Progress progress, Step job) {
    return progress.steps().stream()
        .filter(step -> job.id().equals(step.parent()) && step.started())
        .flatMap(step -> lines(build, step).stream())
        .toList();
  }

  private static List<String> lines(Build build, Step step) {
    Instant start = Objects.requireNonNull(step.start());
    List<String> lines = new ArrayList<>();
    add(lines, start, "##[section]Starting: " + step.name());
    Stage.Step task = step.task();
    if (task != null && !task.taskId().isEmpty()) {
      add(lines, start, LINE);
      add(lines, start, "Task         : " + task.taskName());
      add(lines, start, "Version      : " + task.version());
      add(lines, start, LINE);
    }
    Request request = build.request();
    add(
        lines,
        start,
        "Build %s of %s on %s at %s"
            .formatted(
                build.state().number(),
                request.definition().name(),
                request.branch(),
                request.commit()));
    if (step.failed()) {
      add(lines, step.finish(), "##[error]The step failed, as it was asked to.");
    } else if ("succeededWithIssues".equals(step.result())) {
      add(lines, step.finish(), "##[warning]The step had issues, as it was asked to.");
    } else if ("canceled".equals(step.result())) {
      add(lines, step.finish(), "##[error]The operation was canceled.");
    }
    if (step.completed()) {
      add(lines, step.finish(), "##[section]Finishing: " + step.name());
    }
    return lines;
  }

  private static void add(List<String> lines, @Nullable Instant time, String text) {
    lines.add((time == null ? "" : TIME.format(time) + " ") + text);
  }
}

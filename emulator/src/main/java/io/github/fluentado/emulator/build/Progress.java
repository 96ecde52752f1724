// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt at a build has come at some time. Nothing of it is kept: the steps of the plan
 * share the attempt's time evenly, one after the other.
 */
final class Progress {
  private final Build build;
  private final Attempt attempt;
  private final Instant now;
  private final int total;
  private final int failing;
  private final List<Step> steps = new ArrayList<>();

  private Progress(Build build, Attempt attempt, Instant now) {
    this.build = build;
    this.attempt = attempt;
    Instant end = attempt.end();
    this.now = end == null ? now : end;
    this.total = jobs(build).stream().mapToInt(job -> job.steps().size()).sum();
    this.failing = total - 3; // the last one but those that every job ends with
  }

  static Progress of(Build build, Attempt attempt, Instant now) {
    Progress progress = new Progress(build, attempt, now);
    progress.read();
    return progress;
  }

  /** The attempt that goes on, or went on last; empty before the build starts. */
  static Optional<Progress> latest(Build build, Instant now) {
    List<Attempt> all = build.state().attempts();
    return all.isEmpty() ? Optional.empty() : Optional.of(of(build, all.get(all.size() - 1), now));
  }

  static List<Progress> all(Build build, Instant now) {
    return build.state().attempts().stream().map(attempt -> of(build, attempt, now)).toList();
  }

  private static List<Stage.Job> jobs(Build build) {
    return running(build).stream().flatMap(stage -> stage.jobs().stream()).toList();
  }

  private static List<Stage> running(Build build) {
    return build.plan().stream()
        .filter(stage -> !build.request().skippedStages().contains(stage.name()))
        .toList();
  }

  Attempt attempt() {
    return attempt;
  }

  /** Stages, phases, jobs and tasks, each behind what it is a part of. */
  List<Step> steps() {
    return List.copyOf(steps);
  }

  Optional<Step> step(UUID id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  private void read() {
    int index = 0;
    int jobIndex = 0;
    int order = 1;
    for (Stage stage : build.plan()) {
      if (!running(build).contains(stage)) {
        steps.add(skipped(stage, order++));
        continue;
      }
      List<Step> below = new ArrayList<>();
      UUID stageId = id(stage.name());
      int phaseOrder = 1;
      for (Stage.Job job : stage.jobs()) {
        List<Step> tasks = tasks(stage, job, index);
        index += job.steps().size();
        UUID phaseId = id(stage.name() + "." + job.name());
        String path = stage.name() + "." + job.name() + ".__default";
        int log = firstLog() + total + jobIndex++;
        Step one = over(tasks, "Job", id(path), phaseId, job.displayName(), path, 1, log);
        below.add(
            over(
                List.of(one),
                "Phase",
                phaseId,
                stageId,
                job.displayName(),
                job.name(),
                phaseOrder,
                null));
        below.add(one);
        below.addAll(tasks);
        phaseOrder++;
      }
      List<Step> phases = below.stream().filter(step -> step.type().equals("Phase")).toList();
      String name = stage.displayName();
      steps.add(over(phases, "Stage", stageId, null, name, stage.name(), order++, null));
      steps.addAll(below);
    }
  }

  private Step skipped(Stage stage, int order) {
    return new Step(
        id(stage.name()),
        null,
        "Stage",
        stage.displayName(),
        stage.name(),
        order,
        Step.COMPLETED,
        "skipped",
        null,
        null,
        null,
        null);
  }

  private static UUID id(String path) {
    return UUID.nameUUIDFromBytes(("record " + path).getBytes(StandardCharsets.UTF_8));
  }

  /** Logs are numbered through all attempts: first those of the steps, then those of the jobs. */
  private int firstLog() {
    return 1 + (attempt.number() - 1) * (total + jobs(build).size());
  }

  private List<Step> tasks(Stage stage, Stage.Job job, int first) {
    List<Step> tasks = new ArrayList<>();
    String path = stage.name() + "." + job.name() + ".__default";
    for (int i = 0; i < job.steps().size(); i++) {
      tasks.add(task(job.steps().get(i), path, i + 1, first + i));
    }
    return tasks;
  }

  private Step task(Stage.Step planned, String path, int order, int index) {
    Instant from = time(index);
    Instant to = time(index + 1);
    String state = state(from, to);
    String result = state.equals(Step.COMPLETED) ? result(from, to, index) : null;
    boolean ran = !state.equals(Step.PENDING) && !"skipped".equals(result);
    Instant end = to.isAfter(now) ? now : to;
    return new Step(
        id(path + "." + order),
        id(path),
        "Task",
        planned.name(),
        "task" + order,
        order,
        state,
        result,
        ran ? (from.isAfter(now) ? now : from) : null,
        ran && state.equals(Step.COMPLETED) ? end : null,
        ran ? Integer.valueOf(firstLog() + index) : null,
        planned);
  }

  private Instant time(int index) {
    return attempt.start().plusMillis(attempt.length().toMillis() * index / total);
  }

  private String state(Instant from, Instant to) {
    if (attempt.end() != null || !to.isAfter(now)) {
      return Step.COMPLETED;
    }
    return from.isAfter(now) ? Step.PENDING : Step.IN_PROGRESS;
  }

  private String result(Instant from, Instant to, int index) {
    String wanted = Objects.requireNonNullElse(attempt.result(), attempt.wish());
    if ("canceled".equals(attempt.result()) && to.isAfter(now)) {
      return from.isAfter(now) ? "skipped" : "canceled";
    }
    if (index != failing) {
      return "succeeded";
    }
    return switch (wanted) {
      case "failed" -> "failed";
      case "partiallySucceeded" -> "succeededWithIssues";
      default -> "succeeded";
    };
  }

  /** What stands above others begins with the first of them and ends with the last. */
  private static Step over(
      List<Step> parts,
      String type,
      UUID id,
      @Nullable UUID parent,
      String name,
      String refName,
      int order,
      @Nullable Integer log) {
    boolean done = parts.stream().allMatch(Step::completed);
    boolean begun = parts.stream().anyMatch(Step::started);
    String state = done ? Step.COMPLETED : begun ? Step.IN_PROGRESS : Step.PENDING;
    Instant start =
        parts.stream().map(Step::start).filter(Objects::nonNull).findFirst().orElse(null);
    Instant finish =
        parts.stream()
            .map(Step::finish)
            .filter(Objects::nonNull)
            .reduce((first, second) -> second)
            .orElse(null);
    return new Step(
        id,
        parent,
        type,
        name,
        refName,
        order,
        state,
        done ? worst(parts) : null,
        start,
        done ? finish : null,
        done && begun ? log : null,
        null);
  }

  private static String worst(List<Step> parts) {
    List<String> results = parts.stream().map(part -> String.valueOf(part.result())).toList();
    for (String result : List.of("failed", "canceled", "succeededWithIssues", "succeeded")) {
      if (results.contains(result)) {
        return result;
      }
    }
    return "skipped";
  }

  /** How many times something has begun or ended so far. */
  int changes() {
    return changesUntil(now);
  }

  int changesUntil(Instant time) {
    return (int)
        steps.stream()
            .filter(step -> step.type().equals("Task"))
            .mapToLong(step -> count(step.start(), time) + count(step.finish(), time))
            .sum();
  }

  private static int count(@Nullable Instant change, Instant time) {
    return change != null && !change.isAfter(time) ? 1 : 0;
  }

  Instant lastChange() {
    return steps.stream()
        .flatMap(step -> java.util.stream.Stream.of(step.start(), step.finish()))
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(attempt.start());
  }
}

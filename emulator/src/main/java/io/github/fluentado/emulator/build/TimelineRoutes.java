// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the steps of a build have come to. */
final class TimelineRoutes {
  private static final String SYSTEM = "00000002-0000-8888-8000-000000000000";

  private final Builds builds;
  private final Forms forms;

  TimelineRoutes(Builds builds, Forms forms) {
    this.builds = builds;
    this.forms = forms;
  }

  List<Route> routes() {
    String path = "build/builds/{build:int}/timeline";
    return List.of(
        Route.of("GET", path, this::latest).in(PROJECT),
        Route.of("GET", path + "/stages/{stage}", this::latest).in(PROJECT).preview(),
        Route.of("GET", path + "/{timeline}", this::get).in(PROJECT),
        Route.of("GET", path + "/{timeline}/stages/{stage}", this::get).in(PROJECT).preview());
  }

  private Build build(Call call) {
    return builds.get(builds.organization().requiredProject(call), call.number("build"));
  }

  /** Nothing at all before the build has started. */
  private HttpAnswer latest(Call call) {
    Build build = build(call);
    checkPlan(call, build);
    return Progress.latest(build, builds.now())
        .map(progress -> answer(call, build, progress))
        .orElseGet(Answers::none);
  }

  private HttpAnswer get(Call call) {
    Build build = build(call);
    checkPlan(call, build);
    String wanted = call.part("timeline");
    return Progress.all(build, builds.now()).stream()
        .filter(p -> forms.timeline(build, p.attempt()).toString().equalsIgnoreCase(wanted))
        .findFirst()
        .map(progress -> answer(call, build, progress))
        .orElseThrow(() -> none("timeline " + wanted, build));
  }

  private void checkPlan(Call call, Build build) {
    String plan = forms.plan(build).toString();
    call.query()
        .text("planId")
        .filter(asked -> !asked.equalsIgnoreCase(plan))
        .ifPresent(
            asked -> {
              throw none("plan " + asked, build);
            });
  }

  private static RuntimeException none(String what, Build build) {
    return BuildErrors.of(
        404, "TimelineNotFoundException", "Build " + build.id() + " has no " + what + ".");
  }

  private HttpAnswer answer(Call call, Build build, Progress progress) {
    int since = call.query().count("changeId", 0);
    List<Step> steps = shown(progress, call.part("stage"), build);
    UUID id = forms.timeline(build, progress.attempt());
    return Answers.ok(
        Doc.of(
                "records",
                steps.stream()
                    .filter(step -> changeId(progress, step) > since || since == 0)
                    .map(step -> json(build, progress, step))
                    .toList())
            .with("lastChangedBy", SYSTEM)
            .with("lastChangedOn", progress.lastChange())
            .with("id", id)
            .with("changeId", progress.changes())
            .with("url", forms.url(build) + "/Timeline/" + id));
  }

  /** All steps, or a stage with what it holds. */
  private static List<Step> shown(Progress progress, String stage, Build build) {
    if (stage.isEmpty()) {
      return progress.steps();
    }
    List<Step> shown = new ArrayList<>();
    boolean inside = false;
    for (Step step : progress.steps()) {
      if (step.parent() == null) {
        inside = step.refName().equalsIgnoreCase(stage);
      }
      if (inside) {
        shown.add(step);
      }
    }
    if (shown.isEmpty()) {
      throw none("stage " + stage, build);
    }
    return shown;
  }

  private static int changeId(Progress progress, Step step) {
    Instant last = step.finish() == null ? step.start() : step.finish();
    return last == null ? 0 : progress.changesUntil(last);
  }

  private Doc json(Build build, Progress progress, Step step) {
    boolean failed = step.failed();
    Doc body =
        Doc.of("previousAttempts", previous(build, progress, step))
            .with("id", step.id())
            .with("parentId", step.parent())
            .with("type", step.type())
            .with("name", step.name())
            .with("startTime", step.start())
            .with("finishTime", step.finish())
            .withNull("currentOperation")
            .with("percentComplete", percent(step))
            .with("state", step.state())
            .with("result", step.result())
            .withNull("resultCode")
            .with("changeId", changeId(progress, step))
            .with(
                "lastModified",
                Objects.requireNonNullElse(step.finish(), progress.attempt().start()))
            .with("workerName", step.type().equals("Job") ? "Hosted Agent" : null)
            .with("order", step.order())
            .withNull("details")
            .with("errorCount", failed ? 1 : 0)
            .with("warningCount", "succeededWithIssues".equals(step.result()) ? 1 : 0)
            .withNull("url")
            .with("log", log(build, step))
            .with("task", task(step))
            .with("attempt", progress.attempt().number())
            .with("identifier", step.refName())
            .with("refName", step.refName());
    if (failed && step.task() != null) {
      Doc issue = Doc.of("type", "error").with("category", "General");
      body.with("issues", List.of(issue.with("message", "The step failed, as it was asked to.")));
    }
    return body;
  }

  private static @Nullable Integer percent(Step step) {
    return step.state().equals(Step.IN_PROGRESS) ? Integer.valueOf(0) : null;
  }

  private List<Doc> previous(Build build, Progress progress, Step step) {
    return build.state().attempts().stream()
        .filter(attempt -> attempt.number() < progress.attempt().number())
        .map(
            attempt ->
                Doc.of("attempt", attempt.number())
                    .with("timelineId", forms.timeline(build, attempt))
                    .with("recordId", step.id()))
        .toList();
  }

  private @Nullable Doc log(Build build, Step step) {
    return Optional.ofNullable(step.log())
        .map(
            id ->
                Doc.of("id", id)
                    .with("type", "Container")
                    .with("url", forms.url(build) + "/logs/" + id))
        .orElse(null);
  }

  private static @Nullable Doc task(Step step) {
    Stage.Step task = step.task();
    return task == null || task.taskId().isEmpty()
        ? null
        : Doc.of("id", task.taskId()).with("name", task.taskName()).with("version", task.version());
  }
}

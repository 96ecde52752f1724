// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.release.Release.Environment;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Zips;
import java.util.ArrayList;
import java.util.List;

/** Logs of the tasks of a release: one as text, or all packed up. */
final class LogRoutes {
  private static final String RELEASE = "release/releases/{release:int}";
  private static final String TASK =
      RELEASE + "/environments/{environment:int}/deployPhases/{phase:int}/tasks/{task:int}/logs";

  private final Organization organization;
  private final Releases releases;

  LogRoutes(Organization organization, Releases releases) {
    this.organization = organization;
    this.releases = releases;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", RELEASE + "/logs", this::all).in(PROJECT),
        Route.of("GET", TASK, this::one).in(PROJECT));
  }

  private Release release(Call call) {
    return releases.in(organization.requiredProject(call).id(), call.number("release"));
  }

  /** Lines are counted from one, and the last one asked for is among those sent. */
  private HttpAnswer one(Call call) {
    Environment environment = releases.environment(release(call), call.number("environment"));
    int phase = call.number("phase");
    int task = call.number("task");
    List<String> lines =
        releases.attempts(environment).stream()
            .flatMap(
                attempt ->
                    Phase.of(environment, attempt).stream()
                        .filter(one -> one.id() == phase)
                        .flatMap(one -> one.tasks().stream())
                        .filter(one -> one.id() == task)
                        .map(one -> TaskLog.lines(attempt, one)))
            .filter(all -> !all.isEmpty())
            .findFirst()
            .orElseThrow(
                () -> ReleaseErrors.missing("Task", "There is no log of a task " + task + "."));
    Query query = call.query();
    int from = Math.max(1, query.count("startLine", 1));
    int to = Math.min(lines.size(), query.count("endLine", lines.size()));
    String text = from > to ? "" : TaskLog.text(lines.subList(from - 1, to));
    return HttpAnswer.of(200, "text/plain; charset=utf-8", text);
  }

  /** A folder for each environment, attempt and phase; a file for each task. */
  private HttpAnswer all(Call call) {
    Release release = release(call);
    List<Zips.Packed> files = new ArrayList<>();
    for (Environment environment : release.environments()) {
      for (Deployment attempt : releases.attempts(environment)) {
        String folder =
            safe(environment.name())
                + (attempt.attempt() > 1 ? "/Attempt " + attempt.attempt() : "")
                + "/";
        for (Phase phase : Phase.of(environment, attempt)) {
          for (Phase.Task task : phase.tasks()) {
            List<String> lines = TaskLog.lines(attempt, task);
            if (!lines.isEmpty()) {
              String path = folder + safe(phase.name()) + "/" + task.id() + "_" + safe(task.name());
              Bytes text = Bytes.of(TaskLog.text(lines));
              files.add(new Zips.Packed(path + ".log", attempt.queued(), text));
            }
          }
        }
      }
    }
    return HttpAnswer.of(200, "application/zip", Zips.of(files).get())
        .with("Content-Disposition", "attachment; filename=ReleaseLogs_" + release.id() + ".zip");
  }

  private static String safe(String name) {
    return name.replaceAll("[\\\\/:*?\"<>|]", "_");
  }
}

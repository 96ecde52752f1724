// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Settings of a project's pipelines, and what is left of the controllers of old. */
final class SettingsRoutes {
  private final Settings settings;

  SettingsRoutes(Settings settings) {
    this.settings = settings;
  }

  List<Route> routes() {
    return List.of(
        get("build/generalsettings", settings::general),
        patch("build/generalsettings", settings::changeGeneral, settings::general),
        get("build/retention", settings::retention),
        patch("build/retention", settings::changeRetention, settings::retention),
        get("build/settings", settings::older),
        patch("build/settings", settings::changeOlder, settings::older),
        Route.of("GET", "build/controllers", call -> Answers.list(List.of())).in(ORGANIZATION),
        Route.of("GET", "build/controllers/{id:int}", SettingsRoutes::noController)
            .in(ORGANIZATION),
        Route.of("GET", "build/resourceusage", call -> Answers.ok(usage()))
            .in(ORGANIZATION)
            .preview(),
        Route.of("GET", "build/retention/history", this::history).in(ORGANIZATION));
  }

  private Route get(String path, Function<Project, Doc> form) {
    return Route.of("GET", path, call -> Answers.ok(form.apply(project(call)))).in(PROJECT);
  }

  private Route patch(
      String path, BiConsumer<Project, JsonObject> change, Function<Project, Doc> form) {
    return Route.of(
            "PATCH",
            path,
            call -> {
              change.accept(project(call), call.object());
              return Answers.ok(form.apply(project(call)));
            })
        .in(PROJECT);
  }

  private Project project(Call call) {
    return settings.organization().requiredProject(call);
  }

  /** Controllers went with XAML builds. */
  private static HttpAnswer noController(Call call) {
    throw BuildErrors.of(
        404,
        "BuildControllerNotFoundException",
        "There is no build controller " + call.part("id") + ".");
  }

  private static Doc usage() {
    return Doc.of("xamlControllers", 0)
        .with("distributedTaskAgents", 0)
        .with("totalUsage", 0)
        .with("paidPrivateAgentSlots", 1);
  }

  /** Nothing is ever purged here. */
  private HttpAnswer history(Call call) {
    call.query().count("daysToLookback", 0);
    return Answers.ok(Doc.of("buildRetentionSamples", List.of()));
  }
}

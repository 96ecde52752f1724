// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import java.util.Map;

/** Tells of builds as service hooks do: once as a build, once as the run of a pipeline. */
final class BuildEvents {
  private final World world;
  private final Definitions definitions;
  private final Forms forms;
  private final RunForms runs;

  BuildEvents(World world, Definitions definitions, Forms forms, RunForms runs) {
    this.world = world;
    this.definitions = definitions;
    this.forms = forms;
    this.runs = runs;
  }

  void completed(Build build) {
    Project project = definitions.project(definitions.any(build.pipeline()));
    String name = build.request().definition().name();
    String result = String.valueOf(build.state().result());
    JsonObject whole = forms.build(build).json();
    JsonObject old = LegacyBuild.of(forms.build(build).json(), result);
    world
        .events()
        .publish(
            new ServiceEvent(
                "tfs",
                "build.complete",
                project,
                "Build %s of %s %s".formatted(build.state().number(), name, words(result)),
                () -> whole,
                "2.0",
                Map.of("definitionName", name, "buildStatus", status(result)),
                Map.of("1.0", () -> old, "1.0-preview.1", () -> old)));
    stateChanged(build);
  }

  private static String words(String result) {
    return result.equals("partiallySucceeded") ? "partially succeeded" : result;
  }

  private static String status(String result) {
    return result.equals("canceled") ? "Stopped" : upper(result);
  }

  private static String upper(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  void stateChanged(Build build) {
    Pipeline pipeline = definitions.any(build.pipeline());
    String state = upper(RunForms.state(build));
    String result = RunForms.result(build);
    JsonObject whole = forms.build(build).json();
    Doc resource =
        Doc.of("run", runs.reference(build))
            .with("pipeline", runs.pipeline(pipeline))
            .with("projectId", definitions.project(pipeline).id())
            .with("runId", build.id())
            .with("requestedFor", whole.get("requestedFor"))
            .with("requestedBy", whole.get("requestedBy"))
            .with("stages", new JsonArray())
            .with("repositories", new JsonArray());
    world
        .events()
        .publish(
            new ServiceEvent(
                "pipelines",
                "ms.vss-pipelines.run-state-changed-event",
                definitions.project(pipeline),
                "Run %s is %s".formatted(build.state().number(), state),
                resource.json(),
                "5.1-preview.1",
                Map.of(
                    "pipelineId",
                    "" + pipeline.id(),
                    "runStateId",
                    state,
                    "runResultId",
                    result == null ? "" : upper(result))));
  }
}

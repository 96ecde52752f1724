// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.agent.Pools;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Pipelines and their builds, with timeline, logs, artifacts, tags and leases. A build is also the
 * run of its pipeline, under the same id.
 *
 * <p>No agent runs anything: time alone carries a build from {@code notStarted} over {@code
 * inProgress} to {@code completed}. How it goes is said by variables, either of the definition or
 * given when queueing (then also as template parameters), of which the latter win:
 *
 * <table>
 *   <caption>Variables</caption>
 *   <tr><td>{@code emulator.result}</td><td>{@code succeeded} unless said; {@code failed}, {@code
 *       partiallySucceeded} or {@code canceled}; with commas, one for each attempt: {@code
 *       failed,succeeded} succeeds when it is retried</td></tr>
 *   <tr><td>{@code emulator.delay}</td><td>how long it waits in the queue, {@code PT1S} unless
 *       said</td></tr>
 *   <tr><td>{@code emulator.duration}</td><td>how long an attempt takes, {@code PT5S} unless
 *       said</td></tr>
 *   <tr><td>{@code emulator.artifact}</td><td>names of artifacts, with commas, that the build leaves
 *       behind when it ends, each with a small file</td></tr>
 * </table>
 *
 * A build queued with {@code queueOptions} {@code doNotRun} stands still until a client moves its
 * status by PATCH, and may be given any artifact through the file containers.
 */
public final class BuildArea implements Area {
  private final World world;
  private final Builds builds;
  private final Forms forms;
  private final RunForms runForms;
  private final Sources sources;
  private final Plans plans;
  private final Settings settings;
  private final Queueing queueing;
  private final DefinitionReader reader;
  private final ResourceRoutes resources;
  private final Triggers triggers;

  public BuildArea(World world, GitArea git, Pools pools) {
    this.world = world;
    this.sources = new Sources(world.organization(), git);
    this.settings = new Settings(world);
    Definitions definitions = new Definitions(world);
    Leases leases = new Leases(world);
    this.forms = new Forms(definitions, leases, pools);
    this.runForms = new RunForms(definitions);
    BuildEvents events = new BuildEvents(world, definitions, forms, runForms);
    this.plans = new Plans(sources);
    this.builds = new Builds(world, definitions, leases, events, plans);
    this.queueing = new Queueing(builds, pools, sources, settings);
    this.reader = new DefinitionReader(sources, pools);
    this.resources = new ResourceRoutes(world, builds);
    this.triggers = new Triggers(world, definitions, queueing, plans, sources, settings);
  }

  /**
   * Queues a build of the merge that a pull request would come to.
   *
   * @return the build's id; empty when the pipeline takes none
   */
  public OptionalInt pullRequest(UUID project, int definition, int number, String commit) {
    return triggers.pullRequest(project, definition, number, commit);
  }

  @Override
  public List<Route> routes() {
    Downloads downloads = world.downloads();
    return Stream.of(
            new DefinitionRoutes(builds, forms, reader, sources).routes(),
            new BuildRoutes(builds, forms, queueing).routes(),
            new TimelineRoutes(builds, forms).routes(),
            new LogRoutes(builds, forms, downloads).routes(),
            new ArtifactRoutes(builds, forms, downloads).routes(),
            new ContainerRoutes(builds).routes(),
            new TagRoutes(builds).routes(),
            new PropertyRoutes(builds).routes(),
            new FolderRoutes(builds, forms).routes(),
            new LeaseRoutes(builds).routes(),
            new SettingsRoutes(settings).routes(),
            new ReportRoutes(builds).routes(),
            new AttachmentRoutes(builds, forms).routes(),
            new PipelineRoutes(builds.definitions(), runForms, reader).routes(),
            new RunRoutes(builds, runForms, queueing, plans, downloads).routes(),
            new ChangeRoutes(builds, sources).routes(),
            resources.routes())
        .flatMap(List::stream)
        .toList();
  }

  /** A YAML pipeline named like the project, with one build that has left an artifact behind. */
  @Override
  public Map<String, Object> seed(String projectName) {
    Project project = world.organization().project(projectName);
    Pipeline pipeline =
        builds.definitions().add(project, reader.read(project, definition(project), true));
    JsonObject body =
        Json.parse(
                """
                {"definition": {"id": %d}, "parameters": "{\\"emulator.delay\\":\\"PT0S\\",\
                \\"emulator.duration\\":\\"PT0S\\",\\"emulator.artifact\\":\\"drop\\"}"}
                """
                    .formatted(pipeline.id()))
            .getAsJsonObject();
    Build build = queueing.queue(project, body, null);
    world.schedule().runDue();
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("definition", pipeline.id());
    ids.put("build", build.id());
    return ids;
  }

  private static JsonObject definition(Project project) {
    Doc process = Doc.of("type", 2).with("yamlFilename", "azure-pipelines.yml");
    Doc repository = Doc.of("type", Sources.GIT).with("name", project.name());
    return Doc.of("name", project.name())
        .with("process", process)
        .with("repository", repository)
        .json();
  }
}

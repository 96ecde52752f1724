// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All builds, and what happens to them as time goes by. */
final class Builds {
  private static final Duration CANCELING = Duration.ofSeconds(1);

  private final World world;
  private final Definitions definitions;
  private final Leases leases;
  private final BuildEvents events;
  private final Plans plans;
  private final Table<Integer, Build> builds;
  private final Counter ids;
  private final Counter containers;
  private final Counter artifactIds;

  Builds(World world, Definitions definitions, Leases leases, BuildEvents events, Plans plans) {
    this.world = world;
    this.definitions = definitions;
    this.leases = leases;
    this.events = events;
    this.plans = plans;
    this.builds = world.store().table();
    this.ids = world.store().counter();
    this.containers = world.store().counter();
    this.artifactIds = world.store().counter();
  }

  Organization organization() {
    return world.organization();
  }

  Instant now() {
    return organization().now();
  }

  Definitions definitions() {
    return definitions;
  }

  Leases leases() {
    return leases;
  }

  /** Those that are not deleted, oldest first. */
  Stream<Build> of(Project project) {
    return even(project).filter(build -> !build.state().deleted());
  }

  /** Deleted ones too. */
  Stream<Build> even(Project project) {
    return builds.stream().filter(build -> build.project().equals(project.id()));
  }

  Stream<Build> of(Pipeline pipeline) {
    return builds.stream()
        .filter(build -> build.pipeline() == pipeline.id() && !build.state().deleted());
  }

  Optional<Build> find(Project project, int id) {
    return builds
        .find(id)
        .filter(build -> build.project().equals(project.id()) && !build.state().deleted());
  }

  Build get(Project project, int id) {
    return find(project, id).orElseThrow(() -> BuildErrors.noBuild(id));
  }

  Optional<Build> ofContainer(int container) {
    return builds.stream()
        .filter(build -> build.container() == container && !build.state().deleted())
        .findFirst();
  }

  Optional<Build> any(int id) {
    return builds.find(id).filter(build -> !build.state().deleted());
  }

  /** A build that starts when its time has come. */
  Build queue(Pipeline pipeline, Request request) {
    Instant now = now();
    int id = ids.next();
    String format = Json.string(request.definition().content(), "buildNumberFormat");
    String project = definitions.project(pipeline).name();
    String number =
        BuildNumber.of(
            format == null ? BuildNumber.USUAL : format, id, pipeline, project, request, now);
    boolean paused = pipeline.latest().queueStatus().equals("paused");
    BuildState first =
        new BuildState(
            number,
            paused ? BuildState.POSTPONED : BuildState.NOT_STARTED,
            null,
            null,
            null,
            false,
            false,
            null,
            now,
            organization().me(),
            List.of());
    Build build =
        new Build(
            world.store(), id, pipeline, request, plans.of(request), containers.next(), first);
    builds.put(id, build);
    if (!paused) {
      await(build);
    }
    return build;
  }

  private void await(Build build) {
    if (build.request().runs()) {
      world.schedule().at(now().plus(build.wish().delay()), due -> start(build, due));
    }
  }

  /** Lets the builds go that have waited for a paused pipeline. */
  void resume(Pipeline pipeline) {
    of(pipeline)
        .filter(build -> build.state().is(BuildState.POSTPONED))
        .forEach(
            build -> {
              build.set(build.state().in(BuildState.NOT_STARTED));
              await(build);
            });
  }

  private void start(Build build, Instant due) {
    if (build.state().is(BuildState.NOT_STARTED) && !build.state().deleted()) {
      begin(build, due);
      Attempt attempt = last(build);
      world.schedule().at(due.plus(attempt.length()), end -> finish(build, attempt.number(), end));
    }
  }

  private void begin(Build build, Instant due) {
    BuildState state = build.state();
    List<Attempt> attempts = new ArrayList<>(state.attempts());
    int number = attempts.size() + 1;
    Wish wish = build.wish();
    attempts.add(new Attempt(number, due, wish.duration(), wish.result(number), null, null));
    Instant start = state.start() == null ? due : state.start();
    build.set(
        state
            .progress(BuildState.IN_PROGRESS, null, start, null, attempts)
            .at(due, state.changer()));
    events.stateChanged(build);
  }

  private static Attempt last(Build build) {
    List<Attempt> attempts = build.state().attempts();
    return attempts.get(attempts.size() - 1);
  }

  private void finish(Build build, int attempt, Instant due) {
    if (build.state().is(BuildState.IN_PROGRESS) && last(build).number() == attempt) {
      complete(build, last(build).wish(), due);
    }
  }

  private void complete(Build build, String result, Instant due) {
    BuildState state = build.state();
    List<Attempt> attempts = new ArrayList<>(state.attempts());
    if (!attempts.isEmpty()) {
      int end = attempts.size() - 1;
      attempts.set(end, attempts.get(end).ended(due, result));
    }
    build.set(
        state
            .progress(BuildState.COMPLETED, result, state.start(), due, attempts)
            .at(due, state.changer()));
    if (!result.equals("canceled")) {
      build.wish().artifacts().forEach(name -> leaveBehind(build, name, due));
      published(build).forEach(name -> leaveBehind(build, name, due));
    }
    events.completed(build);
  }

  private static List<String> published(Build build) {
    return build.plan().stream()
        .filter(stage -> !build.request().skippedStages().contains(stage.name()))
        .flatMap(stage -> stage.jobs().stream())
        .flatMap(job -> job.steps().stream())
        .flatMap(step -> Stream.ofNullable(step.artifact()))
        .toList();
  }

  private void leaveBehind(Build build, String name, Instant due) {
    if (artifact(build, name).isPresent()) {
      return; // an attempt before this one has made it
    }
    String text = "Build " + build.state().number() + " of " + build.request().commit() + "\n";
    put(build, name + "/build.txt", Bytes.of(text), due);
    String data = organization().derivedId("artifact", build.id() + "/" + name).toString();
    addArtifact(build, name, "PipelineArtifact", data, Map.of(), "");
  }

  Artifact addArtifact(
      Build build,
      String name,
      String type,
      String data,
      Map<String, String> properties,
      String source) {
    Artifact made = new Artifact(artifactIds.next(), name, type, data, properties, source);
    build.artifacts().add(made);
    return made;
  }

  static Optional<Artifact> artifact(Build build, String name) {
    return build.artifacts().stream()
        .filter(artifact -> artifact.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Writes a file of the container, over one that is there. */
  StoredFile put(Build build, String path, Bytes content, Instant at) {
    Instant created = build.files().find(path).map(StoredFile::created).orElse(at);
    StoredFile file = new StoredFile(path, false, content, created, at);
    build.files().put(path, file);
    return file;
  }

  /** Asks a build to stop, which takes it a moment. */
  void cancel(Build build) {
    BuildState state = build.state();
    if (!state.open()) {
      throw BuildErrors.wrongChange(build, BuildState.CANCELLING);
    }
    if (!state.is(BuildState.CANCELLING)) {
      change(build, state.in(BuildState.CANCELLING));
      events.stateChanged(build);
      world.schedule().at(now().plus(CANCELING), due -> stop(build, due));
    }
  }

  private void stop(Build build, Instant due) {
    if (build.state().is(BuildState.CANCELLING)) {
      complete(build, "canceled", due);
    }
  }

  /** One more attempt at a build that has come to no good end. */
  void retry(Build build) {
    BuildState state = build.state();
    if (state.open() || "succeeded".equals(state.result())) {
      throw BuildErrors.of(
          400,
          "InvalidPipelineOperationException",
          "Build " + build.id() + " has nothing that could be retried.");
    }
    again(build);
  }

  /** One more attempt at a build that has ended. */
  void again(Build build) {
    Instant now = now();
    begin(build, now);
    Attempt attempt = last(build);
    world.schedule().at(now.plus(attempt.length()), due -> finish(build, attempt.number(), due));
  }

  /** What a client says of a build that it runs itself. */
  void move(Build build, String status, @Nullable String result) {
    BuildState state = build.state();
    boolean starts = status.equals(BuildState.IN_PROGRESS);
    boolean fits =
        starts
            ? state.is(BuildState.NOT_STARTED) || state.is(BuildState.POSTPONED)
            : status.equals(BuildState.COMPLETED) && state.open();
    if (!fits) {
      throw BuildErrors.wrongChange(build, status);
    }
    if (starts) {
      begin(build, now());
    } else {
      complete(build, result == null || result.equals("none") ? "succeeded" : result, now());
    }
  }

  /** A change by the person who asks, dated now. */
  void change(Build build, BuildState next) {
    build.set(next.at(now(), organization().me()));
  }

  /** Deletes what nothing retains. */
  void delete(Build build) {
    if (leases.retains(build)) {
      throw BuildErrors.of(
          400,
          "CannotDeleteRetainedBuildException",
          "Build " + build.id() + " is retained: delete its leases first, and keepForever.");
    }
    if (build.state().open()) {
      throw BuildErrors.wrongChange(build, "deleted");
    }
    change(build, build.state().gone());
  }

  void delete(Pipeline pipeline) {
    boolean retained = leases.retainsPipeline(pipeline) || of(pipeline).anyMatch(leases::retains);
    if (retained) {
      throw BuildErrors.of(
          400,
          "CannotDeleteDefinitionWithRetainedBuildsException",
          "Builds of pipeline " + pipeline.id() + " are retained: delete their leases first.");
    }
    of(pipeline).toList().forEach(build -> change(build, build.state().gone()));
    pipeline.delete(true);
  }
}

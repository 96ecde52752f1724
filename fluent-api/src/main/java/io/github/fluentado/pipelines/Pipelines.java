// SPDX-License-Identifier: MIT
package io.github.fluentado.pipelines;

import io.github.fluentado.client.pipelines.PipelinesApi;
import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.client.pipelines.RunState;
import io.github.fluentado.client.pipelines.RunsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.Check;
import java.time.Duration;

/**
 * The door to the pipelines of a project and their runs. A run is a build, too, with the same
 * number: {@link io.github.fluentado.builds.Builds} knows its tasks, logs and artifacts.
 *
 * <pre>{@code
 * Pipelines pipelines = ado.project("web").pipelines();
 * Run run = pipelines.run(12).branch("main").variable("flavour", "nightly").execute();
 * Run ended = pipelines.awaitCompletion(run).execute();
 * }</pre>
 */
public final class Pipelines {
  private static final Polling USUAL =
      Polling.backoff(Duration.ofSeconds(2), Duration.ofSeconds(30)).within(Duration.ofHours(6));

  private final Connection connection;

  private Pipelines(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static Pipelines of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").pipelines()");
    return new Pipelines(connection);
  }

  /** By name, unless {@code orderBy} says otherwise. */
  public PipelinesApi.List list() {
    return new PipelinesApi(connection).list();
  }

  public PipelinesApi.Get get(int pipeline) {
    return new PipelinesApi(connection).get(Check.positive("pipeline", pipeline));
  }

  /** Begins a run of a pipeline. */
  public RunPipeline run(int pipeline) {
    return new RunPipeline(
        connection, Check.positive("pipeline", pipeline), RunInput.NONE, RunInput.OWN);
  }

  /** What a run would do, without doing it. */
  public PreviewPipeline preview(int pipeline) {
    return new PreviewPipeline(
        connection, Check.positive("pipeline", pipeline), RunInput.NONE, RunInput.OWN);
  }

  /** The latest runs of a pipeline, newest first: the service gives 10,000 and no more. */
  public RunsApi.List runs(int pipeline) {
    return new RunsApi(connection).list(Check.positive("pipeline", pipeline));
  }

  /** A run as it is now. */
  public RunsApi.Get run(int pipeline, int run) {
    return new RunsApi(connection)
        .get(Check.positive("pipeline", pipeline), Check.positive("run", run));
  }

  /**
   * The run when it has ended, whatever its result. Looks every 2 to 30 seconds, for 6 hours at
   * most.
   *
   * @param run from {@link #run(int)} or the like
   */
  public Call<Run> awaitCompletion(Run run) {
    return awaitCompletion(run, USUAL);
  }

  /** The same, looking as often and as long as said. */
  public Call<Run> awaitCompletion(Run run, Polling polling) {
    Integer id = Check.notNull("run", run).id();
    Integer pipeline = run.pipeline() == null ? null : run.pipeline().id();
    Check.that(id != null && pipeline != null, "run", "does not name itself and its pipeline");
    return run(Check.notNull("run", pipeline), Check.notNull("run", id))
        .until(now -> RunState.COMPLETED.equals(now.state()), polling);
  }
}

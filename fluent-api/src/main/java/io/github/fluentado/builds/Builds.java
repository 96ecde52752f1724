// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.ArtifactsApi;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildArtifact;
import io.github.fluentado.client.build.BuildStatus;
import io.github.fluentado.client.build.BuildsApi;
import io.github.fluentado.client.build.LeasesApi;
import io.github.fluentado.client.build.StageUpdateType;
import io.github.fluentado.client.build.StagesApi;
import io.github.fluentado.client.build.StatusApi;
import io.github.fluentado.client.build.TagsApi;
import io.github.fluentado.client.build.TimelineApi;
import io.github.fluentado.client.build.TimelineRecord;
import io.github.fluentado.client.build.UpdateStageParameters;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.ExtractZip;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.Preview;
import io.github.fluentado.core.Upload;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.OperationDownload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The door to the builds of a project, which are the runs of its pipelines. Sends nothing itself.
 *
 * <pre>{@code
 * Builds builds = ado.project("web").builds();
 * Build queued = builds.queue(12).branch("main").variable("flavour", "nightly").execute();
 * Build ended = builds.build(queued.id()).awaitCompletion().execute();
 * }</pre>
 */
public final class Builds {
  private static final Polling USUAL =
      Polling.backoff(Duration.ofSeconds(2), Duration.ofSeconds(30)).within(Duration.ofHours(6));

  private final Connection connection;

  private Builds(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static Builds of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").builds()");
    return new Builds(connection);
  }

  /** All builds, in the order that {@code queryOrder} says; branches are named in full. */
  public BuildsApi.List list() {
    return new BuildsApi(connection).list();
  }

  /** Begins a build of a definition. */
  public QueueBuild queue(int definition) {
    return QueueBuild.of(connection, Check.positive("definition", definition));
  }

  /** The door to one build. */
  public One build(int id) {
    return new One(connection, Check.positive("id", id));
  }

  /** The door to what builds are made by. */
  public Definitions definitions() {
    return new Definitions(connection);
  }

  /**
   * The badge of a definition as an SVG image, for its default branch unless {@code branchName}
   * says otherwise.
   */
  @Preview
  public StatusApi.Get badge(int definition) {
    return new StatusApi(connection).get("" + Check.positive("definition", definition));
  }

  /**
   * Gives up leases, which keep builds from being deleted, by the numbers of the leases. They go
   * out in the address, so that some 1,500 at a time are the most; more are refused before anything
   * is sent.
   *
   * @throws IllegalArgumentException without a number
   */
  public LeasesApi.Delete deleteLeases(Collection<Integer> ids) {
    List<Integer> all = Check.notNull("ids", ids).stream().toList();
    Check.that(!all.isEmpty(), "ids", "is empty");
    all.forEach(id -> Check.positive("ids", Check.notNull("ids", id)));
    return new LeasesApi(connection).delete(all);
  }

  /** The same. */
  public LeasesApi.Delete deleteLeases(int... ids) {
    return deleteLeases(Arrays.stream(Check.notNull("ids", ids)).boxed().toList());
  }

  /** One build. */
  public static final class One {
    private final Connection connection;
    private final int id;

    private One(Connection connection, int id) {
      this.connection = connection;
      this.id = id;
    }

    private BuildsApi api() {
      return new BuildsApi(connection);
    }

    public BuildsApi.Get get() {
      return api().get(id);
    }

    /**
     * The build when it has ended, whatever its result. Looks every 2 to 30 seconds, for 6 hours at
     * most.
     */
    public Call<Build> awaitCompletion() {
      return awaitCompletion(USUAL);
    }

    /** The same, looking as often and as long as said. */
    public Call<Build> awaitCompletion(Polling polling) {
      return get().until(One::hasEnded, polling);
    }

    static boolean hasEnded(Build build) {
      BuildStatus status = build.status();
      return BuildStatus.COMPLETED.equals(status) || BuildStatus.ABANDONED.equals(status);
    }

    /** Asks for its end, which {@link #awaitCompletion} waits for. */
    public BuildsApi.Update cancel() {
      return api().update(id, new Build().status(BuildStatus.CANCELLING));
    }

    public ArtifactsApi.List artifacts() {
      return new ArtifactsApi(connection).list(id);
    }

    /** The door to one of its artifacts. */
    public Artifact artifact(String name) {
      return new Artifact(connection, id, Check.text("name", name));
    }

    /** Its stages, phases, jobs and tasks with what became of them; empty before it starts. */
    public TimelineApi.GetLatest timeline() {
      return new TimelineApi(connection).getLatest(id);
    }

    /** Its stages, in their order; empty before it starts. */
    public Call<List<TimelineRecord>> stages() {
      return timeline().map(Failures::stages);
    }

    /**
     * The task that failed first, or the job or stage if none of its tasks did; absent if nothing
     * has failed.
     */
    public Call<Optional<BuildFailure>> firstFailure() {
      return timeline()
          .map(timeline -> Failures.first(timeline).map(record -> new BuildFailure(this, record)));
    }

    public BuildsApi.ListLogs logs() {
      return api().listLogs(id);
    }

    /** A log, or the lines of it that {@code startLine} and {@code endLine} say. */
    public BuildsApi.GetLogText log(int log) {
      return api().getLogText(id, Check.positive("log", log));
    }

    /** A log as a file, which is never whole in memory. */
    public Download logFile(int log) {
      return OperationDownload.of(log(log).invocation());
    }

    /** All logs in one archive. */
    public BuildsApi.ListLogsZip logsZip() {
      return api().listLogsZip(id);
    }

    /** The last lines of a log, by two requests; fails as {@code NOT_FOUND} if there is no such. */
    public Call<List<String>> tail(int log, int lines) {
      return LogTail.of(api(), id, Check.positive("log", log), Check.positive("lines", lines));
    }

    /**
     * The lines of a log as they come, to the end of the build, looking every two seconds: a list
     * that waits where the log has come so far. No line is missing or there twice. A log that is
     * not there yet is waited for; {@code NOT_FOUND} if the build ends without it.
     */
    public Paged<String> follow(int log) {
      return follow(log, Duration.ofSeconds(2));
    }

    /** The same, looking as often as said. */
    public Paged<String> follow(int log, Duration interval) {
      return new LogLines(
          this, connection, id, Check.positive("log", log), Check.positive("interval", interval));
    }

    /** Who keeps it from being deleted. */
    public BuildsApi.ListRetentionLeasesForBuild leases() {
      return api().listRetentionLeasesForBuild(id);
    }

    /** The commits that are new in it. */
    public BuildsApi.ListChanges changes() {
      return api().listChanges(id);
    }

    public BuildsApi.ListWorkItemsRefs workItems() {
      return api().listWorkItemsRefs(id);
    }

    public TagsApi.AddBuildTag addTag(String tag) {
      return new TagsApi(connection).addBuildTag(id, Check.segment("tag", tag));
    }

    /**
     * Runs, retries or cancels a stage.
     *
     * @param stage its name in the file, not the one that people see
     * @param forceRetryAllJobs also those jobs that have succeeded
     */
    public StagesApi.Update updateStage(
        String stage, StageUpdateType state, boolean forceRetryAllJobs) {
      UpdateStageParameters wanted =
          new UpdateStageParameters()
              .forceRetryAllJobs(forceRetryAllJobs)
              .state(Check.notNull("state", state));
      return new StagesApi(connection).update(id, Check.segment("stage", stage), wanted);
    }

    /** Retries what has failed of a stage. */
    public StagesApi.Update rerunFailedJobs(String stage) {
      return updateStage(stage, StageUpdateType.RETRY, false);
    }

    /** The number. */
    @Override
    public String toString() {
      return "Build[" + id + "]";
    }
  }

  /** One artifact of a build. */
  public static final class Artifact {
    private final Connection connection;
    private final int build;
    private final String name;

    private Artifact(Connection connection, int build, String name) {
      this.connection = connection;
      this.build = build;
      this.name = name;
    }

    private ArtifactsApi api() {
      return new ArtifactsApi(connection);
    }

    public ArtifactsApi.Get get() {
      return api().get(build, name);
    }

    /** All of its files in one archive; the service leads to where it lies. */
    public ArtifactsApi.GetZip zip() {
      return api().getZip(build, name).format("zip");
    }

    /** Downloads all of its files and unpacks them into a folder; see {@link ExtractZip}. */
    public ExtractZip extractTo(Path folder) {
      return zip().extractTo(folder);
    }

    /** Its files, of whichever kind it is: of a pipeline, or in the container of a build. */
    public Call<List<ArtifactFile>> files() {
      return new ArtifactFiles(connection, this).list();
    }

    /**
     * One file of it, of whichever kind it is. Where it lies is looked for each time: one or two
     * requests more.
     *
     * @param path as {@link #files} tells it, with or without a slash in front
     */
    public Download file(String path) {
      return new ArtifactFiles(connection, this).file(Check.text("path", path));
    }

    /**
     * Brings a file into the container of the build, to where this artifact has its files; {@link
     * #publish} makes the artifact then. Finds the container first: one request more. It goes in
     * pieces of 8 MiB, one after the other.
     *
     * @param path within the artifact
     * @param content of a known length
     */
    public Upload<Done> upload(String path, RequestBody content) {
      return upload(path, content, ContainerUpload.PIECE);
    }

    /**
     * The same in pieces of another size.
     *
     * @param most bytes of a piece; more than 24 MiB the service's own agents never send
     */
    public Upload<Done> upload(String path, RequestBody content, int most) {
      Check.positive("most", most);
      String plain = Check.text("path", path).startsWith("/") ? path.substring(1) : path;
      Check.that(content.length() >= 0, "content", "has no known length");
      return Upload.of(
          content, body -> new ContainerUpload(connection, build, name).file(plain, body, most));
    }

    /** Makes an artifact of what was brought by {@link #upload}. */
    public Call<BuildArtifact> publish() {
      return new ContainerUpload(connection, build, name).artifact();
    }

    /** What is in it, for artifacts of pipelines: one request finds its id, the next the list. */
    public Call<ArtifactManifest> manifest() {
      return get().then(artifact -> manifest(ArtifactManifest.idOf(artifact)));
    }

    /**
     * The same where the id is known.
     *
     * @param artifactId the member {@code resource.data} of the artifact
     */
    public Call<ArtifactManifest> manifest(String artifactId) {
      return ArtifactManifest.read(
          api().getFile(build, name, Check.text("artifactId", artifactId), ""));
    }

    /**
     * One file of it.
     *
     * @param fileId of its content, as the manifest tells
     * @param fileName that it shall have
     */
    public ArtifactsApi.GetFile file(String fileId, String fileName) {
      return api()
          .getFile(build, name, Check.text("fileId", fileId), Check.text("fileName", fileName));
    }

    /** The name. */
    @Override
    public String toString() {
      return "Artifact[" + build + " " + name + "]";
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.releases;

import io.github.fluentado.client.release.ReleasesApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.operation.OperationDownload;

/**
 * The door to the classic releases of a project, which the service has on a host of its own. Sends
 * nothing itself.
 *
 * <pre>{@code
 * Releases.One release = ado.project("web").releases().release(7);
 * release.logsZip().to(Path.of("release-7.zip")).execute();
 * }</pre>
 */
public final class Releases {
  private final Connection connection;

  private Releases(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static Releases of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").releases()");
    return new Releases(connection);
  }

  /** The releases of the project, newest first unless {@code queryOrder} says otherwise. */
  public ReleasesApi.List list() {
    return new ReleasesApi(connection).list().project(connection.place("project").orElseThrow());
  }

  /** The door to one release. */
  public One release(int id) {
    return new One(connection, Check.positive("id", id));
  }

  /** One release. */
  public static final class One {
    private final Connection connection;
    private final int id;

    private One(Connection connection, int id) {
      this.connection = connection;
      this.id = id;
    }

    private ReleasesApi api() {
      return new ReleasesApi(connection);
    }

    public ReleasesApi.Get get() {
      return api().get(id);
    }

    /** All logs in one archive. */
    public ReleasesApi.GetLogs logsZip() {
      return api().getLogs(id);
    }

    /**
     * The log of a task, or the lines of it that {@code startLine} and {@code endLine} say. The
     * numbers are those of the deployment: of a stage, a phase of its deploy steps, and a task of
     * its job.
     */
    public ReleasesApi.GetTaskLog log(int environment, int phase, int task) {
      return api()
          .getTaskLog(
              id,
              Check.positive("environment", environment),
              Check.positive("phase", phase),
              Check.positive("task", task));
    }

    /** The same as a file, which is never whole in memory. */
    public Download logFile(int environment, int phase, int task) {
      return OperationDownload.of(log(environment, phase, task).invocation());
    }

    /** The number. */
    @Override
    public String toString() {
      return "Release[" + id + "]";
    }
  }
}

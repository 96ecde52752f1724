// SPDX-License-Identifier: MIT
package io.github.fluentado.packages;

import io.github.fluentado.client.artifactspackagetypes.MavenApi;
import io.github.fluentado.client.artifactspackagetypes.NpmApi;
import io.github.fluentado.client.artifactspackagetypes.NuGetApi;
import io.github.fluentado.client.artifactspackagetypes.PythonApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Preview;
import io.github.fluentado.core.error.Check;

/**
 * The door to the files of the packages in a feed, of a project or of the organization. The service
 * sends them from a host of storage, which does not see the credential. Sends nothing itself.
 *
 * <pre>{@code
 * Feed feed = ado.project("web").feed("libs");
 * feed.npm("@contoso/ui", "1.2.3").to(Path.of("ui.tgz")).execute();
 * feed.maven("com.contoso:core:1.0", "core-1.0.jar").to(Path.of("core.jar")).execute();
 * }</pre>
 */
public final class Feed {
  private final Connection connection;
  private final String feed;

  private Feed(Connection connection, String feed) {
    this.connection = connection;
    this.feed = feed;
  }

  /** Of the project that the connection is a view of, else of the organization. */
  public static Feed of(Connection connection, String nameOrId) {
    return new Feed(Check.notNull("connection", connection), Check.segment("feed", nameOrId));
  }

  /** A package of NuGet. */
  @Preview
  public Download nuGet(String name, String version) {
    return new NuGetApi(connection)
        .downloadPackage(feed, Check.segment("name", name), Check.segment("version", version));
  }

  /**
   * A package of npm.
   *
   * @param name with its scope, if it has one: {@code @contoso/ui}
   */
  public Download npm(String name, String version) {
    Check.segment("version", version);
    if (!Check.text("name", name).startsWith("@")) {
      return new NpmApi(connection).downloadPackage(feed, Check.segment("name", name), version);
    }
    int slash = name.indexOf('/');
    Check.that(slash > 1, "name", "has a scope, and no name behind it");
    return new NpmApi(connection)
        .downloadScopedPackage(
            feed,
            name.substring(1, slash),
            Check.segment("name", name.substring(slash + 1)),
            version);
  }

  /**
   * A file of an artifact of Maven.
   *
   * @param coordinates group, artifact and version: {@code com.contoso:core:1.0}
   */
  @Preview
  public Download maven(String coordinates, String fileName) {
    String[] parts = Check.text("coordinates", coordinates).split(":", -1);
    Check.that(parts.length == 3, "coordinates", "are not group:artifact:version");
    return new MavenApi(connection)
        .downloadPackage(
            feed,
            Check.segment("coordinates", parts[0]),
            Check.segment("coordinates", parts[1]),
            Check.segment("coordinates", parts[2]),
            Check.segment("fileName", fileName));
  }

  /**
   * A file of a package of Python.
   *
   * @param release name and version: {@code requests==2.31.0}
   */
  @Preview
  public Download python(String release, String fileName) {
    String[] parts = Check.text("release", release).split("==", -1);
    Check.that(parts.length == 2, "release", "is not name==version");
    return new PythonApi(connection)
        .downloadPackage(
            feed,
            Check.segment("release", parts[0]),
            Check.segment("release", parts[1]),
            Check.segment("fileName", fileName));
  }

  /** The name or id that it was asked for by. */
  @Override
  public String toString() {
    return "Feed[" + feed + "]";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.server.ApiVersion;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A release of Azure DevOps Server, as far as clients can tell: the newest API that it takes, by
 * the words in which real Servers refuse newer ones, and which operations it has. {@link #SERVER}
 * is the one of December 2025, which has no year in its name any more.
 */
public enum ServerYear {
  SERVER_2019("2019", "5.0", "5.0"),
  SERVER_2019_1("2019.1", "5.1", "5.1"),
  SERVER_2020("2020", "6.1", "6.0"),
  SERVER_2020_1("2020.1", "6.1", "6.0"),
  SERVER_2022("2022", "7.0", "7.0"),
  SERVER_2022_1("2022.1", "7.1", "7.1"),
  SERVER_2022_2("2022.2", "7.1", "7.1"),
  SERVER("Server", "7.2", "7.2");

  /** A server's collections lie below this path. */
  static final String DIRECTORY = "/tfs";

  private final String release;
  private final String newest;
  private final String published;

  ServerYear(String release, String newest, String published) {
    this.release = release;
    this.newest = newest;
    this.published = published;
  }

  /**
   * From its name in use: {@code 2019}, {@code 2019.1}, {@code 2020}, {@code 2022}, …, and {@code
   * Server} for the one without a year.
   */
  public static ServerYear of(String release) {
    return Arrays.stream(values())
        .filter(year -> year.release.equalsIgnoreCase(release))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No Azure DevOps Server "
                        + release
                        + " is known here; known are "
                        + Arrays.stream(values())
                            .map(year -> year.release)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  ApiVersion newest() {
    return ApiVersion.parse(newest);
  }

  /** The version of the API for which its operations are published. */
  ApiVersion published() {
    return ApiVersion.parse(published);
  }

  @Override
  public String toString() {
    return release;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.server.ApiVersion;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A release of Azure DevOps Server, as far as clients can tell: the newest API it speaks. */
public enum ServerYear {
  SERVER_2019("2019", 5, 0),
  SERVER_2019_1("2019.1", 5, 1),
  SERVER_2020("2020", 6, 0),
  SERVER_2022("2022", 7, 0),
  SERVER_2022_1("2022.1", 7, 1);

  /** A server's collections lie below this path. */
  static final String DIRECTORY = "/tfs";

  private final String release;
  private final int major;
  private final int minor;

  ServerYear(String release, int major, int minor) {
    this.release = release;
    this.major = major;
    this.minor = minor;
  }

  /** From its name in use: {@code 2019}, {@code 2019.1}, {@code 2020}, {@code 2022}, … */
  public static ServerYear of(String release) {
    return Arrays.stream(values())
        .filter(year -> year.release.equals(release))
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
    return ApiVersion.released(major, minor);
  }

  @Override
  public String toString() {
    return release;
  }
}

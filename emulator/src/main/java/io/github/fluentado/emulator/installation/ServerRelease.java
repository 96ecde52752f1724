// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.installation;

import io.github.fluentado.emulator.server.ApiVersion;
import io.github.fluentado.emulator.server.Versions;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A release of Azure DevOps Server: the API that it speaks, and which operations it has. */
public enum ServerRelease {
  SERVER_2019("2019", "5.0", "5.0"),
  SERVER_2019_1("2019.1", "5.1", "5.1"),
  SERVER_2020("2020", "6.1", "6.0"),
  SERVER_2020_1("2020.1", "6.1", "6.0"),
  SERVER_2022("2022", "7.0", "7.0"),
  SERVER_2022_1("2022.1", "7.1", "7.1"),
  SERVER_2022_2("2022.2", "7.1", "7.1"),
  SERVER("Server", "7.2", "7.2");

  private final String title;
  private final String newest;
  private final String published;

  ServerRelease(String title, String newest, String published) {
    this.title = title;
    this.newest = newest;
    this.published = published;
  }

  /**
   * From its title, in any letter case.
   *
   * @throws IllegalArgumentException for one that is not known
   */
  public static ServerRelease of(String title) {
    return Arrays.stream(values())
        .filter(release -> release.title.equalsIgnoreCase(title))
        .findFirst()
        .orElseThrow(() -> unknown(title));
  }

  private static IllegalArgumentException unknown(String title) {
    String known =
        Arrays.stream(values()).map(release -> release.title).collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "No Azure DevOps Server " + title + " is known here; known are " + known + ".");
  }

  /** The name in use, such as {@code 2022.1}. */
  public String title() {
    return title;
  }

  Versions versions() {
    return Versions.upTo(ApiVersion.parse(newest));
  }

  /** The version of the API for which its operations are published. */
  ApiVersion published() {
    return ApiVersion.parse(published);
  }
}

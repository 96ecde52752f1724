// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.installation.ServerRelease;

/**
 * A release of Azure DevOps Server, as far as clients can tell: the newest API that it takes, by
 * the words in which real Servers refuse newer ones, and which operations it has. {@link #SERVER}
 * is the one of December 2025, which has no year in its name any more.
 */
public enum ServerYear {
  SERVER_2019(ServerRelease.SERVER_2019),
  SERVER_2019_1(ServerRelease.SERVER_2019_1),
  SERVER_2020(ServerRelease.SERVER_2020),
  SERVER_2020_1(ServerRelease.SERVER_2020_1),
  SERVER_2022(ServerRelease.SERVER_2022),
  SERVER_2022_1(ServerRelease.SERVER_2022_1),
  SERVER_2022_2(ServerRelease.SERVER_2022_2),
  SERVER(ServerRelease.SERVER);

  private final ServerRelease release;

  ServerYear(ServerRelease release) {
    this.release = release;
  }

  /**
   * From its name in use: {@code 2019}, {@code 2019.1}, {@code 2020}, {@code 2022}, …, and {@code
   * Server} for the one without a year.
   */
  public static ServerYear of(String release) {
    return valueOf(ServerRelease.of(release).name());
  }

  ServerRelease release() {
    return release;
  }

  @Override
  public String toString() {
    return release.title();
  }
}

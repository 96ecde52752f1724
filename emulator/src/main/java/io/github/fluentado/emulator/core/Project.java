// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A project with its teams; the first team is the default one. */
public record Project(
    UUID id, String name, String description, Instant lastUpdate, List<Team> teams) {

  /** A team of a project. */
  public record Team(UUID id, String name, String description) {}

  public Project {
    teams = List.copyOf(teams);
  }
}

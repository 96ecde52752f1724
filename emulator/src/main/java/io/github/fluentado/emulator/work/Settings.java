// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import io.github.fluentado.emulator.wit.ProjectProcess;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How a team works.
 *
 * @param backlogIteration the top of the team's iterations; empty for the project's, which only the
 *     default team has by itself
 * @param defaultIteration where new items go, unless the macro says
 * @param areas the areas of the team; empty for the project's top area alone, which only the
 *     default team has by itself
 * @param defaultArea empty for the project's
 */
record Settings(
    String bugsBehavior,
    List<String> workingDays,
    Map<String, Boolean> visibilities,
    Optional<UUID> backlogIteration,
    Optional<UUID> defaultIteration,
    String defaultMacro,
    List<Area> areas,
    String defaultArea) {

  /** An area of a team. */
  record Area(String path, boolean withChildren) {}

  /** Of a team that has said nothing. */
  static Settings usual(ProjectProcess process) {
    Map<String, Boolean> visibilities = new TreeMap<>();
    process.levels().stream()
        .filter(level -> !level.kind().equals("task"))
        .forEach(level -> visibilities.put(level.category(), !level.category().equals(EPICS)));
    return new Settings(
        process.bugs(),
        List.of("monday", "tuesday", "wednesday", "thursday", "friday"),
        visibilities,
        Optional.empty(),
        Optional.empty(),
        "@currentIteration",
        List.of(),
        "");
  }

  private static final String EPICS = "Microsoft.EpicCategory";

  Settings {
    workingDays = List.copyOf(workingDays);
    visibilities = Collections.unmodifiableMap(new TreeMap<>(visibilities));
    areas = List.copyOf(areas);
  }

  Settings inAreas(List<Area> newAreas, String newDefault) {
    return new Settings(
        bugsBehavior,
        workingDays,
        visibilities,
        backlogIteration,
        defaultIteration,
        defaultMacro,
        newAreas,
        newDefault);
  }
}

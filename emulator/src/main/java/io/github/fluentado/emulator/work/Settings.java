// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How a team works.
 *
 * @param backlogIteration the top of the team's iterations; empty for the project's
 * @param defaultIteration where new items go, unless the macro says
 * @param areas the areas of the team; empty for the project's top area alone
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

  static final Settings USUAL =
      new Settings(
          "asRequirements",
          List.of("monday", "tuesday", "wednesday", "thursday", "friday"),
          Map.of(
              "Microsoft.EpicCategory", false,
              "Microsoft.FeatureCategory", true,
              "Microsoft.RequirementCategory", true),
          Optional.empty(),
          Optional.empty(),
          "@currentIteration",
          List.of(),
          "");

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

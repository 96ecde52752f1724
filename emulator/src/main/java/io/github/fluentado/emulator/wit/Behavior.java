// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.ProcessTemplate;
import io.github.fluentado.emulator.wit.ProjectProcess.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A behavior of a process: a level of its backlogs, or what several of them have in common.
 *
 * @param inherits the reference name of that; null for the topmost
 * @param category of the types on the level; empty where there are none
 */
record Behavior(
    UUID process,
    String referenceName,
    String name,
    @Nullable String color,
    int rank,
    @Nullable String description,
    @Nullable String inherits,
    OwnType.Kind kind,
    String category) {
  static final String PORTFOLIO = "System.PortfolioBacklogBehavior";

  static final String REQUIREMENTS = "System.RequirementBacklogBehavior";
  static final String TASKS = "System.TaskBacklogBehavior";
  static final String ORDERED = "System.OrderedBehavior";

  private static final Map<String, String> COLORS =
      Map.of("Task", "F2CB1D", "Requirement", "009CCC", "Epic", "FF7B00");
  private static final int STEP = 10;

  /** Those that the service brings. */
  static List<Behavior> system(ProcessTemplate process) {
    List<Behavior> all = new ArrayList<>();
    ProjectProcess.base(process).levels().forEach(level -> all.add(of(process, level)));
    String ordering = "What has an order of its own";
    all.add(system(process, ORDERED, "Ordered", null, 0, ordering, null, ""));
    String portfolio = "Levels above the requirements";
    all.add(system(process, PORTFOLIO, "Portfolio", null, 0, portfolio, ORDERED, ""));
    return all;
  }

  private static Behavior of(ProcessTemplate process, Level level) {
    String type = level.category().replaceAll("^Microsoft\\.|Category$", "");
    boolean portfolio = level.kind().equals("portfolio");
    String reference =
        switch (level.kind()) {
          case "task" -> TASKS;
          case "requirement" -> REQUIREMENTS;
          default -> "Microsoft.VSTS.%s.%sBacklogBehavior".formatted(process.base(), type);
        };
    return system(
        process,
        reference,
        level.name(),
        COLORS.getOrDefault(type, "773B93"),
        level.rank() * STEP,
        "The backlog and board of " + level.name(),
        portfolio ? PORTFOLIO : ORDERED,
        level.category());
  }

  private static Behavior system(
      ProcessTemplate process,
      String referenceName,
      String name,
      @Nullable String color,
      int rank,
      String description,
      @Nullable String inherits,
      String category) {
    return new Behavior(
        process.id(),
        referenceName,
        name,
        color,
        rank,
        description,
        inherits,
        OwnType.Kind.SYSTEM,
        category);
  }

  /** One more level above all others. */
  static Behavior custom(UUID process, String referenceName, String name, String color, int above) {
    return new Behavior(
        process,
        referenceName,
        name,
        color,
        above + STEP,
        null,
        PORTFOLIO,
        OwnType.Kind.CUSTOM,
        referenceName);
  }

  Behavior with(String newName, @Nullable String newColor) {
    return new Behavior(
        process,
        referenceName,
        newName,
        newColor,
        rank,
        description,
        inherits,
        kind == OwnType.Kind.CUSTOM ? kind : OwnType.Kind.INHERITED,
        category);
  }

  boolean isLevel() {
    return !category.isEmpty();
  }

  /** As projects of the process have it. */
  Level asLevel() {
    String planned =
        switch (referenceName) {
          case TASKS -> "task";
          case REQUIREMENTS -> "requirement";
          default -> "portfolio";
        };
    return new Level(category, name, planned, rank / STEP);
  }
}

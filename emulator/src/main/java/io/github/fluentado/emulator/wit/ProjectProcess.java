// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.ProcessTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a project may hold: its types with their states, and what they are for.
 *
 * @param iteration the one that a new project has; empty for none
 * @param bugs how a team treats bugs unless it says
 * @param levels its backlogs, from the widest to that of tasks
 */
public record ProjectProcess(
    String name,
    List<ItemType> types,
    List<Category> categories,
    String iteration,
    String bugs,
    List<Level> levels) {

  /**
   * A level of backlogs.
   *
   * @param category whose types it shows
   * @param kind portfolio, requirement or task
   */
  public record Level(String category, String name, String kind, int rank) {
    static Level portfolio(String category, String name, int rank) {
      return new Level("Microsoft." + category + "Category", name, "portfolio", rank);
    }
  }

  public ProjectProcess {
    types = List.copyOf(types);
    categories = List.copyOf(categories);
    levels = List.copyOf(levels);
  }

  /** As the service brings it, whatever an organization has made of it. */
  public static ProjectProcess base(ProcessTemplate process) {
    return switch (process.base()) {
      case "Basic" -> Processes.BASIC;
      case "Scrum" -> Processes.SCRUM;
      case "CMMI" -> Processes.CMMI;
      default -> Processes.AGILE;
    };
  }

  static List<ProjectProcess> all() {
    return List.of(Processes.AGILE, Processes.BASIC, Processes.CMMI, Processes.SCRUM);
  }

  ProjectProcess with(List<ItemType> others) {
    return new ProjectProcess(name, others, categories, iteration, bugs, levels);
  }

  ProjectProcess with(List<Category> others, List<Level> backlogs) {
    return new ProjectProcess(name, types, others, iteration, bugs, backlogs);
  }

  Optional<ItemType> type(String wanted) {
    return types.stream()
        .filter(
            t -> t.name().equalsIgnoreCase(wanted) || t.referenceName().equalsIgnoreCase(wanted))
        .findFirst();
  }

  /** By reference name or name. */
  public Optional<Category> category(String wanted) {
    return categories.stream()
        .filter(
            c -> c.referenceName().equalsIgnoreCase(wanted) || c.name().equalsIgnoreCase(wanted))
        .findFirst();
  }

  /** The names of the types of one category; none for a category that the process lacks. */
  public List<String> typesOf(String category) {
    return category(category).map(Category::types).orElse(List.of());
  }

  static Category category(String name, String... types) {
    return new Category(
        "Microsoft." + name.replace(" ", "") + "Category",
        name + " Category",
        Arrays.asList(types));
  }
}

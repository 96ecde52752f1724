// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.List;
import java.util.Optional;

/**
 * Work item types that serve the same end in each process.
 *
 * @param types names; the first one is the default
 */
public record Category(String referenceName, String name, List<String> types) {
  public static final String REQUIREMENT = "Microsoft.RequirementCategory";
  public static final String TASK = "Microsoft.TaskCategory";
  public static final String BUG = "Microsoft.BugCategory";

  /** Those of the Agile process that have types here. */
  public static final List<Category> ALL =
      List.of(
          of("Bug", "Bug"),
          of("Epic", "Epic"),
          of("Feature", "Feature"),
          of("Requirement", "User Story"),
          of("Task", "Task"),
          new Category("Microsoft.TestCaseCategory", "Test Case Category", List.of("Test Case")));

  public Category {
    types = List.copyOf(types);
  }

  private static Category of(String name, String type) {
    return new Category("Microsoft." + name + "Category", name + " Category", List.of(type));
  }

  /** By reference name or name. */
  public static Optional<Category> find(String text) {
    return ALL.stream()
        .filter(c -> c.referenceName.equalsIgnoreCase(text) || c.name.equalsIgnoreCase(text))
        .findFirst();
  }

  public boolean has(String type) {
    return types.stream().anyMatch(type::equalsIgnoreCase);
  }
}

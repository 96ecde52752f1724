// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.List;

/**
 * Work item types that serve the same end in each process.
 *
 * @param types names; the first one is the default
 */
public record Category(String referenceName, String name, List<String> types) {
  public static final String REQUIREMENT = "Microsoft.RequirementCategory";
  public static final String TASK = "Microsoft.TaskCategory";
  public static final String BUG = "Microsoft.BugCategory";

  public Category {
    types = List.copyOf(types);
  }

  boolean is(String wanted) {
    return referenceName.equalsIgnoreCase(wanted);
  }

  public boolean has(String type) {
    return types.stream().anyMatch(type::equalsIgnoreCase);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.workitems.WorkItems;

/** The door to a project. Does nothing itself, not even look whether there is such a project. */
public final class Project {
  private final Connection connection;
  private final String name;

  Project(Connection connection, String name) {
    this.connection = connection;
    this.name = Check.text("project", name);
    Check.that(!name.equals(".") && !name.equals(".."), "project", "is a dot segment");
  }

  /** The name or id that it was asked for by. */
  public String name() {
    return name;
  }

  public WorkItems workItems() {
    return WorkItems.of(connection, name);
  }

  @Override
  public String toString() {
    return "Project[" + name + "]";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.util.List;

/**
 * What an emulator holds from the start.
 *
 * @param projects names, in the order given to the builder
 * @param repository name of the git repository of the first project
 * @param workItems numbers of work items; empty unless they were asked for
 * @param query id of a saved query; empty unless seeds were asked for
 */
public record Seeds(
    List<String> projects, String repository, List<Integer> workItems, String query) {

  public Seeds {
    projects = List.copyOf(projects);
    workItems = List.copyOf(workItems);
  }

  /** The first project. */
  public String project() {
    return projects.get(0);
  }
}

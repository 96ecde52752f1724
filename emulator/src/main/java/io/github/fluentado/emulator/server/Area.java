// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.List;
import java.util.Map;

/** One area of the service, such as work item tracking, with its routes. */
public interface Area {
  List<Route> routes();

  /**
   * Puts a few things of this area into a project; they are the same each time. Areas are asked in
   * the order in which they are added to the router.
   *
   * @param project name of the project
   * @return ids of what was made, under names for scripts; empty when the area seeds nothing
   */
  default Map<String, Object> seed(String project) {
    return Map.of();
  }
}

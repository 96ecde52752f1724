// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what to do with requests that no area has a route for. */
public interface Fallback {
  /**
   * A route, where it was found to lead, and the values of its path.
   *
   * @param values by their names in the path, decoded
   */
  record Target(Route route, Address address, Map<String, String> values) {}

  /**
   * Where a request goes.
   *
   * @param inOrganization whether the path was below the organization
   * @param path the decoded segments below the organization, or all of them
   */
  record Place(boolean inOrganization, List<String> path, Query query) {
    public Place {
      path = List.copyOf(path);
    }
  }

  /** Whether a request of any verb may lead to this path below the organization. */
  default boolean knows(List<String> path) {
    return false;
  }

  /** A route for the request, if there is one. */
  Optional<Target> find(HttpRequest request, Place place);
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.discovery;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Address;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Fallback;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Versions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers OPTIONS: of {@code _apis} with all resource locations, of an area with its own, of a
 * resource with that of the resource. The ids are those of the real service, since clients carry
 * them.
 */
public final class Discovery implements Fallback {
  private static final String TABLE = "locations.tsv";

  private final Versions versions;
  private final Predicate<List<String>> answered;

  /**
   * Of the known locations those that are there.
   *
   * @param answered whether anything is answered at a path below the organization
   */
  public Discovery(Versions versions, Predicate<List<String>> answered) {
    this.versions = versions;
    this.answered = answered;
  }

  @Override
  public Optional<Target> find(HttpRequest request, Place place) {
    List<String> path = place.path();
    if (!request.method().equals("OPTIONS") || path.indexOf("_apis") < 0) {
      return Optional.empty();
    }
    List<Location> locations = locations(path);
    boolean ofResource = path.size() - path.indexOf("_apis") > 2;
    if (ofResource && locations.isEmpty()) {
      return Optional.empty();
    }
    Route route = Route.of("OPTIONS", "", call -> answer(locations)).reading().unversioned();
    Address address = new Address(null, null, path, place.query());
    return Optional.of(new Target(route, address, Map.of()));
  }

  private List<Location> locations(List<String> path) {
    List<String> rest = path.subList(path.indexOf("_apis") + 1, path.size());
    return Tables.lines(TABLE).stream()
        .map(Location::parse)
        .filter(
            location ->
                rest.isEmpty()
                    || (rest.size() == 1 && location.area().equalsIgnoreCase(rest.get(0)))
                    || location.serves(path))
        .filter(location -> location.samples().anyMatch(answered))
        .toList();
  }

  private HttpAnswer answer(List<Location> locations) {
    return Answers.list(locations, location -> location.json(versions));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request target taken apart: {@code /organization[/DefaultCollection][/project[/team]]/_apis/…}.
 * Segments are decoded once.
 */
public record Address(
    @Nullable String project, @Nullable String team, List<String> resource, Query query) {

  /** A Server's collections lie below this path; the organizations of the service below none. */
  public static final String VIRTUAL_DIRECTORY = "/tfs";

  public Address {
    resource = List.copyOf(resource);
  }

  /** Finds the parts, or refuses what no route can serve. */
  public static Address parse(String target, String organization) {
    String[] halves = target.split("\\?", 2);
    Query query = Query.parse(halves.length > 1 ? halves[1] : "");
    List<String> all = segments(halves[0]);
    if (all.isEmpty() || !all.get(0).equalsIgnoreCase(organization)) {
      throw noOrganization(all.isEmpty() ? "" : all.get(0));
    }
    return inOrganization(halves[0], all.subList(1, all.size()), query);
  }

  /** As {@link #parse}, for a path that may leave out the organization (entries of a batch). */
  static Address parseRelative(String target, String organization) {
    String[] halves = target.split("\\?", 2);
    List<String> all = segments(halves[0]);
    boolean named = !all.isEmpty() && all.get(0).equalsIgnoreCase(organization);
    Query query = Query.parse(halves.length > 1 ? halves[1] : "");
    return inOrganization(halves[0], named ? all.subList(1, all.size()) : all, query);
  }

  /** Where the path leads, whether it names the organization or not; empty when malformed. */
  static Optional<Fallback.Place> below(String target, String organization, boolean relative) {
    String[] halves = target.split("\\?", 2);
    List<String> all;
    Query query;
    try {
      all = segments(halves[0]);
      query = Query.parse(halves.length > 1 ? halves[1] : "");
    } catch (ServiceException malformed) {
      return Optional.empty();
    }
    boolean named = !all.isEmpty() && all.get(0).equalsIgnoreCase(organization);
    List<String> rest = named ? all.subList(1, all.size()) : all;
    boolean collection = !rest.isEmpty() && rest.get(0).equalsIgnoreCase("DefaultCollection");
    List<String> path = collection ? rest.subList(1, rest.size()) : rest;
    return Optional.of(new Fallback.Place(named || relative, path, query));
  }

  /** Of decoded segments below the organization; empty where no route leads. */
  static Optional<Address> of(List<String> segments) {
    try {
      return Optional.of(inOrganization("", segments, Query.parse("")));
    } catch (ServiceException unroutable) {
      return Optional.empty();
    }
  }

  private static Address inOrganization(String path, List<String> segments, Query query) {
    List<String> rest = segments;
    if (!rest.isEmpty() && rest.get(0).equalsIgnoreCase("DefaultCollection")) {
      rest = rest.subList(1, rest.size());
    }
    int apis = 0;
    while (apis < rest.size() && !rest.get(apis).matches("(?i)_apis|_git")) {
      apis++;
    }
    if (apis == rest.size() || apis > 2) {
      throw ServiceException.noRoute(path);
    }
    String project = apis > 0 ? rest.get(0) : null;
    String team = apis > 1 ? rest.get(1) : null;
    boolean git = rest.get(apis).equalsIgnoreCase("_git"); // not an API: its own first segment
    return new Address(project, team, rest.subList(git ? apis : apis + 1, rest.size()), query);
  }

  /** Decoded segments without empty ones: a trailing or a double slash changes nothing. */
  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(Percent::decode)
        .toList();
  }

  private static ServiceException noOrganization(String name) {
    return ServiceException.of(
        404,
        "Microsoft.TeamFoundation.Framework.Server.HostDoesNotExistException",
        3000,
        "TF200012: There is no organization '" + name + "' here.");
  }
}

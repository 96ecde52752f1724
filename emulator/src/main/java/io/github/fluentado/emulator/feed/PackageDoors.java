// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Address;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Fallback;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The paths {@code /[project/]_packaging/FEED/PROTOCOL/…}, which package clients are set to. */
final class PackageDoors implements Fallback {
  private final Feeds feeds;
  private final Map<String, Door> doors;

  PackageDoors(World world, Feeds feeds, Packages packages) {
    this.feeds = feeds;
    this.doors =
        Map.of(
            "nuget", new NuGetDoor(packages),
            "npm", new NpmDoor(packages, world.store()),
            "maven", new MavenDoor(packages, world.store()),
            "pypi", new PythonDoor(packages));
  }

  @Override
  public Optional<Target> find(HttpRequest request, Place place) {
    List<String> path = place.path();
    int at = path.indexOf("_packaging");
    if (!place.inOrganization() || at < 0 || at > 1 || path.size() < at + 3) {
      return Optional.empty();
    }
    return Optional.ofNullable(doors.get(path.get(at + 2).toLowerCase(Locale.ROOT)))
        .map(door -> target(request, place, door, at));
  }

  private Target target(HttpRequest request, Place place, Door door, int at) {
    String verb = request.method().equals("HEAD") ? "GET" : request.method();
    String sent = request.headers().first("Content-Type").orElse("").split(";", 2)[0].trim();
    Route route =
        Route.of(verb, "", call -> answer(call, place, door, at))
            .changing()
            .unversioned()
            .consuming(sent.toLowerCase(Locale.ROOT));
    String project = at == 1 ? place.path().get(0) : null;
    Address address = new Address(project, null, List.of(), place.query());
    return new Target(route, address, Map.of());
  }

  private HttpAnswer answer(Call call, Place place, Door door, int at) {
    List<String> path = place.path();
    String feed = path.get(at + 1);
    String url = feeds.root(call.project()) + "/_packaging/" + Percent.encode(feed);
    Source source = feeds.source(call, feed);
    Request request = new Request(source, feed, url, path.subList(at + 3, path.size()), call);
    return door.answer(request)
        .orElseThrow(() -> ServiceException.noRoute("/" + String.join("/", path)));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What REST does with one version of one protocol: reads, changes, deletes and restores it. */
final class PackageRoutes {
  private static final String FEED = "packaging/feeds/{feed}/";
  private static final String ONE = "{package}/versions/{version}";
  private static final String SCOPED = "{scope}/" + ONE;
  private static final String STORED = "package";
  private static final String BYTES = "application/octet-stream";
  private static final String MAVEN = "groups/{group}/artifacts/{artifact}/versions/{version}";

  private final Organization organization;
  private final Feeds feeds;
  private final Packages packages;
  private final Downloads downloads;

  PackageRoutes(World world, Feeds feeds, Packages packages) {
    this.organization = world.organization();
    this.feeds = feeds;
    this.packages = packages;
    this.downloads = world.downloads();
    downloads.serve(STORED, this::stored);
  }

  List<Route> all() {
    List<Route> routes = new ArrayList<>();
    versions(routes, Protocol.NUGET, "nuget", "/packages/" + ONE);
    versions(routes, Protocol.NPM, "npm", "/packages/" + ONE, "/packages/" + SCOPED);
    versions(routes, Protocol.NPM, "npm", "/" + ONE, "/" + SCOPED);
    versions(routes, Protocol.PYPI, "pypi", "/packages/" + ONE);
    versions(routes, Protocol.MAVEN, "maven", "/" + MAVEN);
    content(routes, Protocol.NUGET, "nuget/packages/" + ONE);
    content(routes, Protocol.NPM, "npm/packages/" + ONE);
    content(routes, Protocol.NPM, "npm/packages/" + SCOPED);
    content(routes, Protocol.PYPI, "pypi/packages/" + ONE + "/{file}");
    content(routes, Protocol.MAVEN, "maven/{group}/{artifact}/{version}/{file}");
    deleted(routes, Protocol.NUGET, "nuget", "/packages/" + ONE);
    deleted(routes, Protocol.NPM, "npm", "/packages/" + ONE, "/packages/" + SCOPED);
    deleted(routes, Protocol.PYPI, "pypi", "/packages/" + ONE);
    deleted(routes, Protocol.MAVEN, "maven", "/" + MAVEN);
    routes.addAll(new PackageBatches(feeds, packages).all());
    return List.copyOf(routes);
  }

  private void versions(List<Route> routes, Protocol protocol, String root, String... paths) {
    for (String path : paths) {
      String at = root + path;
      add(routes, protocol, "GET", at, call -> Answers.ok(json(found(call, protocol))));
      add(routes, protocol, "PATCH", at, call -> change(call, protocol));
      add(
          routes,
          protocol,
          "DELETE",
          at,
          call -> Answers.ok(json(packages.delete(found(call, protocol)))));
    }
  }

  private void deleted(List<Route> routes, Protocol protocol, String root, String... paths) {
    for (String path : paths) {
      String at = root + "/RecycleBin" + path;
      add(routes, protocol, "GET", at, call -> Answers.ok(state(inRecycleBin(call, protocol))));
      add(routes, protocol, "PATCH", at, call -> restore(call, protocol));
      add(routes, protocol, "DELETE", at, call -> destroy(call, protocol));
    }
  }

  private void content(List<Route> routes, Protocol protocol, String path) {
    Route content = route("GET", path + "/content", call -> content(call, protocol));
    routes.add(protocol == Protocol.NPM ? content : content.preview());
  }

  /** Those of NuGet and npm are released. */
  private static void add(
      List<Route> routes,
      Protocol protocol,
      String verb,
      String path,
      Function<Call, HttpAnswer> handler) {
    Route route = route(verb, path, handler);
    boolean released = protocol == Protocol.NPM || protocol == Protocol.NUGET;
    routes.add(released ? route : route.preview());
  }

  static Route route(String verb, String path, Function<Call, HttpAnswer> handler) {
    return Route.of(verb, FEED + path, handler).in(PROJECT_OPTIONAL).changing();
  }

  private static String name(Call call, Protocol protocol) {
    if (protocol == Protocol.MAVEN) {
      return call.part("group") + ":" + call.part("artifact");
    }
    return (call.part("scope").isEmpty() ? "" : call.part("scope") + "/") + call.part("package");
  }

  private static String version(Call call, Protocol protocol) {
    return protocol.normal(call.part("version"));
  }

  private PackageVersion found(Call call, Protocol protocol) {
    return packages.found(
        feeds.source(call), protocol, name(call, protocol), version(call, protocol));
  }

  private PackageVersion inRecycleBin(Call call, Protocol protocol) {
    return packages.foundInRecycleBin(
        feeds.source(call), protocol, name(call, protocol), version(call, protocol));
  }

  /** The only file, or the one that is named. The hosted service leads to a host of storage. */
  private HttpAnswer content(Call call, Protocol protocol) {
    PackageVersion found = found(call, protocol);
    String file = found.file(call.part("file"));
    if (!organization.isHosted()) {
      return found.content(file);
    }
    String url =
        downloads
            .sign(STORED, found.feed(), protocol.name(), found.name(), found.version(), file)
            .url();
    return HttpAnswer.empty(303).with("Location", url);
  }

  /** What {@link #content} has led to. */
  private Downloads.Content stored(List<String> path) {
    Protocol protocol = Protocol.valueOf(path.get(1));
    String file = path.get(4);
    HttpAnswer content =
        packages.found(feeds.source(path.get(0)), protocol, path.get(2), path.get(3)).content(file);
    return new Downloads.Content(file, BYTES, Bytes.of(content.body()));
  }

  private HttpAnswer change(Call call, Protocol protocol) {
    JsonObject sent = call.object();
    if (protocol == Protocol.NUGET && Json.member(sent, "listed") != null) {
      packages.list(found(call, protocol), Json.flag(sent, "listed"));
    }
    String message = Json.string(sent, "deprecateMessage");
    if (protocol == Protocol.NPM && message != null) {
      packages.deprecate(found(call, protocol), message);
    }
    if (Json.member(sent, "views") instanceof JsonObject step) {
      promote(call, found(call, protocol), step);
    }
    return Answers.ok(json(found(call, protocol)));
  }

  /** There is no way back out of a view. */
  private void promote(Call call, PackageVersion one, JsonObject step) {
    String path = Json.string(step, "path", "");
    if (!"add".equalsIgnoreCase(Json.string(step, "op")) || !path.equals("/views/-")) {
      throw FeedErrors.badView("A version can only be added to /views/-, not '" + path + "'.");
    }
    Feed feed = feeds.source(call).feed();
    packages.promote(one, feeds.view(feed, Json.string(step, "value", "")).id());
  }

  private HttpAnswer restore(Call call, Protocol protocol) {
    PackageVersion gone = inRecycleBin(call, protocol);
    JsonObject sent = call.object();
    if (Json.member(sent, "deleted") != null && !Json.flag(sent, "deleted")) {
      packages.restore(gone);
    }
    return HttpAnswer.empty(200);
  }

  private HttpAnswer destroy(Call call, Protocol protocol) {
    packages.destroy(inRecycleBin(call, protocol));
    return HttpAnswer.empty(200);
  }

  private static Doc json(PackageVersion one) {
    Doc doc =
        Doc.of("id", one.name() + "/" + one.version())
            .with("name", one.name())
            .with("version", one.version())
            .with(deletedOn(one), one.availability().deleted());
    return switch (one.protocol()) {
      case NUGET -> doc.with("listed", one.isListed());
      case NPM -> doc.with("deprecateMessage", Json.string(one.facts(), NpmDoor.DEPRECATED));
      default -> doc;
    };
  }

  private static String deletedOn(PackageVersion one) {
    return one.protocol() == Protocol.NPM ? "unpublishedDate" : "deletedDate";
  }

  private static Doc state(PackageVersion gone) {
    Doc state = Doc.of();
    if (gone.protocol() == Protocol.MAVEN) {
      String[] names = gone.name().split(":", 2);
      state.with("groupId", names[0]).with("artifactId", names[1]);
    } else {
      state.with("name", gone.name());
    }
    return state
        .with("version", gone.version())
        .with(deletedOn(gone), gone.availability().deleted());
  }
}

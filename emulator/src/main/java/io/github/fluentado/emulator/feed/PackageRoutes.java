// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
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
  private static final String MAVEN = "groups/{group}/artifacts/{artifact}/versions/{version}";

  private final Organization organization;
  private final Feeds feeds;
  private final Packages packages;
  private final List<Route> routes = new ArrayList<>();

  PackageRoutes(Organization organization, Feeds feeds, Packages packages) {
    this.organization = organization;
    this.feeds = feeds;
    this.packages = packages;
  }

  List<Route> all() {
    versions(Protocol.NUGET, "nuget", "/packages/" + ONE);
    versions(Protocol.NPM, "npm", "/packages/" + ONE, "/packages/" + SCOPED);
    versions(Protocol.NPM, "npm", "/" + ONE, "/" + SCOPED);
    versions(Protocol.PYPI, "pypi", "/packages/" + ONE);
    versions(Protocol.MAVEN, "maven", "/" + MAVEN);
    content(Protocol.NUGET, "nuget/packages/" + ONE);
    content(Protocol.NPM, "npm/packages/" + ONE);
    content(Protocol.NPM, "npm/packages/" + SCOPED);
    content(Protocol.PYPI, "pypi/packages/" + ONE + "/{file}");
    content(Protocol.MAVEN, "maven/{group}/{artifact}/{version}/{file}");
    deleted(Protocol.NUGET, "nuget", "/packages/" + ONE);
    deleted(Protocol.NPM, "npm", "/packages/" + ONE, "/packages/" + SCOPED);
    deleted(Protocol.PYPI, "pypi", "/packages/" + ONE);
    deleted(Protocol.MAVEN, "maven", "/" + MAVEN);
    return List.copyOf(routes);
  }

  private void versions(Protocol protocol, String root, String... paths) {
    for (String path : paths) {
      String at = root + path;
      route("GET", at, call -> Answers.ok(json(found(call, protocol))));
      route("PATCH", at, call -> change(call, protocol));
      route("DELETE", at, call -> Answers.ok(json(packages.delete(found(call, protocol)))));
    }
  }

  private void deleted(Protocol protocol, String root, String... paths) {
    for (String path : paths) {
      String at = root + "/RecycleBin" + path;
      route("GET", at, call -> Answers.ok(state(inRecycleBin(call, protocol))));
      route("PATCH", at, call -> restore(call, protocol));
      route("DELETE", at, call -> destroy(call, protocol));
    }
  }

  private void content(Protocol protocol, String path) {
    route("GET", path + "/content", call -> content(call, protocol));
  }

  private void route(String verb, String path, Function<Call, HttpAnswer> handler) {
    routes.add(Route.of(verb, FEED + path, handler).in(PROJECT_OPTIONAL).preview().changing());
  }

  private String feed(Call call) {
    organization.project(call);
    return feeds.id(call.project(), call.part("feed"));
  }

  private static String name(Call call, Protocol protocol) {
    if (protocol == Protocol.MAVEN) {
      return call.part("group") + ":" + call.part("artifact");
    }
    return (call.part("scope").isEmpty() ? "" : call.part("scope") + "/") + call.part("package");
  }

  private static String version(Call call, Protocol protocol) {
    String version = call.part("version");
    return protocol == Protocol.NUGET ? NuGetDoor.normal(version) : version;
  }

  private PackageVersion found(Call call, Protocol protocol) {
    return packages.found(feed(call), protocol, name(call, protocol), version(call, protocol));
  }

  private PackageVersion inRecycleBin(Call call, Protocol protocol) {
    return packages.foundInRecycleBin(
        feed(call), protocol, name(call, protocol), version(call, protocol));
  }

  /** The only file, or the one that is named. */
  private HttpAnswer content(Call call, Protocol protocol) {
    PackageVersion found = found(call, protocol);
    String file = call.part("file");
    return found.files().entrySet().stream()
        .filter(
            one -> file.isEmpty() ? !one.getKey().endsWith(".nuspec") : one.getKey().equals(file))
        .findFirst()
        .orElseThrow(() -> Packages.missing(file))
        .getValue();
  }

  private HttpAnswer change(Call call, Protocol protocol) {
    JsonObject sent = call.object();
    if (protocol == Protocol.NUGET && Json.member(sent, "listed") != null) {
      packages.list(found(call, protocol), Json.flag(sent, "listed"));
    }
    String message = Json.string(sent, "deprecateMessage");
    if (protocol == Protocol.NPM && message != null) {
      deprecate(found(call, protocol), message);
    }
    if (Json.member(sent, "views") instanceof JsonObject step) {
      String view = Json.string(step, "value");
      packages.promote(found(call, protocol), view == null ? "" : view);
    }
    return Answers.ok(json(found(call, protocol)));
  }

  private void deprecate(PackageVersion one, String message) {
    JsonObject facts = one.facts().deepCopy();
    facts.addProperty(NpmDoor.DEPRECATED, message);
    packages.tell(one, facts);
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

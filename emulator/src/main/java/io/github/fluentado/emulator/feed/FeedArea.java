// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static io.github.fluentado.emulator.feed.VersionOrder.SEMANTIC;
import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Fallback;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Feeds, and what is in them, by REST. */
public final class FeedArea implements Area {
  private static final String FEED = "packaging/feeds/{feed}/";
  private static final String PACKAGES = FEED + "packages";

  private final Organization organization;
  private final Feeds feeds;
  private final Packages packages;
  private final Fallback doors;
  private final PackageRoutes versions;
  private final FeedRoutes places;
  private final ViewRoutes views;

  /** An area without feeds. */
  public FeedArea(World world) {
    this.organization = world.organization();
    this.feeds = new Feeds(world);
    this.packages = new Packages(world);
    this.doors = new PackageDoors(world, feeds, packages);
    this.versions = new PackageRoutes(world, feeds, packages);
    this.places = new FeedRoutes(organization, feeds);
    this.views = new ViewRoutes(feeds);
  }

  /** Where package clients go, which is not below {@code _apis}. */
  public Fallback doors() {
    return doors;
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(route("GET", PACKAGES, this::list));
    routes.add(route("GET", PACKAGES + "/{package}", call -> Answers.ok(json(call, group(call)))));
    routes.add(
        route(
            "GET",
            PACKAGES + "/{package}/versions",
            call -> Answers.list(group(call), one -> version(group(call), one))));
    routes.add(route("GET", PACKAGES + "/{package}/versions/{version}", this::one));
    routes.addAll(versions.all());
    routes.addAll(places.all());
    routes.addAll(views.all());
    return routes;
  }

  private Route route(String verb, String path, Function<Call, HttpAnswer> handler) {
    return Route.of(verb, path, handler).in(PROJECT_OPTIONAL).changing();
  }

  private String id(PackageVersion one) {
    String key =
        one.feed() + "/" + one.protocol() + "/" + Packages.normal(one.protocol(), one.name());
    return organization.derivedId("package", key).toString();
  }

  /** Of each package its versions, lowest first. */
  private Map<String, List<PackageVersion>> groups(Call call) {
    Map<String, List<PackageVersion>> groups = new LinkedHashMap<>();
    packages
        .in(feeds.source(call))
        .forEach(one -> groups.computeIfAbsent(id(one), key -> new ArrayList<>()).add(one));
    groups
        .values()
        .forEach(all -> all.sort(Comparator.comparing(PackageVersion::version, SEMANTIC)));
    return groups;
  }

  private List<PackageVersion> group(Call call) {
    List<PackageVersion> group = groups(call).get(call.part("package").toLowerCase(Locale.ROOT));
    if (group == null) {
      throw Packages.missing(call.part("package"));
    }
    return group;
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    String text = query.text("packageNameQuery").orElse("").toLowerCase(Locale.ROOT);
    String type = query.text("protocolType").orElse("");
    List<Doc> found =
        groups(call).values().stream()
            .filter(
                group -> type.isEmpty() || newest(group).protocol().type().equalsIgnoreCase(type))
            .filter(group -> newest(group).name().toLowerCase(Locale.ROOT).contains(text))
            .skip(query.count("$skip", 0))
            .limit(query.count("$top", Integer.MAX_VALUE))
            .map(group -> json(call, group))
            .toList();
    return Answers.list(found);
  }

  private static PackageVersion newest(List<PackageVersion> group) {
    return group.get(group.size() - 1);
  }

  private Doc json(Call call, List<PackageVersion> group) {
    PackageVersion newest = newest(group);
    Stream<PackageVersion> shown =
        call.query().flag("includeAllVersions") ? group.stream() : Stream.of(newest);
    String url = feeds.root(call.project()) + "/_apis/packaging/feeds/" + newest.feed();
    return Doc.of("id", id(newest))
        .with("name", newest.name())
        .with("normalizedName", Packages.normal(newest.protocol(), newest.name()))
        .with("protocolType", newest.protocol().type())
        .with("url", url + "/packages/" + id(newest))
        .with("versions", shown.map(one -> version(group, one)).toList());
  }

  private Doc version(List<PackageVersion> group, PackageVersion one) {
    String id = organization.derivedId("version", id(one) + "/" + one.version()).toString();
    return Doc.of("id", id)
        .with("version", one.version())
        .with("normalizedVersion", one.version().toLowerCase(Locale.ROOT))
        .with("isLatest", one.equals(newest(group)))
        .with("isListed", one.isListed())
        .with("isDeleted", false)
        .with("views", feeds.showing(one).map(View::brief).toList())
        .with("publishDate", one.published());
  }

  private HttpAnswer one(Call call) {
    List<PackageVersion> group = group(call);
    return group.stream()
        .map(one -> version(group, one))
        .filter(
            doc -> List.of(text(doc, "id"), text(doc, "version")).contains(call.part("version")))
        .findFirst()
        .map(Answers::ok)
        .orElseThrow(() -> Packages.missing(call.part("version")));
  }

  private static String text(Doc doc, String member) {
    return doc.json().get(member).getAsString();
  }
}

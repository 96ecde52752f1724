// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static io.github.fluentado.emulator.feed.VersionOrder.SEMANTIC;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds packages for NuGet; what is not listed is not found. */
final class NuGetSearch {
  private static final int USUAL = 20;

  private final Packages packages;

  NuGetSearch(Packages packages) {
    this.packages = packages;
  }

  /** Of each package whose name has the text its versions, lowest first. */
  Collection<List<PackageVersion>> find(Request request, String text, boolean prereleases) {
    Map<String, List<PackageVersion>> found = new LinkedHashMap<>();
    packages.in(request.source()).stream()
        .filter(one -> one.protocol() == Protocol.NUGET && one.isListed())
        .filter(one -> prereleases || !one.isPrerelease())
        .filter(one -> lower(one.name()).contains(lower(text)))
        .forEach(one -> found.computeIfAbsent(lower(one.name()), k -> new ArrayList<>()).add(one));
    found
        .values()
        .forEach(all -> all.sort(Comparator.comparing(PackageVersion::version, SEMANTIC)));
    return found.values();
  }

  Doc answer(Request request) {
    Query query = request.call().query();
    boolean prereleases = query.flag("prerelease");
    Collection<List<PackageVersion>> found = find(request, query.text("q").orElse(""), prereleases);
    List<Doc> data =
        found.stream()
            .skip(query.count("skip", 0))
            .limit(query.count("take", USUAL))
            .map(all -> hit(request, all))
            .toList();
    return Doc.of("totalHits", found.size()).with("data", data);
  }

  private static Doc hit(Request request, List<PackageVersion> all) {
    PackageVersion newest = all.get(all.size() - 1);
    String root = request.url() + "/nuget/v3/registrations2-semver2/" + lower(newest.name()) + "/";
    List<Doc> versions =
        all.stream()
            .map(
                one ->
                    Doc.of("@id", root + lower(one.version()) + ".json")
                        .with("version", one.version())
                        .with("downloads", 0))
            .toList();
    return Doc.of("@id", root + "index.json")
        .with("@type", "Package")
        .with("registration", root + "index.json")
        .with("id", newest.name())
        .with("version", newest.version())
        .with("description", newest.facts().get("description"))
        .with("authors", List.of(newest.facts().get("authors").getAsString()))
        .with("tags", newest.facts().get("tags"))
        .with("versions", versions);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

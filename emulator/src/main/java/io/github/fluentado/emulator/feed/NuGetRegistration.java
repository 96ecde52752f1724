// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import java.util.List;
import java.util.Locale;

/** What NuGet is told of the versions of a package. */
final class NuGetRegistration {
  private final Request request;
  private final String base;

  NuGetRegistration(Request request) {
    this.request = request;
    this.base = request.url() + "/nuget/v3/";
  }

  private String root(PackageVersion one) {
    return base + request.part(1) + "/" + one.name().toLowerCase(Locale.ROOT) + "/";
  }

  /** All versions, lowest first, in one page. */
  Doc index(List<PackageVersion> all) {
    String id = root(all.get(0)) + "index.json";
    Doc page =
        Doc.of("@id", id + "#page")
            .with("@type", "catalog:CatalogPage")
            .with("count", all.size())
            .with("lower", all.get(0).version())
            .with("upper", all.get(all.size() - 1).version())
            .with("items", all.stream().map(this::leaf).toList());
    return Doc.of("@id", id)
        .with("@type", List.of("catalog:CatalogRoot", "PackageRegistration"))
        .with("count", 1)
        .with("items", List.of(page));
  }

  Doc leaf(PackageVersion one) {
    String url = root(one) + one.version().toLowerCase(Locale.ROOT) + ".json";
    return Doc.of("@id", url)
        .with("@type", "Package")
        .with("listed", one.isListed())
        .with("published", one.published())
        .with("catalogEntry", entry(one, url))
        .with("packageContent", content(one))
        .with("registration", root(one) + "index.json");
  }

  private Doc entry(PackageVersion one, String url) {
    JsonObject facts = one.facts().deepCopy();
    for (JsonElement group : facts.getAsJsonArray("dependencyGroups")) {
      for (JsonElement element : group.getAsJsonObject().getAsJsonArray("dependencies")) {
        JsonObject dependency = element.getAsJsonObject();
        String id = dependency.get("id").getAsString().toLowerCase(Locale.ROOT);
        String registration = base + request.part(1) + "/" + id + "/index.json";
        dependency.addProperty("registration", registration);
      }
    }
    return Doc.of("@id", url)
        .with("@type", "PackageDetails")
        .with("id", one.name())
        .with("version", one.version())
        .with("listed", one.isListed())
        .with("published", one.published())
        .with("packageContent", content(one))
        .withAll(facts);
  }

  private String content(PackageVersion one) {
    String id = one.name().toLowerCase(Locale.ROOT);
    String version = one.version().toLowerCase(Locale.ROOT);
    return base + "flat2/" + id + "/" + version + "/" + id + "." + version + ".nupkg";
  }
}

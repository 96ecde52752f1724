// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.server.Doc;
import java.util.ArrayList;
import java.util.List;

/** What a feed for NuGet can be asked for, and where. */
final class NuGetIndex {
  private static final String ALL = "This base URL includes SemVer 2.0.0 packages.";

  private NuGetIndex() {}

  static Doc of(Request request) {
    String base = request.url() + "/nuget/";
    List<Doc> all = new ArrayList<>();
    all.add(resource(base + "v2/", "PackagePublish/2.0.0"));
    all.add(resource(base + "v2/", "LegacyGallery/2.0.0"));
    all.add(resource(base + "v3/registrations2/", "RegistrationsBaseUrl/3.0.0-beta"));
    String versioned = base + "v3/registrations2-semver2/";
    all.add(resource(versioned, "RegistrationsBaseUrl/3.6.0").with("comment", ALL));
    all.add(resource(versioned, "RegistrationsBaseUrl/Versioned").with("comment", ALL));
    all.add(resource(base + "v3/query2/", "SearchQueryService/3.0.0-beta"));
    all.add(resource(base + "v3/flat2/", "PackageBaseAddress/3.0.0"));
    all.add(resource("urn:uuid:" + request.feed(), "VssFeedId").with("label", request.name()));
    return Doc.of("version", "3.0.0-beta").with("resources", all);
  }

  private static Doc resource(String url, String type) {
    return Doc.of("@id", url).with("@type", type);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;

/** What npm is told of a package. */
final class NpmDocument {
  private NpmDocument() {}

  /** All of a package that has at least one version. */
  static Doc of(Request request, List<PackageVersion> all, JsonObject tags) {
    JsonObject versions = new JsonObject();
    JsonObject times = new JsonObject();
    for (PackageVersion one : all) {
      versions.add(one.version(), version(request, one));
      times.addProperty(one.version(), Json.time(one.published()));
    }
    String name = all.get(0).name();
    return Doc.of("_id", name)
        .with("_rev", Integer.toString(all.size())) // npm sends it back when it unpublishes
        .with("name", name)
        .with("dist-tags", tags)
        .with("versions", versions)
        .with("time", times);
  }

  /** One version, with the place of its tarball. */
  static JsonObject version(Request request, PackageVersion one) {
    JsonObject facts = one.facts().deepCopy();
    JsonObject dist = facts.get("dist") instanceof JsonObject said ? said : new JsonObject();
    String file = one.files().keySet().iterator().next();
    dist.addProperty("tarball", request.url() + "/npm/registry/" + one.name() + "/-/" + file);
    facts.add("dist", dist);
    return facts;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.List;

/** Names for versions, such as {@code latest}. */
final class NpmTags {
  private static final String LATEST = "latest";

  private final Table<String, JsonObject> tags;

  NpmTags(Store store) {
    this.tags = store.table();
  }

  /** Those of a package that lead to one of its versions; {@code latest} is always there. */
  JsonObject of(String feed, List<PackageVersion> versions) {
    JsonObject found = new JsonObject();
    said(feed, versions.get(0).name()).entrySet().stream()
        .filter(
            tag ->
                versions.stream().anyMatch(v -> v.version().equals(tag.getValue().getAsString())))
        .forEach(tag -> found.add(tag.getKey(), tag.getValue()));
    if (!found.has(LATEST)) {
      List<PackageVersion> releases = versions.stream().filter(v -> !v.isPrerelease()).toList();
      List<PackageVersion> best = releases.isEmpty() ? versions : releases;
      found.addProperty(LATEST, best.get(best.size() - 1).version());
    }
    return found;
  }

  void put(String feed, String name, String tag, String version) {
    JsonObject next = said(feed, name).deepCopy();
    next.addProperty(tag, version);
    tags.put(key(feed, name), next);
  }

  void remove(String feed, String name, String tag) {
    JsonObject next = said(feed, name).deepCopy();
    if (next.remove(tag) == null) {
      throw Packages.missing(name + "@" + tag);
    }
    tags.put(key(feed, name), next);
  }

  private JsonObject said(String feed, String name) {
    return tags.find(key(feed, name)).orElseGet(JsonObject::new);
  }

  private static String key(String feed, String name) {
    return feed + "/" + Packages.normal(Protocol.NPM, name);
  }
}

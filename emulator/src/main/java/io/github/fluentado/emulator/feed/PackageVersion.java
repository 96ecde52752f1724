// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A version of a package.
 *
 * @param facts what its client told of it; never changed
 * @param files by their names
 */
record PackageVersion(
    String feed,
    Protocol protocol,
    String name,
    String version,
    JsonObject facts,
    Map<String, HttpAnswer> files,
    Instant published,
    Availability availability) {
  PackageVersion {
    files = Map.copyOf(files);
  }

  PackageVersion with(String file, HttpAnswer content) {
    Map<String, HttpAnswer> all = new LinkedHashMap<>(files);
    all.put(file, content);
    return new PackageVersion(feed, protocol, name, version, facts, all, published, availability);
  }

  PackageVersion with(JsonObject other) {
    return new PackageVersion(feed, protocol, name, version, other, files, published, availability);
  }

  PackageVersion with(Availability next) {
    return new PackageVersion(feed, protocol, name, version, facts, files, published, next);
  }

  boolean isListed() {
    return availability.listed();
  }

  /** Whether its number says that it comes before a release. */
  boolean isPrerelease() {
    return version.indexOf('-') >= 0;
  }
}

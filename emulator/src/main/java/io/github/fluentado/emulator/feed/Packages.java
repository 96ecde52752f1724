// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The packages of all feeds, in the order in which they were published. */
final class Packages {
  private final World world;
  private final Sequence<PackageVersion> versions;

  Packages(World world) {
    this.world = world;
    this.versions = world.store().sequence();
  }

  List<PackageVersion> in(String feed) {
    return versions.stream().filter(one -> one.feed().equals(feed)).toList();
  }

  List<PackageVersion> of(String feed, Protocol protocol, String name) {
    return in(feed).stream()
        .filter(one -> one.protocol() == protocol)
        .filter(one -> normal(protocol, one.name()).equals(normal(protocol, name)))
        .toList();
  }

  /** Names of Python packages do not tell dashes, dots and underscores apart. */
  static String normal(Protocol protocol, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return protocol == Protocol.PYPI ? lower.replaceAll("[-_.]+", "-") : lower;
  }

  Optional<PackageVersion> find(String feed, Protocol protocol, String name, String version) {
    return of(feed, protocol, name).stream()
        .filter(one -> one.version().equalsIgnoreCase(version))
        .findFirst();
  }

  PackageVersion found(String feed, Protocol protocol, String name, String version) {
    return find(feed, protocol, name, version).orElseThrow(() -> missing(name + " " + version));
  }

  static ServiceException missing(String what) {
    return ServiceException.of(
        404,
        "Microsoft.VisualStudio.Services.Packaging.Shared.WebApi.Exceptions.PackageNotFoundException",
        3000,
        "There is no package " + what + " in the feed.");
  }

  static ServiceException there(String what) {
    return ServiceException.of(
        409,
        "Microsoft.VisualStudio.Services.Packaging.Shared.WebApi.Exceptions.PackageExistsException",
        3000,
        "The feed already contains '" + what + "'.");
  }

  /** A new version; one that is there is not written over. */
  PackageVersion publish(
      String feed,
      Protocol protocol,
      String name,
      String version,
      JsonObject facts,
      Map<String, HttpAnswer> files) {
    if (find(feed, protocol, name, version).isPresent()) {
      throw there(name + " " + version);
    }
    PackageVersion made =
        new PackageVersion(feed, protocol, name, version, facts, files, world.organization().now());
    versions.add(made);
    return made;
  }

  /** One file more of a version, which is made with its first. */
  void add(
      String feed,
      Protocol protocol,
      String name,
      String version,
      String file,
      HttpAnswer content) {
    PackageVersion old =
        find(feed, protocol, name, version)
            .orElseGet(() -> publish(feed, protocol, name, version, new JsonObject(), Map.of()));
    replace(old, old.with(file, content));
  }

  private void replace(PackageVersion old, PackageVersion next) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).equals(old)) {
        versions.set(i, next);
      }
    }
  }

  void remove(PackageVersion gone) {
    versions.removeIf(gone::equals);
  }
}

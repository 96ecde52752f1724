// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Sequence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The packages of all feeds, in the order in which they were published. */
final class Packages {
  private final World world;
  private final Sequence<PackageVersion> versions;

  Packages(World world) {
    this.world = world;
    this.versions = world.store().sequence();
  }

  /** What clients can get. */
  List<PackageVersion> in(Source source) {
    return all(source).filter(one -> one.availability().isPublished()).toList();
  }

  List<PackageVersion> inRecycleBin(Source source) {
    return all(source).filter(one -> one.availability().isInRecycleBin()).toList();
  }

  private Stream<PackageVersion> all(Source source) {
    return versions.stream().filter(source::shows);
  }

  /** What clients can get of a package, lowest first. */
  List<PackageVersion> of(Source source, Protocol protocol, String name) {
    return in(source).stream()
        .filter(one -> is(one, protocol, name))
        .sorted(Comparator.comparing(PackageVersion::version, VersionOrder.SEMANTIC))
        .toList();
  }

  private static boolean is(PackageVersion one, Protocol protocol, String name) {
    return one.protocol() == protocol
        && normal(protocol, one.name()).equals(normal(protocol, name));
  }

  /** Names of Python packages do not tell dashes, dots and underscores apart. */
  static String normal(Protocol protocol, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return protocol == Protocol.PYPI ? lower.replaceAll("[-_.]+", "-") : lower;
  }

  Optional<PackageVersion> find(Source source, Protocol protocol, String name, String version) {
    return of(source, protocol, name).stream()
        .filter(one -> one.version().equalsIgnoreCase(version))
        .findFirst();
  }

  PackageVersion found(Source source, Protocol protocol, String name, String version) {
    return find(source, protocol, name, version).orElseThrow(() -> missing(name + " " + version));
  }

  PackageVersion foundInRecycleBin(Source source, Protocol protocol, String name, String version) {
    return inRecycleBin(source).stream()
        .filter(one -> is(one, protocol, name) && one.version().equalsIgnoreCase(version))
        .findFirst()
        .orElseThrow(() -> missing(name + " " + version));
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

  /** A new version; a number is taken for ever, deleted versions included. */
  PackageVersion publish(
      Source source,
      Protocol protocol,
      String name,
      String version,
      JsonObject facts,
      Map<String, HttpAnswer> files) {
    if (all(source)
        .anyMatch(one -> is(one, protocol, name) && one.version().equalsIgnoreCase(version))) {
      throw there(name + " " + version);
    }
    PackageVersion made =
        new PackageVersion(
            source.writable(),
            protocol,
            name,
            version,
            facts,
            files,
            world.organization().now(),
            Availability.USUAL);
    versions.add(made);
    return made;
  }

  /** One file more of a version, which is made with its first. */
  void add(
      Source source,
      Protocol protocol,
      String name,
      String version,
      String file,
      HttpAnswer content) {
    PackageVersion old =
        find(source, protocol, name, version)
            .orElseGet(() -> publish(source, protocol, name, version, new JsonObject(), Map.of()));
    replace(old, old.with(file, content));
  }

  void tell(PackageVersion one, JsonObject facts) {
    replace(one, one.with(facts));
  }

  /** With the empty message no more. */
  void deprecate(PackageVersion one, String message) {
    JsonObject facts = one.facts().deepCopy();
    facts.remove(NpmDoor.DEPRECATED);
    if (!message.isEmpty()) {
      facts.addProperty(NpmDoor.DEPRECATED, message);
    }
    tell(one, facts);
  }

  void list(PackageVersion one, boolean listed) {
    replace(one, one.with(one.availability().listed(listed)));
  }

  /** Into the recycle bin. */
  PackageVersion delete(PackageVersion one) {
    PackageVersion gone = one.with(one.availability().deleted(world.organization().now()));
    replace(one, gone);
    return gone;
  }

  void promote(PackageVersion one, UUID view) {
    replace(one, one.with(one.availability().promoted(view)));
  }

  void restore(PackageVersion gone) {
    replace(gone, gone.with(gone.availability().restored()));
  }

  void destroy(PackageVersion gone) {
    replace(gone, gone.with(gone.availability().destroy()));
  }

  private void replace(PackageVersion old, PackageVersion next) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).equals(old)) {
        versions.set(i, next);
      }
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** NuGet's third protocol; of its second what pushes, takes from lists, and looks for packages. */
final class NuGetDoor implements Door {
  private final Packages packages;
  private final NuGetSearch search;
  private final NuGetGallery gallery;

  NuGetDoor(Packages packages) {
    this.packages = packages;
    this.search = new NuGetSearch(packages);
    this.gallery = new NuGetGallery(packages, search);
  }

  @Override
  public Optional<HttpAnswer> answer(Request request) {
    if (request.begins("v2")) {
      return second(request);
    } else if (!request.reads() || !request.begins("v3")) {
      return Optional.empty();
    }
    return switch (request.part(1)) {
      case "index.json" -> Optional.of(Answers.ok(NuGetIndex.of(request)));
      case "flat2" -> flat(request);
      case "registrations2", "registrations2-semver2" -> registration(request);
      case "query2" -> Optional.of(Answers.ok(search.answer(request)));
      default -> Optional.empty();
    };
  }

  private Optional<HttpAnswer> second(Request request) {
    if (request.reads()) {
      return gallery.answer(request);
    } else if (request.call().method().equals("PUT")) {
      return Optional.of(push(request));
    } else if (request.call().method().equals("DELETE") && request.path().size() == 3) {
      packages.list(version(request, request.part(1), request.part(2)), false);
      return Optional.of(HttpAnswer.empty(204));
    }
    return Optional.empty();
  }

  private PackageVersion version(Request request, String id, String version) {
    return packages.found(request.source(), Protocol.NUGET, id, normal(version));
  }

  private HttpAnswer push(Request request) {
    byte[] file =
        Multipart.parts(request.call()).stream()
            .findFirst()
            .orElseThrow(() -> ServiceException.invalidArgument("The package is missing."))
            .bytes();
    Nupkg sent = Nupkg.of(file);
    Map<String, HttpAnswer> files =
        Map.of(
            (sent.id() + "." + sent.version()).toLowerCase(Locale.ROOT) + ".nupkg",
            HttpAnswer.of(200, "application/octet-stream", file),
            sent.id().toLowerCase(Locale.ROOT) + ".nuspec",
            HttpAnswer.of(200, "application/xml", sent.nuspec()));
    packages.publish(
        request.source(), Protocol.NUGET, sent.id(), sent.version(), sent.facts(), files);
    return HttpAnswer.empty(202);
  }

  /** Without what is built with it, without zeros before and a fourth zero behind. */
  static String normal(String version) {
    return version
        .replaceFirst("\\+.*", "")
        .replaceAll("(^|\\.)0+(?=\\d)", "$1")
        .replaceFirst("^(\\d+\\.\\d+\\.\\d+)\\.0(?=-|$)", "$1")
        .replaceFirst("^(\\d+\\.\\d+)(?=-|$)", "$1.0");
  }

  private List<PackageVersion> versions(Request request) {
    List<PackageVersion> all = packages.of(request.source(), Protocol.NUGET, request.part(2));
    if (all.isEmpty()) {
      throw Packages.missing(request.part(2));
    }
    return all;
  }

  private Optional<HttpAnswer> flat(Request request) {
    if (request.part(3).equals("index.json")) {
      List<String> numbers =
          versions(request).stream().map(v -> v.version().toLowerCase(Locale.ROOT)).toList();
      return Optional.of(Answers.ok(Doc.of("versions", numbers)));
    }
    PackageVersion found = version(request, request.part(2), request.part(3));
    return Optional.ofNullable(found.files().get(request.part(4).toLowerCase(Locale.ROOT)));
  }

  private Optional<HttpAnswer> registration(Request request) {
    List<PackageVersion> all = versions(request);
    NuGetRegistration told = new NuGetRegistration(request);
    if (request.part(3).equals("index.json")) {
      return Optional.of(Answers.ok(told.index(all)));
    }
    return all.stream()
        .filter(one -> request.part(3).equalsIgnoreCase(one.version() + ".json"))
        .findFirst()
        .map(one -> Answers.ok(told.leaf(one)));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** NuGet's third protocol, and the push of its second. */
final class NuGetDoor implements Door {
  private static final int LARGEST_NUSPEC = 1 << 20;

  private final Packages packages;

  NuGetDoor(Packages packages) {
    this.packages = packages;
  }

  @Override
  public Optional<HttpAnswer> answer(Request request) {
    if (request.call().method().equals("PUT") && request.begins("v2")) {
      return Optional.of(push(request));
    } else if (!request.reads() || !request.begins("v3")) {
      return Optional.empty();
    }
    return switch (request.part(1)) {
      case "index.json" -> Optional.of(index(request));
      case "flat2" -> flat(request);
      case "registrations2" -> registration(request);
      case "query2" -> Optional.of(search(request));
      default -> Optional.empty();
    };
  }

  private static HttpAnswer index(Request request) {
    String base = request.url() + "/nuget/";
    Map<String, String> resources = new LinkedHashMap<>();
    resources.put("PackageBaseAddress/3.0.0", "v3/flat2/");
    resources.put("PackagePublish/2.0.0", "v2/");
    resources.put("RegistrationsBaseUrl", "v3/registrations2/");
    resources.put("RegistrationsBaseUrl/3.0.0-rc", "v3/registrations2/");
    resources.put("SearchQueryService", "v3/query2/");
    resources.put("SearchQueryService/3.0.0-rc", "v3/query2/");
    List<Doc> all =
        resources.entrySet().stream()
            .map(one -> Doc.of("@id", base + one.getValue()).with("@type", one.getKey()))
            .toList();
    return Answers.ok(Doc.of("version", "3.0.0").with("resources", all));
  }

  private HttpAnswer push(Request request) {
    byte[] file =
        Multipart.parts(request.call()).stream()
            .findFirst()
            .orElseThrow(() -> ServiceException.invalidArgument("The package is missing."))
            .bytes();
    String nuspec = nuspec(file);
    String id = element(nuspec, "id");
    String version = normal(element(nuspec, "version"));
    if (id.isEmpty() || version.isEmpty()) {
      throw ServiceException.invalidArgument("The .nuspec tells no id or no version.");
    }
    String name = (id + "." + version).toLowerCase(Locale.ROOT) + ".nupkg";
    Map<String, HttpAnswer> files =
        Map.of(
            name,
            HttpAnswer.of(200, "application/octet-stream", file),
            id.toLowerCase(Locale.ROOT) + ".nuspec",
            HttpAnswer.of(200, "application/xml", nuspec));
    JsonObject facts = Doc.of("description", element(nuspec, "description")).json();
    packages.publish(request.feed(), Protocol.NUGET, id, version, facts, files);
    return HttpAnswer.empty(202);
  }

  private static String nuspec(byte[] file) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches("[^/]+\\.nuspec")) {
          return new String(zip.readNBytes(LARGEST_NUSPEC), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw ServiceException.invalidArgument("The package is no zip: " + e.getMessage());
    }
    throw ServiceException.invalidArgument("The package has no .nuspec.");
  }

  private static String element(String xml, String name) {
    Matcher matcher = Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">").matcher(xml);
    return matcher.find() ? matcher.group(1) : "";
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
    List<PackageVersion> all = packages.of(request.feed(), Protocol.NUGET, request.part(2));
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
    String version = normal(request.part(3));
    PackageVersion found = packages.found(request.feed(), Protocol.NUGET, request.part(2), version);
    return Optional.ofNullable(found.files().get(request.part(4).toLowerCase(Locale.ROOT)));
  }

  private Optional<HttpAnswer> registration(Request request) {
    List<PackageVersion> all = versions(request);
    String base = request.url() + "/nuget/v3/registrations2/" + request.part(2) + "/";
    if (!request.part(3).equals("index.json")) {
      return all.stream()
          .filter(one -> request.part(3).equalsIgnoreCase(one.version() + ".json"))
          .findFirst()
          .map(one -> Answers.ok(leaf(request, one)));
    }
    Doc page =
        Doc.of("@id", base + "index.json#page")
            .with("count", all.size())
            .with("lower", all.get(0).version())
            .with("upper", all.get(all.size() - 1).version())
            .with("items", all.stream().map(one -> leaf(request, one)).toList());
    return Optional.of(
        Answers.ok(
            Doc.of("@id", base + "index.json").with("count", 1).with("items", List.of(page))));
  }

  private static Doc leaf(Request request, PackageVersion one) {
    String id = one.name().toLowerCase(Locale.ROOT);
    String version = one.version().toLowerCase(Locale.ROOT);
    String base = request.url() + "/nuget/v3/";
    String url = base + "registrations2/" + id + "/" + version + ".json";
    String content = base + "flat2/" + id + "/" + version + "/" + id + "." + version + ".nupkg";
    Doc entry =
        Doc.of("@id", url)
            .with("id", one.name())
            .with("version", one.version())
            .with("listed", true)
            .with("published", one.published())
            .with("packageContent", content);
    return Doc.of("@id", url)
        .with("catalogEntry", entry)
        .with("packageContent", content)
        .with("registration", base + "registrations2/" + id + "/index.json");
  }

  private HttpAnswer search(Request request) {
    String text = request.call().query().text("q").orElse("").toLowerCase(Locale.ROOT);
    Map<String, PackageVersion> newest = new LinkedHashMap<>();
    packages.in(request.feed()).stream()
        .filter(one -> one.protocol() == Protocol.NUGET)
        .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(text))
        .forEach(one -> newest.put(one.name().toLowerCase(Locale.ROOT), one));
    List<Doc> data =
        newest.values().stream()
            .map(
                one ->
                    Doc.of("id", one.name())
                        .with("version", one.version())
                        .with("description", one.facts().get("description"))
                        .with("versions", List.of(Doc.of("version", one.version()))))
            .toList();
    return Answers.ok(Doc.of("totalHits", data.size()).with("data", data));
  }
}

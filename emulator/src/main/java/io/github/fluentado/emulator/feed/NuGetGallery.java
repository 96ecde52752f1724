// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What NuGet's second protocol reads, which {@code nuget list} and PowerShell still speak. */
final class NuGetGallery {
  private static final Pattern ONE =
      Pattern.compile("Packages\\(Id='([^']*)',Version='([^']*)'\\)");
  private static final int PAGE = 100;

  private final Packages packages;
  private final NuGetSearch search;

  NuGetGallery(Packages packages, NuGetSearch search) {
    this.packages = packages;
    this.search = search;
  }

  Optional<HttpAnswer> answer(Request request) {
    Query query = request.call().query();
    String what = request.part(1).replace("()", "");
    Matcher one = ONE.matcher(what);
    if (one.matches()) {
      PackageVersion found = found(request, one.group(1), one.group(2));
      return Optional.of(xml("entry", entry(request, found)));
    }
    return switch (what) {
      case "Search" -> Optional.of(feed(request, newest(request, query)));
      case "FindPackagesById" -> {
        String id = unquoted(query.text("id").orElse(""));
        yield Optional.of(
            feed(request, packages.of(request.source(), Protocol.NUGET, id).stream()));
      }
      case "package" -> {
        PackageVersion found = found(request, request.part(2), request.part(3));
        String file = (found.name() + "." + found.version()).toLowerCase(Locale.ROOT) + ".nupkg";
        yield Optional.ofNullable(found.files().get(file));
      }
      default -> Optional.empty();
    };
  }

  private PackageVersion found(Request request, String id, String version) {
    return packages.found(request.source(), Protocol.NUGET, id, NuGetDoor.normal(version));
  }

  private Stream<PackageVersion> newest(Request request, Query query) {
    String text = unquoted(query.text("searchTerm").orElse(""));
    boolean newestOnly = query.text("$filter").orElse("").contains("Latest");
    return search.find(request, text, query.flag("includePrerelease")).stream()
        .flatMap(all -> newestOnly ? Stream.of(all.get(all.size() - 1)) : all.stream());
  }

  private static String unquoted(String text) {
    return text.replaceFirst("^'(.*)'$", "$1");
  }

  private static HttpAnswer feed(Request request, Stream<PackageVersion> found) {
    Query query = request.call().query();
    List<String> entries =
        found
            .skip(query.count("$skip", 0))
            .limit(query.count("$top", PAGE))
            .map(one -> "<entry>" + entry(request, one) + "</entry>")
            .toList();
    String id = "<id>" + escaped(request.url()) + "/nuget/v2/</id><title>Packages</title>";
    return xml("feed", id + String.join("", entries));
  }

  private static HttpAnswer xml(String root, String content) {
    String text =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><"
            + root
            + " xmlns=\"http://www.w3.org/2005/Atom\""
            + " xmlns:d=\"http://schemas.microsoft.com/ado/2007/08/dataservices\""
            + " xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
            + content
            + "</"
            + root
            + ">";
    return HttpAnswer.of(200, "application/atom+xml;charset=utf-8", text);
  }

  private static String entry(Request request, PackageVersion one) {
    String base = request.url() + "/nuget/v2/";
    String time = Json.time(one.published());
    return element("id", base + "Packages(Id='" + one.name() + "',Version='" + one.version() + "')")
        + element("title", one.name())
        + element("updated", time)
        + "<author>"
        + element("name", one.facts().get("authors").getAsString())
        + "</author><content type=\"application/zip\" src=\""
        + escaped(base + "package/" + one.name() + "/" + one.version())
        + "\"/><m:properties>"
        + element("d:Id", one.name())
        + element("d:Version", one.version())
        + element("d:NormalizedVersion", one.version())
        + element("d:Description", one.facts().get("description").getAsString())
        + element("d:Dependencies", dependencies(one))
        + "<d:Published m:type=\"Edm.DateTime\">"
        + time
        + "</d:Published><d:Listed m:type=\"Edm.Boolean\">"
        + one.isListed()
        + "</d:Listed></m:properties>";
  }

  /** Name, range and framework of each. */
  private static String dependencies(PackageVersion one) {
    List<String> all = new ArrayList<>();
    for (JsonElement element : one.facts().getAsJsonArray("dependencyGroups")) {
      JsonObject group = element.getAsJsonObject();
      String framework = Objects.toString(Json.string(group, "targetFramework"), "");
      for (JsonElement dependency : group.getAsJsonArray("dependencies")) {
        JsonObject said = dependency.getAsJsonObject();
        String range = said.get("range").getAsString().replace(" ", "");
        all.add(said.get("id").getAsString() + ":" + range + ":" + framework);
      }
    }
    return String.join("|", all);
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.feed.Multipart.Part;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What twine uploads, and the simple index that pip reads. */
final class PythonDoor implements Door {
  private static final String FILE = "application/octet-stream";

  private final Packages packages;

  PythonDoor(Packages packages) {
    this.packages = packages;
  }

  @Override
  public Optional<HttpAnswer> answer(Request request) {
    if (request.call().method().equals("POST") && request.begins("upload")) {
      return Optional.of(upload(request));
    } else if (request.reads() && request.begins("simple") && request.path().size() == 2) {
      return Optional.of(index(request, request.part(1)));
    } else if (request.reads() && request.begins("download") && request.path().size() == 4) {
      PackageVersion found =
          packages.found(request.feed(), Protocol.PYPI, request.part(1), request.part(2));
      return Optional.ofNullable(found.files().get(request.part(3)));
    }
    return Optional.empty();
  }

  private HttpAnswer upload(Request request) {
    List<Part> parts = Multipart.parts(request.call());
    String name = field(parts, "name").text();
    String version = field(parts, "version").text();
    Part file = field(parts, "content");
    boolean there =
        packages
            .find(request.feed(), Protocol.PYPI, name, version)
            .filter(one -> one.files().containsKey(file.file()))
            .isPresent();
    HttpAnswer content = HttpAnswer.of(200, FILE, file.bytes());
    if (there) {
      throw Packages.there(file.file());
    }
    packages.add(request.feed(), Protocol.PYPI, name, version, file.file(), content);
    return HttpAnswer.empty(202);
  }

  private static Part field(List<Part> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ServiceException.invalidArgument("The upload has no " + name + "."));
  }

  private HttpAnswer index(Request request, String name) {
    List<PackageVersion> all = packages.of(request.feed(), Protocol.PYPI, name);
    if (all.isEmpty()) {
      throw Packages.missing(name);
    }
    String links =
        all.stream()
            .flatMap(one -> one.files().keySet().stream().sorted().map(f -> link(request, one, f)))
            .collect(Collectors.joining("\n"));
    String page = "<!DOCTYPE html>\n<html><body>\n" + links + "\n</body></html>\n";
    return HttpAnswer.of(200, "text/html; charset=utf-8", page);
  }

  private static String link(Request request, PackageVersion one, String file) {
    String path = one.name() + "/" + one.version() + "/" + Percent.encode(file);
    String url = request.url() + "/pypi/download/" + path;
    return "<a href=\"" + url + "\">" + file.replace("<", "&lt;") + "</a><br/>";
  }
}

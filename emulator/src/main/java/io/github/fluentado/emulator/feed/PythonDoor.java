// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.feed.Multipart.Part;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What twine uploads, and the simple index that pip reads. */
final class PythonDoor implements Door {
  private static final String FILE = "application/octet-stream";
  private static final String PYTHON = "requires_python";

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
          packages.found(request.source(), Protocol.PYPI, request.part(1), request.part(2));
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
            .find(request.source(), Protocol.PYPI, name, version)
            .filter(one -> one.files().containsKey(file.file()))
            .isPresent();
    HttpAnswer content = HttpAnswer.of(200, FILE, file.bytes());
    if (there) {
      throw Packages.there(file.file());
    }
    packages.add(request.source(), Protocol.PYPI, name, version, file.file(), content);
    tell(packages.found(request.source(), Protocol.PYPI, name, version), file, parts);
    return HttpAnswer.empty(202);
  }

  /** What the index says beside a link. */
  private void tell(PackageVersion one, Part file, List<Part> parts) {
    JsonObject facts = one.facts().deepCopy();
    facts.addProperty(file.file(), sha256(file.bytes()));
    parts.stream()
        .filter(part -> part.name().equals(PYTHON))
        .forEach(part -> facts.addProperty(PYTHON, part.text()));
    packages.tell(one, facts);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
  }

  private static Part field(List<Part> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ServiceException.invalidArgument("The upload has no " + name + "."));
  }

  private HttpAnswer index(Request request, String name) {
    List<PackageVersion> all = packages.of(request.source(), Protocol.PYPI, name);
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
    String python = Json.string(one.facts(), PYTHON);
    return "<a href=\""
        + url
        + "#sha256="
        + Json.string(one.facts(), file)
        + "\""
        + (python == null ? "" : " data-requires-python=\"" + escaped(python) + "\"")
        + ">"
        + escaped(file)
        + "</a><br/>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

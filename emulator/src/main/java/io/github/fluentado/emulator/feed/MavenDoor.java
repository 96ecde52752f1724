// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Optional;

/** A Maven repository: files at paths, as clients put them there, their metadata and checksums. */
final class MavenDoor implements Door {
  private final Packages packages;
  private final Table<String, HttpAnswer> files;

  MavenDoor(Packages packages, Store store) {
    this.packages = packages;
    this.files = store.table();
  }

  @Override
  public Optional<HttpAnswer> answer(Request request) {
    if (!request.begins("v1") || request.path().size() < 3) {
      return Optional.empty();
    }
    List<String> path = request.path().subList(1, request.path().size());
    String key = request.feed() + "/" + String.join("/", path);
    if (request.reads()) {
      return Optional.of(
          files
              .find(key)
              .filter(file -> isThere(request, path))
              .orElseThrow(() -> Packages.missing(key)));
    } else if (!request.call().method().equals("PUT")) {
      return Optional.empty();
    }
    if (files.has(key) && isOfVersion(path)) {
      throw Packages.there(path.get(path.size() - 1));
    }
    HttpAnswer content = HttpAnswer.of(200, "application/octet-stream", request.call().body());
    files.put(key, content);
    note(request.source(), path, content);
    return Optional.of(HttpAnswer.empty(202));
  }

  /** Metadata changes, files of a version never do. */
  private static boolean isOfVersion(List<String> path) {
    int size = path.size();
    return size > 3 && path.get(size - 1).startsWith(path.get(size - 3) + "-");
  }

  private static String name(List<String> path) {
    int size = path.size();
    return String.join(".", path.subList(0, size - 3)) + ":" + path.get(size - 3);
  }

  /** Whether the version of a file is not deleted. */
  private boolean isThere(Request request, List<String> path) {
    return !isOfVersion(path)
        || packages
            .find(request.source(), Protocol.MAVEN, name(path), path.get(path.size() - 2))
            .isPresent();
  }

  /** What is a file of a version, and no metadata, belongs to a package. */
  private void note(Source source, List<String> path, HttpAnswer content) {
    String file = path.get(path.size() - 1);
    if (isOfVersion(path) && !isChecksum(file)) {
      String version = path.get(path.size() - 2);
      packages.add(source, Protocol.MAVEN, name(path), version, file, content);
    }
  }

  private static boolean isChecksum(String file) {
    return file.matches(".*\\.(sha1|md5|sha256|sha512|asc)");
  }
}

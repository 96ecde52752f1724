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
      return Optional.of(files.find(key).orElseThrow(() -> Packages.missing(key)));
    } else if (!request.call().method().equals("PUT")) {
      return Optional.empty();
    }
    HttpAnswer content = HttpAnswer.of(200, "application/octet-stream", request.call().body());
    files.put(key, content);
    note(request.feed(), path, content);
    return Optional.of(HttpAnswer.empty(202));
  }

  /** What is a file of a version, and no metadata, belongs to a package. */
  private void note(String feed, List<String> path, HttpAnswer content) {
    int size = path.size();
    String file = path.get(size - 1);
    if (size < 4 || !file.startsWith(path.get(size - 3) + "-") || isChecksum(file)) {
      return;
    }
    String name = String.join(".", path.subList(0, size - 3)) + ":" + path.get(size - 3);
    packages.add(feed, Protocol.MAVEN, name, path.get(size - 2), file, content);
  }

  private static boolean isChecksum(String file) {
    return file.matches(".*\\.(sha1|md5|sha256|sha512|asc)");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import java.util.List;
import java.util.UUID;

/**
 * A wiki: folders and files of a git repository, seen as pages.
 *
 * @param code whether it shows a folder of an ordinary repository, rather than having its own
 * @param mappedPath the folder that is its root; {@code /} for a whole repository
 * @param versions names of branches without their folder; the first is the usual one
 */
record Wiki(
    UUID id,
    String name,
    boolean code,
    UUID project,
    UUID repository,
    String mappedPath,
    List<String> versions) {

  Wiki {
    versions = List.copyOf(versions);
  }

  String type() {
    return code ? "codeWiki" : "projectWiki";
  }

  /** What stands before each path of a file; empty when the root is the repository's. */
  String base() {
    return mappedPath.equals("/") ? "" : mappedPath;
  }

  Wiki renamed(String newName) {
    return new Wiki(id, newName, code, project, repository, mappedPath, versions);
  }

  Wiki with(List<String> newVersions) {
    return new Wiki(id, name, code, project, repository, mappedPath, newVersions);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Zips;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of an artifact, wherever they lie. */
record ArtifactFiles(Build build, Artifact artifact) {

  List<StoredFile> all() {
    String folder = artifact.folder().toLowerCase(Locale.ROOT) + "/";
    return artifact.hasFiles()
        ? build.files().stream()
            .filter(file -> !file.folder())
            .filter(file -> file.path().toLowerCase(Locale.ROOT).startsWith(folder))
            .toList()
        : List.of();
  }

  long size() {
    return all().stream().mapToLong(file -> file.content().size()).sum();
  }

  /** Path within the artifact, without a slash in front. */
  String path(StoredFile file) {
    return file.path().substring(artifact.folder().length() + 1);
  }

  Optional<StoredFile> find(String path) {
    String wanted = path.replaceFirst("^/", "");
    return all().stream().filter(file -> path(file).equalsIgnoreCase(wanted)).findFirst();
  }

  Optional<StoredFile> byHash(String hash) {
    return all().stream().filter(file -> hash(file).equalsIgnoreCase(hash)).findFirst();
  }

  /** Under a folder named like the artifact, as the service packs them. */
  Bytes zip() {
    return Zips.of(
        all().stream()
            .map(
                file ->
                    new Zips.Packed(
                        artifact.name() + "/" + path(file), file.changed(), file.content()))
            .toList());
  }

  /** What lists the files of a pipeline artifact with the ids of their contents. */
  Doc manifest() {
    return Doc.of("manifestFormat", "V1")
        .with(
            "items",
            all().stream()
                .map(
                    file ->
                        Doc.of("path", "/" + path(file))
                            .with(
                                "blob",
                                Doc.of("id", hash(file)).with("size", file.content().size())))
                .toList())
        .with("manifestReferences", List.of());
  }

  private static String hash(StoredFile file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.content().get());
      return HexFormat.of().withUpperCase().formatHex(digest) + "01";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime knows SHA-256.", e);
    }
  }
}

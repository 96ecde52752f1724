// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code BundleSpec AREAS WORDS OUTPUT [PATH…]}: joins the files of the folder AREAS into the
 * document OUTPUT, with what those of the folder WORDS say about parameters and properties.
 *
 * <p>The document carries a fingerprint of the files and of each further PATH (templates, the
 * generator itself, its options). While that is the same, OUTPUT is left alone; so whoever compares
 * OUTPUT with what it was notices every change that matters, and no other.
 */
public final class BundleSpec {
  private BundleSpec() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("usage: BundleSpec AREAS WORDS OUTPUT [PATH…]");
    }
    List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
    bundle(paths.get(0), paths.get(1), paths.get(2), paths.subList(3, paths.size()));
  }

  /** Writes the document, if it is not up to date; tells whether it did. */
  static boolean bundle(Path areas, Path words, Path output, List<Path> others) throws IOException {
    List<Path> watched = Stream.concat(Stream.of(areas, words), others.stream()).toList();
    String fingerprint = Fingerprint.of(watched);
    if (Bundle.hasFingerprint(output, fingerprint)) {
      return false;
    }
    String document = Bundle.of(areas, Words.read(words), fingerprint);
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.writeString(output, document);
    return true;
  }
}

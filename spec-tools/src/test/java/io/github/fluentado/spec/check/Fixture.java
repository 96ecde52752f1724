// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A made-up service, published and described, whose files a test may change before the check. */
final class Fixture {
  static final String PUBLISHED = "published/specification/zoo/7.1/zoo.json";
  static final String PUBLISHED_NEXT = "published/specification/zoo/7.2/zoo.json";
  static final String AREA = "spec/areas/zoo.yaml";
  static final String COMMON = "spec/areas/common.yaml";

  private static final Path RESOURCES = Path.of("src/test/resources/check");

  private final Path folder;

  private Fixture(Path folder) {
    this.folder = folder;
  }

  static Fixture in(Path folder) {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(RESOURCES.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
      return new Fixture(folder);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Replaces the first occurrence; a text that is not there is a mistake of the test. */
  Fixture change(String file, String from, String to) {
    String text = read(file);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("not in " + file + ": " + from);
    }
    return write(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  Fixture changeAll(String file, String from, String to) {
    return write(file, read(file).replace(from, to));
  }

  Fixture write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Fixture delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Outcome check() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    boolean passed = CheckSpec.run(folder.resolve("published"), folder.resolve("spec"), out);
    return new Outcome(passed, bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  record Outcome(boolean passed, List<String> lines) {
    String last() {
      return lines.get(lines.size() - 1);
    }
  }
}

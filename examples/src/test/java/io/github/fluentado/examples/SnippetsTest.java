// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents show is what is compiled and run here: each piece of Java stands in an
 * example.
 */
class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  static Stream<String> snippets() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path document : documents()) {
      Matcher blocks = JAVA.matcher(Files.readString(document));
      while (blocks.find()) {
        found.add(blocks.group(1));
      }
    }
    assertThat(found).isNotEmpty();
    return found.stream();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void snippetStandsInAnExample(String snippet) throws IOException {
    String wanted = squeezed(snippet);

    assertThat(sources()).anyMatch(source -> source.contains(wanted));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(SnippetsTest::squeezedFile)
          .toList();
    }
  }

  private static String squeezedFile(Path file) {
    try {
      return squeezed(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Indentation and empty lines do not count. */
  private static String squeezed(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}

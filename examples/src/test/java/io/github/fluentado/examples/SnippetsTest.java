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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents show is what is compiled and run: each piece of Java stands in an example, or
 * in a test of the module that it is about.
 */
class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Pattern KOTLIN = Pattern.compile("```kotlin\\n(.*?)```", Pattern.DOTALL);
  // The examples; and tests of modules whose libraries examples do not need.
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src"),
          Path.of("first"),
          ROOT.resolve("micrometer/src/test"),
          ROOT.resolve("opentelemetry/src/test"),
          ROOT.resolve("spring-boot-starter/tests"));
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  static Stream<String> snippets() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path document : documents()) {
      found.addAll(snippets(document));
    }
    assertThat(found).isNotEmpty();
    return found.stream();
  }

  /** A stranger copies from here before knowing any package. The cookbook leads to whole files. */
  static Stream<String> snippetsWithImports() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path document : documents()) {
      if (!document.endsWith("cookbook.md")) {
        found.addAll(snippets(document));
      }
    }
    return found.stream();
  }

  private static List<String> snippets(Path document) throws IOException {
    Matcher blocks = JAVA.matcher(Files.readString(document));
    return blocks.results().map(block -> block.group(1)).toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(README), docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void snippetStandsInAnExample(String snippet) throws IOException {
    assertThat(sources()).anyMatch(source -> holds(source, snippet));
  }

  @ParameterizedTest
  @MethodSource("snippetsWithImports")
  void snippetHasTheImportsThatItsExampleNeedsForIt(String snippet) throws IOException {
    String code = code(snippet);
    List<List<String>> needed =
        sources().stream()
            .filter(source -> holds(source, snippet))
            .map(source -> imports(source).filter(line -> uses(code, line)).toList())
            .toList();

    assertThat(needed).contains(imports(snippet).toList());
  }

  /** Of Kotlin: what its own module compiles, and runs. */
  @Test
  void snippetsInKotlinStandInTheExample() throws IOException {
    String source = squeezedFile(Path.of("kotlin/src/main/kotlin/Titles.kt"));
    Matcher blocks = KOTLIN.matcher(Files.readString(ROOT.resolve("docs/kotlin.md")));
    List<String> shown = blocks.results().map(block -> squeezed(block.group(1))).toList();

    assertThat(shown).hasSize(3).allMatch(source::contains);
  }

  private static boolean holds(String source, String snippet) {
    return source.contains(code(snippet)) && imports(snippet).allMatch(source::contains);
  }

  private static Stream<String> imports(String text) {
    return text.lines().filter(SnippetsTest::isImport);
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static boolean uses(String code, String line) {
    String name = line.substring(line.lastIndexOf('.') + 1, line.length() - 1);
    return Pattern.compile("\\b" + name + "\\b").matcher(code).find();
  }

  private static String code(String snippet) {
    return squeezed(
        snippet.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n")));
  }

  private static List<String> sources() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path root : SOURCES) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(SnippetsTest::squeezedFile)
            .forEach(all::add);
      }
    }
    return all;
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

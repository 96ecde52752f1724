// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The cookbook shows every example as it is compiled and run here. It is written anew with {@code
 * -Dcookbook.write=true}.
 */
class CookbookTest {
  private static final Path PAGE = Path.of("..", "docs", "cookbook.md");
  private static final Path SOURCES = Path.of("src/main/java/io/github/fluentado/examples");
  private static final List<String> NO_TASKS =
      List.of("ConsoleBar", "Demo", "Example", "package-info");
  private static final Pattern TASK =
      Pattern.compile(
          "/\\*\\*(?<words>.*?)\\*/\\n(?:final class|record) (?<name>\\w+).*?"
              + "public void run\\(.*?\\{\\n(?<body>.*?)\\n  \\}\\n",
          Pattern.DOTALL);
  private static final String HEAD =
      """
      # Cookbook

      One task, one program. Each is compiled and run by the tests, on the emulator; `ado` is a client, as
      `AzureDevOps.connect("contoso", Credential.pat(token))` gives one. The heads link to the whole files, with their
      imports; run one by its name:
      `mvn -q -pl examples -am package && java -cp … io.github.fluentado.examples.FirstCall URL PROJECT ID` with a token in
      `ADO_TOKEN`, or without arguments on an emulator of its own.
      """;

  /** Where each stands: the heads of sections, and the examples below them. */
  private static Map<String, List<String>> sections() throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/cookbook.txt"))) {
      String[] parts = line.split(": ", 2);
      sections.put(parts[0], Arrays.asList(parts[1].split(" ", -1)));
    }
    return sections;
  }

  private static List<String> tasks() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .filter(name -> !NO_TASKS.contains(name))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyExampleStandsInIt() throws IOException {
    List<String> shown = sections().values().stream().flatMap(List::stream).toList();
    assertThat(shown).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(shown)).containsExactlyElementsOf(tasks());
    assertThat(shown).hasSizeGreaterThan(25);
  }

  @Test
  void pageIsMadeOfTheExamples() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    sections()
        .forEach(
            (section, names) -> {
              page.append("\n## ").append(section).append('\n');
              names.forEach(name -> page.append(shown(name)));
            });
    if (Boolean.getBoolean("cookbook.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String shown(String name) {
    Matcher task = TASK.matcher(source(name));
    assertThat(task.find()).as("form of %s", name).isTrue();
    assertThat(task.group("name")).isEqualTo(name);
    String place = "../examples/" + SOURCES + "/" + name + ".java";
    return "\n### [%s](%s)\n\n%s\n\n```java\n%s\n```\n"
        .formatted(name, place, words(task.group("words")), dedented(task.group("body")));
  }

  /** The comment as running text; what is for its reader alone is left out. */
  private static String words(String comment) {
    String text =
        comment
            .lines()
            .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
            .takeWhile(line -> !line.startsWith("@"))
            .collect(Collectors.joining(" "));
    return text.replaceAll("\\{@\\w+ ([^}]*)\\}", "`$1`").replaceAll("\\s+", " ").strip();
  }

  private static String dedented(String body) {
    return body.lines()
        .map(line -> line.startsWith("    ") ? line.substring(4) : line)
        .collect(Collectors.joining("\n"));
  }

  private static String source(String name) {
    try {
      return Files.readString(SOURCES.resolve(name + ".java"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

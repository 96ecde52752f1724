// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A folder with one made-up published file, and runs of the check over it. */
final class Zoo {
  private final Path folder;
  private String index = resource("index.json");
  private BrokenExamples broken = BrokenExamples.of("");

  private Zoo(Path folder) {
    this.folder = folder;
  }

  /** The published file with its references; no example is there yet. */
  static Zoo in(Path folder) {
    Zoo zoo = new Zoo(folder);
    zoo.file("zoo/7.1/zoo.json", "\uFEFF" + resource("zoo.json"));
    return zoo;
  }

  private static String resource(String name) {
    try (InputStream in = Zoo.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Zoo file(String name, String content) {
    try {
      Path file = folder.resolve("specification").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Zoo example(String name, String content) {
    return file("zoo/7.1/httpExamples/" + name + ".json", content);
  }

  /** The published file. */
  static String published() {
    return resource("zoo.json");
  }

  /** As if the description had been told of that version. */
  Zoo knowing(String version) {
    String versions = "{\"versions\": {\"oldest\": \"" + version + "\"}, ";
    index = index.replaceFirst("\\{", versions);
    return this;
  }

  Zoo broken(String lines) {
    broken = BrokenExamples.of(lines);
    return this;
  }

  /** What the check says and how it ends. */
  record Run(int exit, List<String> lines) {
    String last() {
      return lines.get(lines.size() - 1);
    }
  }

  Run check(String... options) {
    List<String> arguments = new ArrayList<>(List.of(folder.toString()));
    arguments.addAll(List.of(options));
    return run(arguments, broken, index);
  }

  static Run run(List<String> arguments, BrokenExamples broken) {
    return run(arguments, broken, resource("index.json"));
  }

  private static Run run(List<String> arguments, BrokenExamples broken, String operations) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ClientIndex index =
          ClientIndex.of(JsonText.parse(operations.getBytes(StandardCharsets.UTF_8)));
      int exit =
          CheckExamples.run(
              arguments, index, broken, new PrintStream(out, true, StandardCharsets.UTF_8));
      return new Run(exit, out.toString(StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

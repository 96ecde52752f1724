// SPDX-License-Identifier: MIT
package io.github.fluentado.modules;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles, links and runs the programs in {@code src/test/programs}, each of them a module. */
final class Programs {
  private static final Path SOURCES = Path.of("src", "test", "programs");

  private final Path folder;

  Programs(Path folder) {
    this.folder = folder;
  }

  /** What a program that has only {@code fluent-ado} and {@code fluent-ado-hooks} gets. */
  static String jdkPath() throws IOException {
    return Files.readString(Path.of("target", "jdk-path")).strip();
  }

  /** The same with all other artifacts. */
  static String wholePath() throws IOException {
    return Files.readString(Path.of("target", "whole-path")).strip();
  }

  /** What a tool has said, and whether it has ended well. */
  record Said(int code, String text) {}

  /** Compiles the program of that name into a folder, which the answer names if all went well. */
  Said compile(String name, String modulePath) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("-proc:none", "--release", "17", "-p", modulePath, "-d", at(name)));
    try (Stream<Path> files = Files.walk(SOURCES.resolve(name))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .forEach(words::add);
    }
    return tool("javac", words);
  }

  /** Runs a program that was compiled. */
  Said run(String name, String modulePath, String... arguments) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String path = at(name) + File.pathSeparator + modulePath;
    return start(java, List.of("-p", path, "-m", name + "/" + name + ".Main"), arguments);
  }

  /** Makes an image of a program that was compiled. */
  Said link(String name, String modulePath) throws IOException {
    String path = at(name) + File.pathSeparator + modulePath;
    return tool("jlink", List.of("-p", path, "--add-modules", name, "--output", image(name)));
  }

  /** Runs an image. */
  Said runImage(String name, String... arguments) throws Exception {
    Path java = Path.of(image(name), "bin", "java");
    return start(java, List.of("-m", name + "/" + name + ".Main"), arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String image(String name) {
    return folder.resolve(name + "-image").toString();
  }

  private static Said tool(String name, List<String> words) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider tool = ToolProvider.findFirst(name).orElseThrow();
    int code = tool.run(out, out, words.toArray(String[]::new));
    return new Said(code, said.toString());
  }

  private static Said start(Path java, List<String> words, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dslf4j.internal.verbosity=ERROR"));
    command.addAll(words);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end: " + said);
    }
    return new Said(process.exitValue(), said.strip());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts the server and the programs that are measured, each a process of its own. */
final class Runs implements Closeable {
  private static final int LONGEST_MINUTES = 15;

  private final Path java;
  private final String classpath = System.getProperty("java.class.path");
  private final Path folder;
  private final Path store;
  private final Process server;
  private final String port;

  private Runs(Path java, Path folder, Path store, Process server, String port) {
    this.java = java;
    this.folder = folder;
    this.store = store;
    this.server = server;
    this.port = port;
  }

  /**
   * With a server that runs.
   *
   * @param port of the server; 0 for any
   */
  static Runs on(Path java, int port) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bench");
    Path store = folder.resolve("server.p12");
    List<String> keys =
        List.of(
            java.resolveSibling("keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=dev.azure.com",
            "-ext",
            "SAN=dns:dev.azure.com",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString());
    Process made = new ProcessBuilder(keys).redirectErrorStream(true).start();
    output(made);
    if (made.waitFor() != 0) {
      throw new IOException("keytool has made no certificate");
    }
    Process server =
        new ProcessBuilder(
                java.toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                String.valueOf(port),
                store.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String line = reader(server).readLine();
    if (line == null) {
      Files.deleteIfExists(store);
      Files.deleteIfExists(folder);
      throw new IOException("the server does not start: is port " + port + " taken?");
    }
    return new Runs(java, folder, store, server, line.substring("port ".length()));
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static List<String> output(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader = reader(process);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  /** The figures of a benchmark by their names, of two processes that go in turn. */
  Map<String, Ratio> inTurn(String name, String transport, List<String> parts, boolean quick)
      throws IOException {
    List<List<String>> commands =
        Stream.of(Rounds.Side.values())
            .map(
                side ->
                    Stream.concat(command(name, transport, quick).stream(), Stream.of(side.name()))
                        .toList())
            .toList();
    try (Turns turns = new Turns(commands)) {
      return turns.figures(parts, quick ? 8 : 20, warmSeconds(name, quick));
    } catch (IOException failed) {
      throw new IOException(name + " failed: " + failed.getMessage(), failed);
    }
  }

  /** A single call passes more code in less time than others do, so its compiling takes longest. */
  private static long warmSeconds(String name, boolean quick) {
    return quick && !name.equals("get-fluent") ? 10 : 45;
  }

  private List<String> command(String name, String transport, boolean quick) {
    return List.of(
        java.toString(),
        heap(name),
        "-cp",
        classpath,
        Child.class.getName(),
        name,
        transport,
        port,
        quick ? "quick" : "full");
  }

  /** A run that nobody watches must end. */
  static void endIfForgotten(Process process) {
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
  }

  /** The figures of one benchmark by their names. */
  Map<String, Ratio> child(String name, String transport, boolean quick)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(name, transport, quick)).redirectErrorStream(true).start();
    endIfForgotten(process);
    List<String> lines = output(process);
    if (process.waitFor() != 0) {
      String told =
          lines.stream()
              .filter(line -> line.contains("Exception") || line.contains("Wrong"))
              .findFirst()
              .orElse(String.join(" ", lines));
      throw new IOException(name + " failed: " + told);
    }
    Map<String, Ratio> figures = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("RESULT ")) {
        String[] parts = line.split(" ", -1);
        double[] values = Stream.of(parts).skip(2).mapToDouble(Double::parseDouble).toArray();
        figures.put(
            parts[1], new Ratio(values[0], values[1], values[2], values[3], values[4], values[5]));
      }
    }
    return figures;
  }

  private static String heap(String name) {
    return switch (name) {
      case "paged", "download-large", "upload-large" -> "-Xmx64m";
      default -> "-Xmx512m";
    };
  }

  /** Whole programs: time, classes, and the time of the peer. */
  Map<String, Ratio> start(int rounds) throws IOException, InterruptedException {
    String plain = "http://127.0.0.1:" + port + "/tfs";
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> oursByTls = new ArrayList<>();
    List<Double> theirsByTls = new ArrayList<>();
    List<Double> azd = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ours.add(program(Start.WithThis.class, List.of(), plain));
      theirs.add(program(Start.ByHandAlone.class, List.of(), plain));
      oursByTls.add(program(Start.WithThis.class, throughProxy(), null));
      theirsByTls.add(program(Start.ByHandAlone.class, throughProxy(), null));
      azd.add(program(Start.WithAzd.class, throughProxy(), null));
    }
    Map<String, Ratio> figures = new LinkedHashMap<>();
    figures.put("time", Ratio.of(ours, theirs));
    figures.put("azd", Ratio.of(oursByTls, azd));
    figures.put("https", Ratio.of(oursByTls, theirsByTls));
    figures.put(
        "classes",
        Ratio.figure(
            classes(Start.WithThis.class, List.of(), plain),
            classes(Start.ByHandAlone.class, List.of(), plain)));
    figures.put(
        "https-classes",
        Ratio.figure(
            classes(Start.WithThis.class, throughProxy(), null),
            classes(Start.ByHandAlone.class, throughProxy(), null)));
    return figures;
  }

  /** Programs that are killed while they download. */
  Map<String, Ratio> killed() throws IOException, InterruptedException {
    List<String> command = List.of(java.toString(), "-Xmx64m", "-cp", classpath);
    Ratio[] figures = new Killed(command, "http://127.0.0.1:" + port).times(10);
    return Map.of("whole", figures[0], "bytes", figures[1]);
  }

  private List<String> throughProxy() {
    return List.of(
        "-Dhttps.proxyHost=127.0.0.1",
        "-Dhttps.proxyPort=" + port,
        "-Djavax.net.ssl.trustStore=" + store,
        "-Djavax.net.ssl.trustStorePassword=changeit");
  }

  private List<String> output(Class<?> program, List<String> options, @Nullable String argument)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", classpath, program.getName()));
    if (argument != null) {
      command.add(argument);
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = output(process);
    boolean right =
        process.waitFor() == 0
            && lines.stream()
                .anyMatch(line -> line.contains("Signing in fails for user number 4711"));
    if (!right) {
      throw new IOException(program.getSimpleName() + " read something else: " + lines);
    }
    return lines;
  }

  /** Seconds from the start of the process to its end. */
  private double program(Class<?> program, List<String> options, @Nullable String argument)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    output(program, options, argument);
    return (System.nanoTime() - begin) / 1e9;
  }

  private double classes(Class<?> program, List<String> options, @Nullable String argument)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.add("-Xlog:class+load:stdout");
    return output(program, all, argument).stream()
        .filter(line -> line.contains(" source: "))
        .count();
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    Files.deleteIfExists(store);
    Files.deleteIfExists(folder);
  }
}

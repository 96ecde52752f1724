// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs an emulator until the process is stopped; {@code --help} tells the options. */
public final class EmulatorMain {
  private EmulatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    System.err.println("emulator: starting; the first line on stdout will tell where it is");
    try {
      Options options = Options.of(List.of(args));
      run(options);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Options options) throws InterruptedException {
    try (Emulator emulator = options.start()) {
      announce(emulator, System.out);
      if (!options.checks()) {
        Thread.currentThread().join(); // for ever: its threads are daemons
      }
    }
  }

  static Emulator start(List<String> args) {
    return Options.of(args).start();
  }

  /** One line of JSON that tells a script how to reach the emulator and what is in it. */
  static void announce(Emulator emulator, PrintStream out) {
    Seeds seeds = emulator.seeds();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("url", emulator.url());
    line.put("token", emulator.token());
    line.put("organization", emulator.organization());
    line.put("project", seeds.project());
    line.put("repository", seeds.repository());
    line.put("projects", seeds.projects());
    line.put("control", emulator.controlUrl());
    line.putAll(seeds.ids());
    if (!seeds.keys().isEmpty()) {
      line.put("keys", seeds.keys());
    }
    out.println(new GsonBuilder().disableHtmlEscaping().create().toJson(line));
    out.flush();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a seeded emulator until the process is stopped: {@code [--port N]}. */
public final class EmulatorMain {
  private EmulatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    try (Emulator emulator = start(List.of(args))) {
      announce(emulator, System.out);
      Thread.currentThread().join(); // for ever: its threads are daemons
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  static Emulator start(List<String> args) {
    EmulatorBuilder builder = Emulator.builder().seeded();
    if (args.size() == 2 && args.get(0).equals("--port") && args.get(1).matches("\\d{1,5}")) {
      builder.port(Integer.parseInt(args.get(1)));
    } else if (!args.isEmpty()) {
      throw new IllegalArgumentException("usage: emulator [--port N]");
    }
    return builder.start();
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
    line.putAll(seeds.ids());
    out.println(new GsonBuilder().disableHtmlEscaping().create().toJson(line));
    out.flush();
  }
}

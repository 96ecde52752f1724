// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.command;

import io.github.fluentado.emulator.installation.Installation;
import java.io.UncheckedIOException;
import java.util.List;

/** The command itself: runs an emulator until the process is stopped. */
public final class Command {
  private Command() {}

  /** Ends the process with 2 when the options make no sense, or nothing can be started by them. */
  public static void run(String... args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    System.err.println("emulator: starting; the first line on stdout will tell where it is");
    try {
      run(Options.of(List.of(args)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Options options) throws InterruptedException {
    try (Installation installation = options.start()) {
      System.out.println(Announcement.of(installation));
      System.out.flush();
      if (!options.checks()) {
        Thread.currentThread().join(); // for ever: its threads are daemons
      }
    }
  }
}

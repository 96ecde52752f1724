// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.command.Command;

/** Runs an emulator until the process is stopped; {@code --help} tells the options. */
public final class EmulatorMain {
  private EmulatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    Command.run(args);
  }
}

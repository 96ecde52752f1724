// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.World;

/** Tells what happens to repositories, in the shapes that service hooks send. */
record GitEvents(World world) {

  void pushed(GitRepository repository, Push push) {}
}

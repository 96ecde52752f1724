// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.fault.ArmedFault;

/** A fault that has been set. */
public final class Fault {
  private final ArmedFault armed;

  Fault(ArmedFault armed) {
    this.armed = armed;
  }

  ArmedFault armed() {
    return armed;
  }

  /** How many requests it has struck so far. */
  public int strikes() {
    return armed.strikes();
  }

  @Override
  public String toString() {
    return armed.toString();
  }
}

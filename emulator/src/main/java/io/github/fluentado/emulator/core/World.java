// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;

/** What each area of the service is made from. */
public record World(
    Organization organization,
    Store store,
    Gate gate,
    Schedule schedule,
    Events events,
    Description description) {

  public World(
      Organization organization, Store store, Gate gate, Schedule schedule, Events events) {
    this(organization, store, gate, schedule, events, new Description());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.http.Sender;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import java.time.Duration;

/** What each area of the service is made from. */
public record World(
    Organization organization,
    Store store,
    Gate gate,
    Schedule schedule,
    Events events,
    Description description,
    Sender sender,
    Downloads downloads) {

  public World(
      Organization organization, Store store, Gate gate, Schedule schedule, Events events) {
    this(
        organization,
        store,
        gate,
        schedule,
        events,
        new Description(),
        new Sender(),
        new Downloads(organization.url(), organization::now, gate));
  }

  /**
   * Lets happen what is due, and waits until what is sent because of it has arrived, and so on.
   * False when that takes longer than this, or the thread is interrupted.
   */
  public boolean settle(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (gate.changing(this::runDue) || !sender.isIdle()) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || !sender.awaitIdle(left)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean runDue() {
    boolean due = schedule.isDue();
    schedule.runDue();
    return due;
  }
}

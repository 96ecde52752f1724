// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An interrupt of the thread that makes this, after a while, unless it is over before. */
final class Interruption {
  private final Thread thread = Thread.currentThread();
  private boolean over;

  private Interruption() {}

  static Interruption after(ScheduledExecutorService timer, long millis) {
    Interruption interruption = new Interruption();
    var unused = timer.schedule(interruption::strike, millis, TimeUnit.MILLISECONDS);
    return interruption;
  }

  private synchronized void strike() {
    if (!over) {
      thread.interrupt();
    }
  }

  /** No interrupt comes after this, and none is left on the thread. */
  synchronized void over() {
    over = true;
    var unused = Thread.interrupted();
  }
}

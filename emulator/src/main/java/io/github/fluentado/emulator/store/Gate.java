// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The way to all state: changes run alone and whole or not at all, so that no client ever sees half
 * a change. What runs inside only touches memory, which keeps the time in here short. Whoever is
 * inside to change may enter again; whoever is inside to read may not enter to change.
 */
public final class Gate {
  private final Store store;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  public Gate(Store store) {
    this.store = store;
  }

  public <T> T reading(Supplier<T> action) {
    return within(lock.readLock(), action);
  }

  /** Whether the caller is in here already, to read or to change. */
  public boolean isInside() {
    return lock.getReadHoldCount() > 0 || lock.isWriteLockedByCurrentThread();
  }

  /** A change; when it throws, all it did is taken back. */
  public <T> T changing(Supplier<T> action) {
    if (lock.getReadHoldCount() > 0 && !lock.isWriteLockedByCurrentThread()) {
      throw new IllegalStateException("Who is inside to read may not change."); // else: for ever
    }
    return within(lock.writeLock(), () -> store.atomically(action));
  }

  /** A change without a result; when it throws, all it did is taken back. */
  public void changing(Runnable action) {
    changing(
        () -> {
          action.run();
          return true;
        });
  }

  private static <T> T within(Lock guard, Supplier<T> action) {
    guard.lock();
    try {
      return action.get();
    } finally {
      guard.unlock();
    }
  }
}

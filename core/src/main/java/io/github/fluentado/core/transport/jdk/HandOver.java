// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Brings the taking in of an answer to the thread that waits for it. */
final class HandOver implements Executor {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Executor rest;
  private volatile @Nullable Thread waiting;
  private volatile boolean left;

  /**
   * @param rest does what comes when nobody waits any more
   */
  HandOver(Executor rest) {
    this.rest = rest;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (left) {
      rest.execute(this::runAll);
    } else {
      wake();
    }
  }

  /** Nobody waits any more: what still comes frees what it holds, wherever it comes from. */
  void leave() {
    left = true;
    runAll();
  }

  private void runAll() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  void wake() {
    LockSupport.unpark(waiting);
  }

  /** Does what comes in until the future is done; whoever ends it calls {@link #wake}. */
  void until(Future<?> done) throws InterruptedException {
    waiting = Thread.currentThread();
    while (!done.isDone()) {
      Runnable task = tasks.poll();
      if (task != null) {
        task.run();
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      } else if (tasks.isEmpty() && !done.isDone()) {
        LockSupport.park(this);
      }
    }
  }
}

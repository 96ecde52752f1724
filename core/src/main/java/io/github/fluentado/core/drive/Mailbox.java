// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Brings work that others hand in to the one thread that waits here. */
final class Mailbox implements Executor {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Does what comes in until the future is done, which only such work can bring about. */
  void runUntil(CompletableFuture<?> done) throws InterruptedException {
    while (!done.isDone()) {
      tasks.take().run();
    }
  }
}

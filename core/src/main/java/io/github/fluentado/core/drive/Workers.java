// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads that come when they are needed and go when they are not. Not the common pool: a
 * download writes its file here, and few of them would take all of its threads.
 */
public final class Workers implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::daemon);
  private final String name;

  /**
   * @param name of the threads, before their number
   */
  public Workers(String name) {
    this.name = name;
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Takes no more work; what runs goes on to its end. */
  @Override
  public void close() {
    threads.shutdown();
  }
}

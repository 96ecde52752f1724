// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Daemon threads that come when they are needed and go when they are not. Not the common pool: a
 * download writes its file here, and few of them would take all of its threads.
 *
 * <p>A few take what comes in turn, as most of it is done in no time: a thousand answers at once
 * need no thousand threads. If nothing is taken up for some milliseconds and all of those few wait
 * for something, they are held up by what they do, and more come, twice as many each time. One that
 * does not wait may only be short of a processor, and more of them would make that worse; or it is
 * held up in a read that the JVM does not tell from work. So it is given longer. There always is a
 * thread, if not at once.
 */
public final class Workers implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 10;
  private static final int FEW = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  // So often, if one of them seems to be at work.
  private static final int LONG_PATIENCE = 10;
  private static final int IDLE_LOOKS = 200;

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(FEW, FEW, IDLE_SECONDS, TimeUnit.SECONDS, waiting, this::daemon);
  private final String name;

  /**
   * @param name of the threads, before their number
   */
  public Workers(String name) {
    this.name = name;
    threads.allowCoreThreadTimeOut(true);
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(() -> live(task), name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private void live(Runnable task) {
    Thread own = Thread.currentThread();
    alive.add(own);
    try {
      task.run();
    } finally {
      alive.remove(own);
    }
  }

  @Override
  public void execute(Runnable task) {
    boolean enough = unfinished.incrementAndGet() <= FEW;
    try {
      threads.execute(() -> run(task));
    } catch (RejectedExecutionException closed) {
      unfinished.decrementAndGet();
      throw closed;
    }
    if (!enough && looking.compareAndSet(false, true)) {
      look();
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      unfinished.decrementAndGet();
    }
  }

  /** Sees to it that what waits is taken up, as long as anything does. */
  private void look() {
    Thread thread = new Thread(this::goOnLooking, name + "-more");
    thread.setDaemon(true);
    thread.start();
  }

  private void goOnLooking() {
    do {
      int idle = 0;
      int unmoved = 0;
      while (idle < IDLE_LOOKS) {
        Runnable first = waiting.peek();
        LockSupport.parkNanos(this, PATIENCE_NANOS);
        unmoved = first != null && first.equals(waiting.peek()) ? unmoved + 1 : 0;
        if (unmoved >= LONG_PATIENCE || (unmoved > 0 && allWait())) {
          more();
          unmoved = 0;
        }
        idle = waiting.isEmpty() ? idle + 1 : 0;
      }
      size(FEW);
      looking.set(false);
      // Whoever came in between has seen that somebody looks.
    } while (!waiting.isEmpty() && looking.compareAndSet(false, true));
  }

  /** Whether none is at work, nor on its way to it. */
  private boolean allWait() {
    if (threads.getActiveCount() < threads.getPoolSize()) {
      return false;
    }
    for (Thread thread : alive) {
      if (thread.getState() == Thread.State.RUNNABLE) {
        return false;
      }
    }
    return true;
  }

  private void more() {
    int now = threads.getPoolSize();
    size(now + Math.min(waiting.size(), Math.max(1, now)));
  }

  private void size(int most) {
    if (most > threads.getMaximumPoolSize()) {
      threads.setMaximumPoolSize(most);
      threads.setCorePoolSize(most);
    } else {
      threads.setCorePoolSize(most);
      threads.setMaximumPoolSize(most);
    }
  }

  /** Takes no more work; what runs goes on to its end. */
  @Override
  public void close() {
    threads.shutdown();
  }
}

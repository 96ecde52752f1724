// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.drive.Watch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread for each call, made when there is none. A call that begins on one of them, which
 * then is about to be through with its own, has that thread next: waking another would cost about
 * as much as the rest of a small call. If what follows an answer holds the thread up, which is code
 * of others, another takes the call that waits there, some hundredths of a second later.
 */
final class Relay extends ThreadPoolExecutor {
  private static final int IDLE_SECONDS = 10;

  // What the thread does next, on those of this while they work. Each pool has its own: a thread of
  // one does not do the work of another.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Next> own = new ThreadLocal<>();

  private final Watch watch = new Watch();

  /**
   * @param name of the threads, before their number
   */
  Relay(String name) {
    super(
        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), made(name));
  }

  private static ThreadFactory made(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void execute(Runnable task) {
    Next next = own.get();
    if (next == null || !next.offer(task)) {
      super.execute(() -> work(task));
    }
  }

  private void work(Runnable first) {
    Next next = new Next();
    own.set(next);
    watch.add(next);
    try {
      Runnable task = first;
      while (task != null) {
        task.run();
        task = next.take();
      }
    } finally {
      watch.remove(next);
      own.remove();
      Runnable left = next.take();
      if (left != null) {
        elsewhere(left);
      }
    }
  }

  /** What was taken is done, though this may be closed by now. */
  private void elsewhere(Runnable task) {
    try {
      super.execute(() -> work(task));
    } catch (RejectedExecutionException closed) {
      getThreadFactory().newThread(task).start();
    }
  }

  /** What a thread does when it is through. Only that thread puts something in. */
  private final class Next implements Watch.Watched {
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
    // Belongs to whoever looks.
    private volatile @Nullable Runnable seen;

    boolean offer(Runnable task) {
      return waiting.compareAndSet(null, task);
    }

    @Nullable Runnable take() {
      return waiting.getAndSet(null);
    }

    /** What has waited since the look before is done elsewhere. */
    @Override
    public void look() {
      Runnable task = waiting.get();
      if (task != null && task.equals(seen) && waiting.compareAndSet(task, null)) {
        elsewhere(task);
      }
      seen = task;
    }
  }
}

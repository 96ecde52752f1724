// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.drive.Workers;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Threads on which the client of the JDK works. It hands each small step of an exchange to them;
 * what one of them hands on, it does itself, or every answer would wake three of them. The JDK does
 * the same where it sends on a thread that waits.
 *
 * <p>The JDK's own thread, which looks at all connections, hands over whatever comes. What waits
 * for nothing may as well stay there, if nobody else wants that thread: it wakes none then.
 */
final class HttpThreads implements Executor, AutoCloseable {
  // What the JDK, from 17 to 25 at least, calls the tasks of taking what has come and of writing
  // what is to leave. A connection that is made is another.
  private static final String TAKING = "jdk.internal.net.http.common.SequentialScheduler$";
  private static final String WRITING = "jdk.internal.net.http.SocketTube$";

  private final Workers workers = new Workers("fluent-ado-http");
  private final BooleanSupplier alone;
  private final Predicate<Runnable> step;
  private volatile @Nullable Thread staying;

  // What a thread that works does when it is through; none on any other thread. Each transport has
  // its own: a thread of one does not do the work of another.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Queue<Runnable>> afterwards = new ThreadLocal<>();

  /**
   * @param alone whether there is but one request, whose steps wait for nothing
   */
  HttpThreads(BooleanSupplier alone) {
    this(alone, HttpThreads::isStep);
  }

  HttpThreads(BooleanSupplier alone, Predicate<Runnable> step) {
    this.alone = alone;
    this.step = step;
  }

  @Override
  public void execute(Runnable task) {
    if (afterwards.get() != null) {
      task.run();
    } else if (step.test(task) && alone.getAsBoolean()) {
      stay(task);
    } else {
      elsewhere(() -> run(task));
    }
  }

  private static boolean isStep(Runnable task) {
    String name = task.getClass().getName();
    return name.startsWith(TAKING) || name.startsWith(WRITING);
  }

  /** Does it on a thread of these. */
  void elsewhere(Runnable task) {
    workers.execute(task);
  }

  /** Does it on the thread that watches the connections, which must outlive it. */
  private void stay(Runnable task) {
    Thread before = staying;
    staying = Thread.currentThread();
    try {
      run(task);
    } catch (RuntimeException | Error thrown) {
      tell(
          () -> {
            throw thrown;
          });
    } finally {
      staying = before;
    }
  }

  private void tell(Runnable thrower) {
    try {
      elsewhere(thrower);
    } catch (RejectedExecutionException closed) {
      // What is closed tells nobody.
    }
  }

  /** Whether this is the thread that watches the connections: nothing may wait there. */
  boolean isWatching() {
    return Thread.currentThread().equals(staying);
  }

  /** Does it, and all steps that follow from it, on this thread, if that may wait. */
  void here(Runnable task) {
    if (isWatching()) {
      elsewhere(() -> run(task));
    } else {
      run(task);
    }
  }

  private void run(Runnable task) {
    Queue<Runnable> before = afterwards.get();
    Queue<Runnable> own = new ArrayDeque<>(2);
    afterwards.set(own);
    try {
      task.run();
    } finally {
      restore(before);
      for (Runnable next = own.poll(); next != null; next = own.poll()) {
        next.run();
      }
    }
  }

  /**
   * Does it on this thread, if that may wait, and the steps that follow from it on others, as they
   * may wait long.
   */
  void apart(Runnable task) {
    if (isWatching()) {
      elsewhere(task);
      return;
    }
    Queue<Runnable> before = afterwards.get();
    restore(null);
    try {
      task.run();
    } finally {
      restore(before);
    }
  }

  private void restore(@Nullable Queue<Runnable> before) {
    if (before == null) {
      // Threads of programs keep nothing of this.
      afterwards.remove();
    } else {
      afterwards.set(before);
    }
  }

  /**
   * Does it when the thread is through with what it has at hand; at once if it is none of these.
   */
  void afterwards(Runnable action) {
    Queue<Runnable> rest = afterwards.get();
    if (rest == null) {
      action.run();
    } else {
      rest.add(action);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}

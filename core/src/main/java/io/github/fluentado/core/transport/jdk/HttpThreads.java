// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.drive.Workers;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Threads on which the client of the JDK works. It hands each small step of an exchange to them;
 * what one of them hands on, it does itself, or every answer would wake three of them. The JDK does
 * the same where it sends on a thread that waits.
 */
final class HttpThreads implements Executor, AutoCloseable {
  private final Workers workers = new Workers("fluent-ado-http");

  // What a thread that works does when it is through; none on any other thread. Each transport has
  // its own: a thread of one does not do the work of another.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Queue<Runnable>> afterwards = new ThreadLocal<>();

  @Override
  public void execute(Runnable task) {
    if (afterwards.get() == null) {
      workers.execute(() -> here(task));
    } else {
      task.run();
    }
  }

  /** Does it, and all steps that follow from it, on this thread. */
  void here(Runnable task) {
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

  /** Does it on this thread, and the steps that follow from it on others, as they may block. */
  void apart(Runnable task) {
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

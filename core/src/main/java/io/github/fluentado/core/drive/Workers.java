// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

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
 *
 * <p>What comes is given to the thread that has rested shortest, which wakes soonest: where small
 * steps follow each other, one or two threads do them all.
 */
public final class Workers implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 3;
  private static final int FEW = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  // So often, if one of them seems to be at work.
  private static final int LONG_PATIENCE = 10;
  private static final int IDLE_LOOKS = 200;

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  // How many take what waits, or are on their way to it.
  private final AtomicInteger taking = new AtomicInteger();
  private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::daemon);
  private final String name;
  private volatile int most = FEW;
  private volatile boolean closed;

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
    if (closed) {
      throw new RejectedExecutionException(name + " takes no more");
    }
    waiting.add(task);
    if (mayTake()) {
      bring(task);
    } else if (looking.compareAndSet(false, true)) {
      look();
    }
  }

  /** Whether one more may take what waits; it counts as taking then. */
  private boolean mayTake() {
    int now = taking.get();
    while (now < most) {
      if (taking.compareAndSet(now, now + 1)) {
        return true;
      }
      now = taking.get();
    }
    return false;
  }

  private void bring(@Nullable Runnable task) {
    try {
      threads.execute(this::takeAll);
    } catch (RejectedExecutionException | OutOfMemoryError none) {
      taking.decrementAndGet();
      // Another may have it by now.
      if (task != null && waiting.remove(task)) {
        throw none;
      }
    }
  }

  private void takeAll() {
    Thread own = Thread.currentThread();
    do {
      atWork.add(own);
      Runnable task = waiting.poll();
      while (task != null) {
        run(own, task);
        task = taking.get() > most ? null : waiting.poll();
      }
      atWork.remove(own);
      taking.decrementAndGet();
      // Whoever came in between has seen that enough are taking.
    } while (!waiting.isEmpty() && mayTake());
    endIfDone();
  }

  private static void run(Thread own, Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      tell(own, thrown);
    }
    // It was meant for what is over.
    boolean unused = Thread.interrupted();
  }

  private static void tell(Thread own, Throwable thrown) {
    try {
      own.getUncaughtExceptionHandler().uncaughtException(own, thrown);
    } catch (Throwable another) {
      // The JVM passes over that, too.
    }
  }

  /** Sees to it that what waits is taken up, as long as anything does. */
  private void look() {
    Thread thread = new Thread(this::goOnLooking, name + "-more");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError none) {
      // Those that there are will take it.
      looking.set(false);
    }
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
      most = FEW;
      looking.set(false);
      // Whoever came in between has seen that somebody looks.
    } while (!waiting.isEmpty() && looking.compareAndSet(false, true));
  }

  /** Whether none is at work, nor on its way to it. */
  private boolean allWait() {
    if (atWork.size() < taking.get()) {
      return false;
    }
    for (Thread thread : atWork) {
      if (thread.getState() == Thread.State.RUNNABLE) {
        return false;
      }
    }
    return true;
  }

  private void more() {
    int now = most;
    most = now + Math.min(waiting.size(), now);
    while (!waiting.isEmpty() && mayTake()) {
      bring(null);
    }
  }

  /** Takes no more work; what was taken goes on to its end. */
  @Override
  public void close() {
    closed = true;
    endIfDone();
  }

  /** What was taken before may yet need more threads to go on. */
  private void endIfDone() {
    if (closed && taking.get() == 0 && waiting.isEmpty()) {
      threads.shutdown();
    }
  }
}

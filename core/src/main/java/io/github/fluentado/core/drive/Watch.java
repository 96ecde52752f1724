// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that looks at what holds its own, every 10 ms: a thread that waits for a socket sees
 * neither its own interrupt nor the time. Looking costs those who are looked at nothing, where an
 * alarm for each would cost more than all else. The thread ends when there has been nothing to look
 * at for a second.
 */
public final class Watch implements AutoCloseable {
  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int IDLE_GLANCES = 100;

  private final Set<Watched> all = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean closed;

  /** What is looked at. */
  public interface Watched {
    /** Ends what must end. Must be quick, and throws nothing. */
    void look();
  }

  /** Looks at it from now on. */
  public void add(Watched watched) {
    all.add(watched);
    begin();
  }

  /** Looks at it no more; one look may still be under way. */
  public void remove(Watched watched) {
    all.remove(watched);
  }

  private void begin() {
    if (!running.get() && running.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "fluent-ado-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    int idle = 0;
    while (idle < IDLE_GLANCES && !(closed && all.isEmpty())) {
      LockSupport.parkNanos(this, GLANCE_NANOS);
      idle = all.isEmpty() ? idle + 1 : 0;
      all.forEach(Watched::look);
    }
    running.set(false);
    // Whoever came in between has seen a thread that runs.
    if (!all.isEmpty()) {
      begin();
    }
  }

  /** The thread ends when what is looked at has ended. */
  @Override
  public void close() {
    closed = true;
  }
}

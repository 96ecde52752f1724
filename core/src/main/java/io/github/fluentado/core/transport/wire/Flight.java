// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many requests go at once, whichever way they are sent; more wait in the order they
 * came. The client of the JDK has no limit of its own, and OkHttp's does not hold for calls that
 * keep their thread.
 */
public final class Flight {
  private final int most;
  private final Queue<Passenger> waiting = new ArrayDeque<>();
  private int flying;

  public Flight(int most) {
    this.most = most;
  }

  /** A request that wants a place. */
  public interface Passenger {
    /**
     * Has the place from now on, and must give it back; false if it was given up. Must be quick.
     */
    boolean takeOff();

    /** Goes, after it took off. */
    void go();

    /** Will never go. */
    void stay();
  }

  /** Lets it go at once, or when it is its turn, on a thread that gives a place back. */
  public void add(Passenger passenger) {
    synchronized (waiting) {
      waiting.add(passenger);
    }
    startWhatMay();
  }

  /** One is back. */
  public void landed() {
    synchronized (waiting) {
      flying--;
    }
    startWhatMay();
  }

  /** Nobody who waits goes any more. */
  public void clear() {
    List<Passenger> left;
    synchronized (waiting) {
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(Passenger::stay);
  }

  private void startWhatMay() {
    for (Passenger next = next(); next != null; next = next()) {
      next.go();
    }
  }

  private @Nullable Passenger next() {
    synchronized (waiting) {
      while (flying < most) {
        Passenger next = waiting.poll();
        if (next == null) {
          return null;
        }
        if (next.takeOff()) {
          flying++;
          return next;
        }
      }
      return null;
    }
  }

  /** A place that a thread waits for, and another may give up. */
  public static final class Seat implements Passenger {
    private static final int WAITING = 0;
    private static final int TAKEN = 1;
    private static final int GIVEN_UP = 2;

    private final Thread thread = Thread.currentThread();
    private int state = WAITING;

    @Override
    public synchronized boolean takeOff() {
      if (state == WAITING) {
        state = TAKEN;
      }
      return state == TAKEN;
    }

    @Override
    public void go() {
      LockSupport.unpark(thread);
    }

    /** No place is wanted any more; one that was taken stays so. */
    @Override
    public void stay() {
      synchronized (this) {
        if (state == WAITING) {
          state = GIVEN_UP;
        }
      }
      LockSupport.unpark(thread);
    }

    private synchronized int state() {
      return state;
    }

    /**
     * Waits on the thread that made this.
     *
     * @return false if it was given up
     */
    public boolean taken(Flight flight) throws InterruptedException {
      flight.add(this);
      while (state() == WAITING) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          stay();
          if (state() == GIVEN_UP) {
            throw new InterruptedException();
          }
          Thread.currentThread().interrupt();
        }
      }
      return state() == TAKEN;
    }
  }
}

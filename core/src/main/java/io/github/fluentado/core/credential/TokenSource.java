// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the supplier, on few threads: one in good times, and one more for each time that it hangs,
 * up to a limit. Beyond that they are interrupted, oldest first, and only their end makes room.
 */
final class TokenSource {
  private static final int THREADS = 3;
  private static final int ATTEMPTS = 4;
  private static final long FIRST_WAIT_MILLIS = 250;

  private final Supplier<AccessToken> supplier;
  private final Executor executor;
  private final Wait wait;
  // Oldest first. Guarded by itself, as are the threads of what is in it.
  private final Deque<Flight> flights = new ArrayDeque<>();
  // The one that finds no room; of several the last.
  private @Nullable Flight next;

  /** Waits on the thread of the supplier. */
  @FunctionalInterface
  interface Wait {
    void millis(long millis) throws InterruptedException;
  }

  TokenSource(Supplier<AccessToken> supplier, Executor executor, Wait wait) {
    this.supplier = supplier;
    this.executor = executor;
    this.wait = wait;
  }

  /**
   * Asks for a token for that renewal. The first token that comes ends it, or the failure of the
   * flight that was begun last.
   *
   * @param ended is told the end, and the token if there is one, before those who wait
   */
  void ask(Renewal renewal, BiConsumer<Renewal, @Nullable HeldToken> ended) {
    Flight flight = new Flight(renewal, renewal.asked(), ended);
    synchronized (flights) {
      if (flights.size() >= THREADS) {
        next = flight;
        flights.stream().filter(one -> !one.givenUp).findFirst().ifPresent(Flight::interrupt);
        return;
      }
      flights.add(flight);
    }
    begin(flight);
  }

  private void begin(Flight flight) {
    try {
      executor.execute(flight);
    } catch (RuntimeException | Error refused) {
      flight.fail(refused);
    }
  }

  /** Takes the flight out; lets the one begin that had no room. */
  private void leave(Flight flight) {
    Flight waiting;
    synchronized (flights) {
      flights.remove(flight);
      flight.thread = null;
      waiting = next;
      next = null;
      if (waiting != null) {
        flights.add(waiting);
      }
    }
    if (waiting != null) {
      begin(waiting);
    }
  }

  private AccessToken token(Flight flight) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return Check.notNull("token", supplier.get());
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || flight.givenUp || !Passing.is(failure)) {
          throw failure;
        }
        wait.millis(FIRST_WAIT_MILLIS << (attempt - 1));
      }
    }
  }

  /** One run of the supplier. */
  private final class Flight implements Runnable {
    private final Renewal renewal;
    private final Instant asked;
    private final BiConsumer<Renewal, @Nullable HeldToken> ended;
    private @Nullable Thread thread;
    private volatile boolean givenUp;

    Flight(Renewal renewal, Instant asked, BiConsumer<Renewal, @Nullable HeldToken> ended) {
      this.renewal = renewal;
      this.asked = asked;
      this.ended = ended;
    }

    @Override
    public void run() {
      synchronized (flights) {
        thread = Thread.currentThread();
      }
      try {
        land(new HeldToken(token(this), asked));
      } catch (Throwable failure) {
        fail(failure);
      }
    }

    private void land(HeldToken token) {
      giveUpOthers();
      ended.accept(renewal, token);
      renewal.token().complete(token);
      leave(this);
    }

    /**
     * Counts if this is the last flight: after one before it, the others may still bring a token.
     */
    void fail(Throwable failure) {
      if (isLast()) {
        giveUpOthers();
        ended.accept(renewal, null);
        renewal.token().completeExceptionally(failure);
      }
      leave(this);
    }

    private boolean isLast() {
      synchronized (flights) {
        boolean last = next == null || next.renewal != renewal;
        Iterator<Flight> newest = flights.descendingIterator();
        for (Flight one = newest.next(); one != this; one = newest.next()) {
          last &= one.renewal != renewal;
        }
        return last;
      }
    }

    private void giveUpOthers() {
      synchronized (flights) {
        flights.stream()
            .filter(other -> other != this && other.renewal == renewal)
            .forEach(Flight::interrupt);
      }
    }

    void interrupt() {
      givenUp = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}

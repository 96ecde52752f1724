// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * How far one transfer is, all of its parts together. Threads that bring bytes count; those of the
 * run tell, one at a time and not too often.
 */
public final class Meter {
  private static final Duration BREATH = Duration.ofMillis(50);
  // Of what is told: the rate of about so long.
  private static final double SMOOTH_SECONDS = 2;

  private final Listener listener;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong total = new AtomicLong(-1);
  private final AtomicInteger attempt = new AtomicInteger();
  private final AtomicBoolean telling = new AtomicBoolean();
  // Belong to whoever is telling.
  private volatile long told;
  private volatile int toldAttempt;
  private volatile Instant toldAt = Instant.MIN;
  private double rate;

  /** Who hears of it. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Is told how far it is.
     *
     * @param total -1 if it is not known
     * @param rate bytes in a second
     * @param attempt counts the requests for the file that were answered, from 1
     */
    void progress(long bytes, long total, double rate, int attempt);
  }

  public Meter(Listener listener) {
    this.listener = listener;
  }

  /** A file begins to come, or goes on. */
  public void opens(long position, long whole) {
    attempt.incrementAndGet();
    bytes.set(position);
    total.set(whole);
  }

  /** A part of the file comes again. */
  public void opensPart() {
    attempt.incrementAndGet();
  }

  /** So many bytes more. */
  public void add(long count) {
    bytes.addAndGet(count);
  }

  long bytes() {
    return bytes.get();
  }

  long total() {
    return total.get();
  }

  int attempt() {
    return attempt.get();
  }

  /**
   * Tells, if there is something new and nobody else is telling.
   *
   * @param last whatever was told a moment ago
   * @return whether it told
   */
  boolean tell(Instant now, boolean last) {
    if (!hasNews(last) || !telling.compareAndSet(false, true)) {
      return false;
    }
    try {
      long count = bytes.get();
      boolean first = toldAt.equals(Instant.MIN);
      if (!first && !last && now.isBefore(toldAt.plus(BREATH))) {
        return false;
      }
      rate = first ? 0 : smoothed(count - told, Duration.between(toldAt, now));
      toldAt = now;
      told = count;
      toldAttempt = attempt.get();
      listener.progress(count, total.get(), rate, attempt.get());
      return true;
    } finally {
      telling.set(false);
    }
  }

  // Of a file without a byte the end is told, too, and that it came in another attempt.
  private boolean hasNews(boolean last) {
    return bytes.get() != told || (last && toldAttempt != attempt.get());
  }

  private double smoothed(long moved, Duration time) {
    double seconds = Math.max(1e-3, time.toNanos() / 1e9);
    double recent = Math.max(0, moved) / seconds;
    double weight = rate == 0 ? 1 : 1 - Math.exp(-seconds / SMOOTH_SECONDS);
    return rate + weight * (recent - rate);
  }

  /** Tells from time to time, until it is over. */
  public Exchange<Boolean> ticking(BooleanSupplier over) {
    return new Ticking(this, over);
  }

  private static final class Ticking implements Exchange<Boolean> {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration USUAL = Duration.ofMillis(100);

    private final Meter meter;
    private final BooleanSupplier over;
    private Duration wait = FIRST;

    Ticking(Meter meter, BooleanSupplier over) {
      this.meter = meter;
      this.over = over;
    }

    @Override
    public Step<Boolean> on(Event event) {
      if (!(event instanceof Event.Answer answer)) {
        return new Step.Now<>(null);
      }
      boolean last = over.getAsBoolean() || event instanceof Event.Broken;
      meter.tell(answer.moment().now(), last);
      if (last) {
        return new Step.Done<>(true);
      }
      Duration next = wait;
      wait = wait.multipliedBy(2).compareTo(USUAL) < 0 ? wait.multipliedBy(2) : USUAL;
      return new Step.Pause<>(null, Trace.NONE, next, Step.Reason.ASKED, null);
    }
  }

  /** Tells the end of it, once nothing flows any more. */
  public <T> Exchange<T> lastWord(T value) {
    return event -> {
      if (!(event instanceof Event.Answer answer)) {
        return new Step.Now<>(null);
      }
      tell(answer.moment().now(), true);
      return new Step.Done<>(value);
    };
  }
}

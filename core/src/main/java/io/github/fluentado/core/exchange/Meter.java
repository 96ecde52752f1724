// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How far one transfer is, all of its parts together. Threads that bring bytes count; those of the
 * run tell, one at a time and not too often.
 */
public final class Meter {
  private static final Duration BREATH = Duration.ofMillis(50);
  // Of what is told: the rate of about so long.
  private static final double SMOOTH_SECONDS = 2;

  private final Listener listener;
  private final AtomicBoolean telling = new AtomicBoolean();
  // Replaced under this object's lock only.
  private volatile Count latest;
  // What the listener threw. Nothing is told any more, and nobody needs to bring more.
  private volatile @Nullable Throwable failure;
  // Belong to whoever is telling.
  private volatile long told;
  private volatile int toldAttempt = -1;
  private volatile Instant toldAt = Instant.MIN;
  private double rate;

  /** Of one attempt, so that what is told of bytes and attempt belongs together. */
  private record Count(int attempt, long total, AtomicLong bytes) {}

  /** Who hears of it. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Is told how far it is.
     *
     * @param total -1 if it is not known
     * @param rate bytes in a second
     * @param attempt from 1; one more each time that something was asked for or sent again
     */
    void progress(long bytes, long total, double rate, int attempt);
  }

  public Meter(Listener listener) {
    this(listener, -1);
  }

  /**
   * @param total of what will come; -1 if it is not known
   */
  public Meter(Listener listener, long total) {
    this.listener = listener;
    this.latest = new Count(0, total, new AtomicLong());
  }

  /** A file begins to come, or goes on, in another attempt. */
  public void opens(long position, long whole) {
    begins(whole, new AtomicLong(position));
  }

  private synchronized void begins(long whole, AtomicLong bytes) {
    latest = new Count(latest.attempt() + 1, whole, bytes);
  }

  /** A part of the file comes again. */
  public synchronized void opensPart() {
    begins(latest.total(), latest.bytes());
  }

  /**
   * Goes on in the same attempt if that has come to just there; else begins another.
   *
   * @return takes how many bytes more came of this attempt, whoever begins another one meanwhile
   */
  public LongConsumer goesOn(long position, long whole) {
    AtomicLong known = latest.bytes();
    if (position > 0 && known.get() == position) {
      return known::addAndGet;
    }
    AtomicLong bytes = new AtomicLong(position);
    begins(whole, bytes);
    return bytes::addAndGet;
  }

  /** So many bytes more. */
  public void add(long count) {
    latest.bytes().addAndGet(count);
  }

  long bytes() {
    return latest.bytes().get();
  }

  long total() {
    return latest.total();
  }

  int attempt() {
    return latest.attempt();
  }

  /** What the listener has thrown. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Tells, if there is something new and nobody else is telling.
   *
   * @param last whatever was told a moment ago
   * @return whether it told
   */
  boolean tell(Instant now, boolean last) {
    Count count = latest;
    if (failure != null || !hasNews(count, last) || !telling.compareAndSet(false, true)) {
      return false;
    }
    try {
      boolean first = toldAt.equals(Instant.MIN);
      if (!first && !last && now.isBefore(toldAt.plus(BREATH))) {
        return false;
      }
      tell(latest, first ? Duration.ZERO : Duration.between(toldAt, now));
      toldAt = now;
      return true;
    } finally {
      telling.set(false);
    }
  }

  private void tell(Count count, Duration time) {
    long bytes = count.bytes().get();
    rate = toldAttempt < 0 ? 0 : smoothed(bytes - told, time);
    told = bytes;
    toldAttempt = count.attempt();
    try {
      // What is not even asked for is told as the first attempt of nothing.
      listener.progress(bytes, count.total(), rate, Math.max(1, count.attempt()));
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  // Of a file without a byte the end is told, too, and that it came in another attempt.
  private boolean hasNews(Count count, boolean last) {
    return count.bytes().get() != told || (last && toldAttempt != count.attempt());
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
      if (meter.attempt() > 0) {
        meter.tell(answer.moment().now(), last);
      }
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

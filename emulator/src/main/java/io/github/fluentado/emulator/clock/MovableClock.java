// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The time of a source, moved by an offset or standing still. Listeners run on the thread that
 * moves it, before the method that does so returns. Safe for use by several threads.
 */
public final class MovableClock implements InstantSource {
  /** How the source's time is turned into the emulator's; a frozen one does not ask the source. */
  public record Setting(Duration offset, @Nullable Instant frozen) {
    private static final Setting AS_THE_SOURCE = new Setting(Duration.ZERO, null);

    Instant now(InstantSource source) {
      return frozen == null ? source.instant().plus(offset) : frozen;
    }
  }

  private final InstantSource source;
  private volatile Setting setting = Setting.AS_THE_SOURCE;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public MovableClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return setting.now(source);
  }

  /** Goes forward; {@link #set} also goes back. */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("A clock advances forward, not by " + time + ".");
    }
    change(
        now ->
            now.frozen() == null
                ? new Setting(now.offset().plus(time), null)
                : new Setting(now.offset(), now.frozen().plus(time)));
  }

  /** Jumps to this time, forward or back, and goes on or stands still as before. */
  public void set(Instant time) {
    change(
        now ->
            now.frozen() == null
                ? new Setting(Duration.between(source.instant(), time), null)
                : new Setting(now.offset(), time));
  }

  /** Stands still from now on, until {@link #resume}; it can still be moved. */
  public void freeze() {
    change(now -> new Setting(now.offset(), now.now(source)));
  }

  /** Goes on from where it stands; nothing happens if it is going. */
  public void resume() {
    change(
        now ->
            now.frozen() == null
                ? now
                : new Setting(Duration.between(source.instant(), now.frozen()), null));
  }

  public boolean isFrozen() {
    return setting.frozen() != null;
  }

  /** Whether time passes here as on this machine, so that one can sleep until an instant. */
  boolean followsTheSystem() {
    return source.equals(InstantSource.system());
  }

  /** Runs whenever the clock has been moved, stopped or let go. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void change(UnaryOperator<Setting> next) {
    synchronized (listeners) {
      setting = next.apply(setting);
    }
    changed();
  }

  /** Tells all listeners. */
  public void changed() {
    listeners.forEach(Runnable::run);
  }

  public Setting setting() {
    return setting;
  }

  /** Goes back to an earlier setting; nothing happens by that before {@link #changed}. */
  public void restore(Setting earlier) {
    setting = earlier;
  }
}

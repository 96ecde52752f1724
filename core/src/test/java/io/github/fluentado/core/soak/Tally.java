// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.error.ErrorKind;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was begun and how it ended, and gathers what must not be. */
final class Tally {
  private static final int ENOUGH = 50;

  private final AtomicLong begun = new AtomicLong();
  private final LongAdder ended = new LongAdder();
  private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
  private final Map<Long, Started> running = new ConcurrentHashMap<>();
  private final Queue<String> defects = new ConcurrentLinkedQueue<>();

  private record Started(String what, long at) {}

  /** A call begins. */
  long begin(String what) {
    long number = begun.incrementAndGet();
    running.put(number, new Started(what, System.nanoTime()));
    return number;
  }

  /** The call has ended; absent for a result. */
  void end(long number, Optional<ErrorKind> kind) {
    Started started = running.remove(number);
    if (started == null) {
      defect("call " + number + " ended twice: " + kind);
      return;
    }
    ended.increment();
    String end = started.what + " " + kind.map(Enum::name).orElse("ok");
    ends.computeIfAbsent(end, key -> new LongAdder()).increment();
  }

  void defect(String text) {
    if (defects.size() < ENOUGH) {
      defects.add(text);
    }
  }

  /** Looks for calls that go on for longer than any limit allows. */
  void watch(long seconds) {
    long before = System.nanoTime() - TimeUnit.SECONDS.toNanos(seconds);
    running.forEach(
        (number, started) -> {
          if (started.at - before < 0) {
            defect("call " + number + " (" + started.what + ") hangs");
          }
        });
  }

  long begun() {
    return begun.get();
  }

  long ended() {
    return ended.sum();
  }

  Queue<String> defects() {
    return defects;
  }

  /** How many ended in each way. */
  Map<String, Long> ends() {
    Map<String, Long> sums = new TreeMap<>();
    ends.forEach((end, count) -> sums.put(end, count.sum()));
    return sums;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many requests go at once; more wait in the order they came. The client of the JDK
 * has no limit of its own: three hundred calls at once would make three hundred connections.
 */
final class Flight {
  private final int most;
  private final Queue<Answer<?>> waiting = new ArrayDeque<>();
  private int flying;

  Flight(int most) {
    this.most = most;
  }

  void add(Answer<?> answer) {
    synchronized (waiting) {
      waiting.add(answer);
    }
    startWhatMay();
  }

  /** One is back. */
  void landed() {
    synchronized (waiting) {
      flying--;
    }
    startWhatMay();
  }

  private void startWhatMay() {
    for (Answer<?> next = next(); next != null; next = next()) {
      next.send();
    }
  }

  private @Nullable Answer<?> next() {
    synchronized (waiting) {
      while (flying < most) {
        Answer<?> next = waiting.poll();
        if (next == null) {
          return null;
        }
        // Given up while it waited?
        if (!next.isDone()) {
          flying++;
          next.takeOff();
          return next;
        }
      }
      return null;
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.page;

import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.synthesis.Synthesis;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last requests with their answers, for people who look on: {@value #MOST} of them, in {@value
 * #BYTES} bytes of bodies at most. A single one that is larger is kept alone.
 */
public final class Exchanges {
  static final int MOST = 500;
  static final int BYTES = 8 * 1024 * 1024;

  private final Deque<Exchange> last = new ArrayDeque<>();
  private final Map<String, Integer> madeUp = new TreeMap<>();
  private int numbers;
  private long bytes;

  public synchronized void add(HttpRequest request, Delivery delivery, Instant time) {
    numbers++;
    Exchange exchange = new Exchange(numbers, time, request, delivery);
    last.addLast(exchange);
    bytes += exchange.size();
    while (last.size() > MOST || (bytes > BYTES && last.size() > 1)) {
      bytes -= last.removeFirst().size();
    }
    exchange
        .answer()
        .flatMap(answer -> answer.headers().first(Synthesis.MARK))
        .ifPresent(operation -> madeUp.merge(operation, 1, Integer::sum));
  }

  /** Those with a higher number, oldest first. */
  synchronized List<Exchange> after(int number) {
    return last.stream().filter(exchange -> exchange.number() > number).toList();
  }

  /** How often each operation was answered by nothing but its description. */
  synchronized Map<String, Integer> madeUp() {
    return new TreeMap<>(madeUp);
  }

  public synchronized void forget() {
    last.clear();
    madeUp.clear();
    bytes = 0;
  }
}

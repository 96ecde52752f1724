// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * A sender that repeats what was not acknowledged, and receivers that share a store: answers are
 * lost, handlers fail, receivers crash while they hold a delivery, and much is sent twice.
 */
class ManyDeliveriesTest {
  private static final int DELIVERIES = 10_000;
  private static final int SENDERS = 4;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final DeliveryStore store =
      new MemoryStore(
          DELIVERIES,
          new Clock() {
            @Override
            public Instant instant() {
              return Objects.requireNonNull(now.get());
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });
  private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> mishaps = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<byte[]> again = new ConcurrentLinkedQueue<>();

  /** What happens to one sending. */
  private enum Fate {
    WELL,
    ANSWER_LOST,
    SENT_TWICE,
    HANDLER_FAILS,
    CRASH
  }

  private static Fate fate(Random random) {
    int chance = random.nextInt(100);
    if (chance < 60) {
      return Fate.WELL;
    }
    return Fate.values()[1 + chance % 4];
  }

  private HookRouter router(Fate fate) {
    return HookRouter.create()
        .always(
            event -> {
              if (fate == Fate.HANDLER_FAILS) {
                throw new IOException("away");
              }
              done.computeIfAbsent(event.notificationId().orElseThrow(), id -> new AtomicInteger())
                  .incrementAndGet();
            })
        .once(store);
  }

  private void send(byte[] body, Fate fate) throws Exception {
    HookEvent event = HookEvent.parse(body).event().orElseThrow();
    mishaps.computeIfAbsent(fate.name(), name -> new AtomicInteger()).incrementAndGet();
    if (fate == Fate.CRASH) {
      store.claim(event.key().orElseThrow(), HookRouter.DEFAULT_LEASE); // and never heard of again
      again.add(body);
      return;
    }
    int status = router(fate).handle(event).status();
    if (fate == Fate.ANSWER_LOST || status != 200) {
      again.add(body);
    }
  }

  @Test
  void noneIsLostAndNoneIsHandledTwice() throws Exception {
    List<byte[]> round = new ArrayList<>();
    JsonObject push = Samples.get("git.push");
    for (int i = 1; i <= DELIVERIES; i++) {
      round.add(Samples.bytes(Samples.numbered(push, i)));
    }
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    int rounds = 0;
    try {
      while (!round.isEmpty()) {
        List<Callable<Void>> sendings = new ArrayList<>();
        Random random = new Random(rounds);
        for (byte[] body : round) {
          Fate fate = rounds < 8 ? fate(random) : Fate.WELL;
          Callable<Void> sending =
              () -> {
                send(body, fate);
                return null;
              };
          sendings.addAll(Collections.nCopies(fate == Fate.SENT_TWICE ? 2 : 1, sending));
        }
        for (Future<Void> one : senders.invokeAll(sendings)) {
          one.get();
        }
        round = new ArrayList<>(again);
        again.clear();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
        rounds++;
        assertThat(rounds).as("it comes to an end").isLessThan(20);
      }
    } finally {
      senders.shutdownNow();
    }
    assertThat(mishaps).hasSize(Fate.values().length);
    assertThat(mishaps.values()).allSatisfy(times -> assertThat(times.get()).isGreaterThan(500));
    assertThat(done).hasSize(DELIVERIES);
    assertThat(done.values()).allSatisfy(times -> assertThat(times).hasValue(1));
  }
}

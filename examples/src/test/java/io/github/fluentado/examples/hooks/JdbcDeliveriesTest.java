// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.hooks.Claim;
import io.github.fluentado.hooks.DeliveryKey;
import io.github.fluentado.hooks.DeliveryStore;
import io.github.fluentado.hooks.Handled;
import io.github.fluentado.hooks.HookEvent;
import io.github.fluentado.hooks.HookRouter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On H2 in memory, or on the database that {@code -Dhooks.jdbc=URL} names: {@code
 * scripts/postgres-hooks} does that with PostgreSQL.
 */
class JdbcDeliveriesTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int RECEIVERS = 4;

  private final String url =
      System.getProperty("hooks.jdbc", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-05-06T07:08:09Z"));
  private final Pool pool = new Pool(url);
  private final Pool farPool = new Pool(url);
  private final JdbcDeliveries store = new JdbcDeliveries(pool.source(), new Hand());
  private final JdbcDeliveries elsewhere = new JdbcDeliveries(farPool.source(), new Hand());
  private final ExecutorService receivers = Executors.newFixedThreadPool(RECEIVERS);

  private final class Hand extends Clock {
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
  }

  @BeforeEach
  void prepare() throws SQLException {
    store.prepare();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute("DELETE FROM hook_delivery");
    }
    elsewhere.prepare(); // once more changes nothing
  }

  @AfterEach
  void stop() throws SQLException {
    receivers.shutdownNow();
    pool.close();
    farPool.close();
  }

  private static DeliveryKey key(int number) {
    return new DeliveryKey("subscription", "" + number);
  }

  private static String owner(Claim claim) {
    return ((Claim.Taken) claim).owner();
  }

  @Test
  void claimOfOneIsSeenByTheOther() throws SQLException {
    String first = owner(store.claim(key(1), LEASE));
    assertThat(elsewhere.claim(key(1), LEASE)).isInstanceOf(Claim.Busy.class);
    assertThat(elsewhere.claim(key(2), LEASE)).isInstanceOf(Claim.Taken.class);
    assertThat(store.complete(key(1), first)).isTrue();
    assertThat(elsewhere.claim(key(1), LEASE)).isInstanceOf(Claim.Done.class);
    assertThat(store.complete(key(1), first)).isFalse();
  }

  @Test
  void crashBetweenClaimAndEndIsPickedUp() throws SQLException {
    String crashed = owner(store.claim(key(1), LEASE));
    now.updateAndGet(instant -> instant.plus(LEASE).minusMillis(1));
    assertThat(elsewhere.claim(key(1), LEASE)).isInstanceOf(Claim.Busy.class);
    now.updateAndGet(instant -> instant.plusMillis(1));
    String next = owner(elsewhere.claim(key(1), LEASE));
    assertThat(store.complete(key(1), crashed)).isFalse();
    store.release(key(1), crashed);
    assertThat(store.claim(key(1), LEASE)).isInstanceOf(Claim.Busy.class);
    assertThat(elsewhere.complete(key(1), next)).isTrue();
  }

  @Test
  void claimsOfTheSameMomentHaveOneHolder() throws Exception {
    CyclicBarrier together = new CyclicBarrier(RECEIVERS);
    for (int number = 1; number <= 50; number++) {
      DeliveryKey same = key(number);
      for (String round : List.of("new", "taken over")) {
        List<Callable<Claim>> claims = new ArrayList<>();
        for (int i = 0; i < RECEIVERS; i++) {
          JdbcDeliveries own = i % 2 == 0 ? store : elsewhere;
          claims.add(
              () -> {
                together.await();
                return own.claim(same, LEASE);
              });
        }
        List<Claim> came = new ArrayList<>();
        for (Future<Claim> one : receivers.invokeAll(claims)) {
          came.add(one.get());
        }
        assertThat(came).as(round).filteredOn(Claim.Taken.class::isInstance).hasSize(1);
        assertThat(came).filteredOn(Claim.Busy.class::isInstance).hasSize(RECEIVERS - 1);
        now.updateAndGet(instant -> instant.plus(LEASE));
      }
    }
  }

  @Test
  void releasedDeliveryIsFreeAndOldOnesAreForgotten() throws SQLException {
    store.release(key(1), owner(store.claim(key(1), LEASE)));
    String again = owner(elsewhere.claim(key(1), LEASE));
    assertThat(elsewhere.complete(key(1), again)).isTrue();
    assertThat(store.forget(Duration.ofDays(2))).isZero();
    now.updateAndGet(instant -> instant.plus(Duration.ofDays(3)));
    assertThat(store.forget(Duration.ofDays(2))).isEqualTo(1);
    assertThat(store.claim(key(1), LEASE)).isInstanceOf(Claim.Taken.class);
  }

  /** A receiver that dies: what it holds is neither ended nor given back. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Dies when the handlers have run, before the delivery is ended. */
  private record DiesBeforeTheEnd(DeliveryStore store) implements DeliveryStore {
    @Override
    public Claim claim(DeliveryKey key, Duration lease) throws Exception {
      return store.claim(key, lease);
    }

    @Override
    public boolean complete(DeliveryKey key, String owner) {
      throw new Crash();
    }

    @Override
    public void release(DeliveryKey key, String owner) {
      throw new Crash();
    }
  }

  @Test
  void workBeforeACrashIsRepeatedAfterTheLeaseOnceAndNoMore() {
    List<String> sent = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    HookRouter router =
        HookRouter.create()
            .always(event -> sent.add(event.notificationId().orElseThrow()))
            .always(event -> labels.add(event.notificationId().orElseThrow()));
    HookEvent event = event(1);
    assertThat(router.once(new DiesBeforeTheEnd(store), LEASE).handle(event).status())
        .isEqualTo(503);
    assertThat(sent).containsExactly("1");

    HookRouter next = router.once(elsewhere, LEASE);
    now.updateAndGet(instant -> instant.plus(LEASE).minusMillis(1));
    assertThat(next.handle(event).outcome()).isEqualTo(Handled.Outcome.BUSY);
    now.updateAndGet(instant -> instant.plusMillis(1));
    assertThat(next.handle(event).outcome()).isEqualTo(Handled.Outcome.HANDLED);
    assertThat(next.handle(event).outcome()).isEqualTo(Handled.Outcome.DUPLICATE);
    assertThat(sent).as("what adds is added twice").containsExactly("1", "1");
    assertThat(labels).as("what sets bears repetition").containsExactly("1");
  }

  private static HookEvent event(int number) {
    String body =
        "{\"eventType\":\"git.push\",\"subscriptionId\":\"s\",\"notificationId\":" + number + "}";
    return HookEvent.parse(body.getBytes(StandardCharsets.UTF_8)).event().orElseThrow();
  }

  @Test
  void twoReceiversHandleEachEventOnce() throws Exception {
    int events = 300;
    Map<String, AtomicInteger> handled = new ConcurrentHashMap<>();
    List<Callable<Integer>> deliveries = new ArrayList<>();
    for (int i = 0; i < events * 4; i++) {
      int number = i % events;
      JdbcDeliveries own = i % 2 == 0 ? store : elsewhere;
      deliveries.add(() -> deliver(own, number, handled, number % 10 == 0));
    }
    Collections.shuffle(deliveries, new Random(7));
    int crashes = 0;
    for (Future<Integer> one : receivers.invokeAll(deliveries)) {
      crashes += one.get() == 500 ? 1 : 0;
    }
    assertThat(crashes).isEqualTo(events / 10);
    assertThat(handled).hasSize(events - crashes);

    now.updateAndGet(instant -> instant.plus(HookRouter.DEFAULT_LEASE));
    for (Callable<Integer> again : deliveries) {
      assertThat(again.call()).isEqualTo(200);
    }
    assertThat(handled).hasSize(events).allSatisfy((id, times) -> assertThat(times).hasValue(1));
  }

  private final Map<Integer, Boolean> crashed = new ConcurrentHashMap<>();

  private int deliver(
      JdbcDeliveries own, int number, Map<String, AtomicInteger> handled, boolean crashes) {
    HookEvent event = event(number);
    HookRouter router =
        HookRouter.create()
            .always(
                it ->
                    handled
                        .computeIfAbsent(
                            it.notificationId().orElseThrow(), id -> new AtomicInteger())
                        .incrementAndGet());
    try {
      if (crashes
          && own.claim(event.key().orElseThrow(), HookRouter.DEFAULT_LEASE)
              instanceof Claim.Taken taken) {
        if (crashed.putIfAbsent(number, true) == null) {
          throw new Crash();
        }
        own.release(event.key().orElseThrow(), taken.owner());
      }
      Handled outcome = router.once(own).handle(event);
      assertThat(outcome.failures()).isEmpty();
      return outcome.status();
    } catch (Crash crash) {
      return 500;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

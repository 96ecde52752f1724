// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final MemoryStore store = new MemoryStore(3, new Hand());

  /** A clock that stands until it is moved. */
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

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static DeliveryKey key(int notification) {
    return new DeliveryKey("s", "" + notification);
  }

  private String taken(int notification) {
    return ((Claim.Taken) store.claim(key(notification), LEASE)).owner();
  }

  private Claim claim(int notification) {
    return store.claim(key(notification), LEASE);
  }

  @Test
  void claimHoldsUntilItsLeaseEnds() {
    String crashed = taken(1);
    assertThat(claim(1)).isInstanceOf(Claim.Busy.class);
    pass(LEASE.minusMillis(1));
    assertThat(claim(1)).isInstanceOf(Claim.Busy.class);
    pass(Duration.ofMillis(1));
    String next = taken(1);
    assertThat(store.complete(key(1), crashed)).as("no longer its own").isFalse();
    store.release(key(1), crashed);
    assertThat(claim(1)).isInstanceOf(Claim.Busy.class);
    assertThat(store.complete(key(1), next)).isTrue();
    pass(LEASE.multipliedBy(9));
    assertThat(claim(1)).isInstanceOf(Claim.Done.class);
    assertThat(store.complete(key(1), next)).isFalse();
  }

  @Test
  void releasedDeliveryIsFree() {
    store.release(key(1), taken(1));
    assertThat(claim(1)).isInstanceOf(Claim.Taken.class);
  }

  @Test
  void oldestThatAreDoneMakeRoomAndThoseUnderWayDoNot() {
    String first = taken(1);
    assertThat(store.complete(key(2), taken(2))).isTrue();
    assertThat(store.complete(key(1), first)).isTrue();
    taken(3);
    taken(4);
    assertThat(claim(1)).as("done last").isInstanceOf(Claim.Done.class);
    taken(2);
    assertThat(claim(5)).as("full").isInstanceOf(Claim.Busy.class);
    pass(LEASE);
    assertThat(claim(5)).as("a lease has ended").isInstanceOf(Claim.Taken.class);
  }
}

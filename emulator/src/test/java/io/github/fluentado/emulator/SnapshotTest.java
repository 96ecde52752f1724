// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class SnapshotTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @AutoClose
  private final Emulator emulator =
      Emulator.builder().clock(InstantSource.fixed(NOON)).seeded().start();

  private final Wire wire = Wire.of(emulator);

  private String title(int id) {
    return wire.item(id).field("System.Title");
  }

  private void rename(String title) {
    wire.update(1, Wire.add("System.Title", title));
  }

  @Test
  void goesBackToEachStateAsOftenAsWanted() {
    rename("first");
    Snapshot first = emulator.snapshot();
    int rev = wire.item(1).rev();
    rename("second");
    Snapshot second = emulator.snapshot();
    rename("third");
    emulator.restore(second);
    assertThat(title(1)).isEqualTo("second");
    rename("fourth");
    emulator.restore(second);
    assertThat(title(1)).isEqualTo("second");
    emulator.restore(first);
    assertThat(title(1)).isEqualTo("first");
    assertThat(wire.item(1).rev()).isEqualTo(rev);
  }

  @Test
  void newNumbersAreGivenAgainAfterGoingBack() {
    Snapshot before = emulator.snapshot();
    int id = wire.task("one").id();
    emulator.restore(before);
    assertThat(wire.item(id).status()).isEqualTo(404);
    assertThat(wire.task("another").id()).isEqualTo(id);
  }

  @Test
  void aStateTakenAfterTheOneRestoredIsGone() {
    Snapshot first = emulator.snapshot();
    rename("kept");
    Snapshot later = emulator.snapshot();
    emulator.restore(first);
    rename("now");
    assertThatThrownBy(() -> emulator.restore(later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gone");
    assertThat(title(1)).isEqualTo("now");
  }

  @Test
  void aStateOfAnotherEmulatorIsRefused() {
    try (Emulator other = Emulator.start()) {
      Snapshot foreign = other.snapshot();
      assertThatThrownBy(() -> emulator.restore(foreign))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another emulator");
    }
  }

  @Test
  void tokensAndClockGoBackToo() {
    Snapshot before = emulator.snapshot();
    emulator.accept("more");
    emulator.revoke(emulator.token());
    emulator.clock().advance(ofDays(3));
    emulator.clock().freeze();
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(203);
    emulator.restore(before);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    assertThat(wire.with("x", "y").get("/_apis/projects").status()).isEqualTo(200);
    assertThat(emulator.clock().instant()).isEqualTo(NOON);
    assertThat(emulator.clock().isFrozen()).isFalse();
    Wire more = Wire.anonymous(emulator).with("Authorization", Wire.basic("more"));
    assertThat(more.get("/_apis/projects").status()).isEqualTo(203);
  }

  @Test
  void faultsAndRequestsStayUnlessReset() {
    Snapshot before = emulator.snapshot();
    emulator.faults().on("GET", "/_apis/projects").times(2).answer(503);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(503);
    emulator.restore(before);
    assertThat(emulator.requests()).hasSize(1);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(503);
  }

  @Test
  void afterAResetAllIsAsAfterTheStart() {
    Wire.Answer early = wire.get("/_apis/projects");
    rename("changed");
    Snapshot later = emulator.snapshot();
    emulator.faults().on("*", "**").always().answer(500);
    emulator.expireTokenAfter(emulator.token(), 1);
    emulator.clock().set(NOON.minusSeconds(5));
    emulator.reset();
    assertThat(emulator.requests()).isEmpty();
    Wire.Answer late = wire.get("/_apis/projects");
    assertThat(late.text()).isEqualTo(early.text());
    assertThat(late.header("ActivityId")).isEqualTo(early.header("ActivityId"));
    assertThat(title(1)).isNotEqualTo("changed");
    assertThat(emulator.clock().instant()).isEqualTo(NOON);
    assertThatThrownBy(() -> emulator.restore(later)).isInstanceOf(IllegalStateException.class);
    emulator.reset();
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void aTokenEndsAtItsTime() {
    emulator.expireToken(emulator.token(), NOON.plus(ofMinutes(5)));
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    emulator.clock().advance(ofMinutes(5));
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(203);
    assertThat(wire.wiql("SELECT [System.Id] FROM WorkItems").status()).isEqualTo(302);
    emulator.accept(emulator.token());
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
  }

  @Test
  void aTokenEndsAfterItsRequests() {
    emulator.expireTokenAfter(emulator.token(), 2);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(200);
    assertThat(wire.get("/_apis/projects").status()).isEqualTo(203);
    assertThatThrownBy(() -> emulator.expireToken("unknown", NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("unknown");
    assertThatThrownBy(() -> emulator.expireTokenAfter(emulator.token(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

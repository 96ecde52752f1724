// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.page.Exchanges;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.server.SignIn;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** An emulated service without the listener that makes it reachable: its parts, and its state. */
final class Service {
  private final World world;
  private final EmulatorClock clock;
  private final SignIn signIn;
  private final Faults faults;
  private final Function<SeedDocument, Map<String, Object>> seeding;
  private final RequestLog log = new RequestLog();
  private final Exchanges exchanges = new Exchanges();
  private final AtomicLong activities = new AtomicLong();
  private final Snapshot start;

  /** What there is now is what {@link #reset} returns to. */
  Service(
      World world,
      EmulatorClock clock,
      SignIn signIn,
      Faults faults,
      Function<SeedDocument, Map<String, Object>> seeding) {
    this.world = world;
    this.clock = clock;
    this.signIn = signIn;
    this.faults = faults;
    this.seeding = seeding;
    this.start = snapshot();
  }

  World world() {
    return world;
  }

  EmulatorClock clock() {
    return clock;
  }

  SignIn signIn() {
    return signIn;
  }

  Faults faults() {
    return faults;
  }

  RequestLog log() {
    return log;
  }

  /** What those see who look on. */
  Exchanges exchanges() {
    return exchanges;
  }

  /** Counts answers, whose ids are made from it. */
  AtomicLong activities() {
    return activities;
  }

  /** Puts the document in, whole or not at all; tells what its keys stand for. */
  Seeds seed(SeedDocument document) {
    Map<String, Object> keys = seeding.apply(document);
    return new Seeds(document.projects(), Map.of(), keys);
  }

  Snapshot snapshot() {
    return world.gate().changing(() -> new Snapshot(this, world.store().mark(), clock.setting()));
  }

  void restore(Snapshot snapshot) {
    if (snapshot.owner() != this) {
      throw new IllegalArgumentException("This snapshot is of another emulator.");
    }
    world
        .gate()
        .changing(
            () -> {
              world.store().returnTo(snapshot.mark());
              clock.restore(snapshot.clock());
            });
    clock.changed(); // what is due by the time now happens as after any jump
  }

  void reset() {
    faults.clear();
    restore(start);
    forgetRequests();
    activities.set(0);
  }

  void forgetRequests() {
    log.forget();
    exchanges.forget();
    world.downloads().forgetRequests();
  }
}

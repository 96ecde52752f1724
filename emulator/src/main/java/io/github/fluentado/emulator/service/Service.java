// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.service;

import io.github.fluentado.emulator.clock.MovableClock;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.fault.ArmedFaults;
import io.github.fluentado.emulator.page.Exchanges;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.seed.Seeded;
import io.github.fluentado.emulator.server.SignIn;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** An emulated service without the listener that makes it reachable: its parts, and its state. */
public final class Service {
  private final World world;
  private final MovableClock clock;
  private final SignIn signIn;
  private final ArmedFaults faults;
  private final Function<SeedDocument, Map<String, Object>> seeding;
  private final RequestLog log = new RequestLog();
  private final Exchanges exchanges = new Exchanges();
  private final AtomicLong activities = new AtomicLong();
  private final SavedState start;

  /** What there is now is what {@link #reset} returns to. */
  public Service(
      World world,
      MovableClock clock,
      SignIn signIn,
      ArmedFaults faults,
      Function<SeedDocument, Map<String, Object>> seeding) {
    this.world = world;
    this.clock = clock;
    this.signIn = signIn;
    this.faults = faults;
    this.seeding = seeding;
    this.start = save();
  }

  public World world() {
    return world;
  }

  public MovableClock clock() {
    return clock;
  }

  public SignIn signIn() {
    return signIn;
  }

  public ArmedFaults faults() {
    return faults;
  }

  public RequestLog log() {
    return log;
  }

  /** What those see who look on. */
  public Exchanges exchanges() {
    return exchanges;
  }

  /** Counts answers, whose ids are made from it. */
  public AtomicLong activities() {
    return activities;
  }

  /** Puts the document in, whole or not at all; tells what its keys stand for. */
  public Seeded seed(SeedDocument document) {
    Map<String, Object> keys = seeding.apply(document);
    return new Seeded(document.projects(), Map.of(), keys);
  }

  public SavedState save() {
    return world.gate().changing(() -> new SavedState(this, world.store().mark(), clock.setting()));
  }

  public void restore(SavedState state) {
    if (state.owner() != this) {
      throw new IllegalArgumentException("This snapshot is of another emulator.");
    }
    world
        .gate()
        .changing(
            () -> {
              world.store().returnTo(state.mark());
              clock.restore(state.clock());
            });
    clock.changed(); // what is due by the time now happens as after any jump
  }

  public void reset() {
    faults.clear();
    restore(start);
    forgetRequests();
    activities.set(0);
  }

  public void forgetRequests() {
    log.forget();
    exchanges.forget();
    world.downloads().forgetRequests();
  }
}

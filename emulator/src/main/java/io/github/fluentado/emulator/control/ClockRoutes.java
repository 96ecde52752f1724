// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.clock.MovableClock;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.yaml.MemberReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells the time, and moves it. */
final class ClockRoutes {
  private final MovableClock clock;

  ClockRoutes(MovableClock clock) {
    this.clock = clock;
  }

  Doc time() {
    return Doc.of("now", clock.instant()).with("frozen", clock.isFrozen());
  }

  HttpAnswer handle(ControlCall call) {
    call.only("GET", "POST");
    if (call.is("POST")) {
      move(MemberReader.of(call.body(), "a change of the clock"));
    }
    return Answers.ok(time());
  }

  private void move(MemberReader change) {
    Optional<Duration> advance = change.duration("advance");
    Optional<Instant> set = change.instant("set");
    boolean tellsFrozen = change.has("frozen");
    boolean frozen = change.flag("frozen");
    change.end();
    if (advance.isPresent() && set.isPresent()) {
      throw change.wrong("set", "either \"advance\" or \"set\", not both");
    }
    if (tellsFrozen && frozen) {
      clock.freeze();
    }
    advance.ifPresent(clock::advance);
    set.ifPresent(clock::set);
    if (tellsFrozen && !frozen) {
      clock.resume();
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who wrote a commit, and when; git knows whole seconds only. */
public record Signature(String name, String email, Instant date) {

  public Signature {
    date = date.truncatedTo(ChronoUnit.SECONDS);
  }

  public static Signature of(Identity person, Instant date) {
    return new Signature(person.displayName(), person.uniqueName(), date);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Copying;
import io.github.fluentado.core.http.Validator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run of a download is.
 *
 * @param position of the next byte
 * @param validator of the file; absent if its rest cannot be asked for
 * @param total bytes, or -1
 * @param tries attempts that have brought next to nothing
 * @param beside whether parts may come beside each other
 */
record Stage(
    long position,
    @Nullable Validator validator,
    long total,
    int tries,
    Duration elapsed,
    boolean beside) {
  // A body that brought so much before it broke off is no reason to give up soon.
  private static final long ENOUGH = 1024 * 1024;

  Stage at(long next) {
    return new Stage(next, validator, total, tries, elapsed, beside);
  }

  Stage anew() {
    return new Stage(0, null, -1, tries, elapsed, beside);
  }

  Stage alone() {
    return new Stage(position, validator, total, tries, elapsed, false);
  }

  Stage of(@Nullable Validator known, long bytes) {
    return new Stage(position, known, bytes, tries, elapsed, beside);
  }

  /** After a body that broke off. */
  Stage after(Copying.Part part) {
    boolean enough = validator != null && part.position() - position >= ENOUGH;
    Duration more = elapsed.plus(part.took());
    return new Stage(part.position(), validator, total, enough ? 1 : tries + 1, more, beside);
  }
}

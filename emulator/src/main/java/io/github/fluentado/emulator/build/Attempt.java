// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One go of a build.
 *
 * @param length how long it takes unless it is cut short
 * @param wish the result it comes to unless it is canceled
 * @param end null while it goes on
 * @param result null while it goes on
 */
record Attempt(
    int number,
    Instant start,
    Duration length,
    String wish,
    @Nullable Instant end,
    @Nullable String result) {

  Attempt ended(Instant at, String withResult) {
    return new Attempt(number, start, length, wish, at, withResult);
  }
}

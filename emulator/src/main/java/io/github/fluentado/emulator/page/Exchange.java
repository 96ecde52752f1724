// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.page;

import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A request with its answer.
 *
 * @param number counted from 1, never used again
 */
record Exchange(int number, Instant time, HttpRequest request, Delivery delivery) {

  /** Empty when the connection was reset. */
  Optional<HttpAnswer> answer() {
    if (delivery instanceof Delivery.Whole whole) {
      return Optional.of(whole.answer());
    } else if (delivery instanceof Delivery.Dripped slow) {
      return Optional.of(slow.answer());
    }
    return delivery instanceof Delivery.Truncated cut
        ? Optional.of(cut.answer())
        : Optional.empty();
  }

  int size() {
    return request.length() + answer().map(HttpAnswer::length).orElse(0);
  }
}

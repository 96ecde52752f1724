// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.time.Duration;

/** How an answer gets onto the wire. */
public sealed interface Delivery {

  /** As it should be. */
  record Whole(HttpAnswer answer) implements Delivery {}

  /** The announced length, but only the first bytes of the body; then the connection breaks. */
  record Truncated(HttpAnswer answer, int bytes) implements Delivery {}

  /** Whole in the end, but only so many bytes of the body at a time, with a pause between. */
  record Dripped(HttpAnswer answer, int bytes, Duration pause) implements Delivery {}

  /** No answer: the connection is reset. */
  record Reset() implements Delivery {}

  /** The status that the client sees; 0 if it sees none. */
  default int status() {
    if (this instanceof Whole whole) {
      return whole.answer().status();
    } else if (this instanceof Dripped slow) {
      return slow.answer().status();
    }
    return this instanceof Truncated cut ? cut.answer().status() : 0;
  }
}

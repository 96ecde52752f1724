// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.http.HttpAnswer;
import java.util.Optional;

/** Speaks one protocol. */
interface Door {
  /** Empty where the path leads nowhere. */
  Optional<HttpAnswer> answer(Request request);
}

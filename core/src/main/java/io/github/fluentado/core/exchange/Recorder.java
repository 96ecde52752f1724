// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;

/** Hears of each answer that gave a result, in the order of a run. */
@FunctionalInterface
public interface Recorder {
  void answered(int status, Headers headers);

  /** Nobody wants to know. */
  static Recorder none() {
    return (status, headers) -> {};
  }

  /** Both hear. */
  default Recorder and(Recorder other) {
    return (status, headers) -> {
      answered(status, headers);
      other.answered(status, headers);
    };
  }
}

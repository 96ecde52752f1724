// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.util.Optional;

/** Judges an answer that came inside another one, as the entries of a batch do. */
public final class PartialAnswer {
  private PartialAnswer() {}

  /**
   * The failure that the answer tells, by the same rules as for an answer of its own.
   *
   * @param what was asked for, as people know it
   */
  public static Optional<AzureDevOpsException> failure(String what, HttpResponse response) {
    Outcome outcome = Outcomes.of(Headers.none(), response);
    if (outcome == Outcome.SUCCESS) {
      return Optional.empty();
    }
    return Optional.of(
        AzureDevOpsException.of(outcome.kind(), what + " failed")
            .response(response)
            .error(ErrorBodies.read(response))
            .attempts(1)
            .build());
  }
}

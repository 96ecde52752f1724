// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.JsonDecodingException;
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

  /** The part was a success, but what it holds cannot be read. */
  public static AzureDevOpsException unreadable(
      String what, HttpResponse response, JsonDecodingException cause) {
    String text = what + " got an answer that cannot be read: " + cause.getMessage();
    return AzureDevOpsException.of(ErrorKind.UNDECODABLE, text)
        .response(response)
        .attempts(1)
        .cause(cause)
        .build();
  }
}

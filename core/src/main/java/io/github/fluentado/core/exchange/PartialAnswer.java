// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.JsonDecodingException;
import java.util.Optional;

/**
 * Judges an answer that came inside another one, as the entries of a batch do. All of them are
 * changes.
 */
public final class PartialAnswer {
  private PartialAnswer() {}

  /**
   * The failure that the answer tells, by the same rules as for an answer of its own.
   *
   * @param what was asked for, as people know it
   */
  public static Optional<AzureDevOpsException> failure(String what, HttpResponse response) {
    Outcome outcome = Outcomes.of(false, Headers.none(), response);
    if (outcome == Outcome.SUCCESS) {
      return Optional.empty();
    }
    boolean open = outcome.fate() == Outcome.Fate.UNCERTAIN;
    ErrorKind kind = open ? ErrorKind.OUTCOME_UNKNOWN : outcome.kind();
    AzureDevOpsException.Builder failure =
        AzureDevOpsException.of(kind, what + " failed").attempts(1);
    return Optional.of(ErrorBodies.told(failure, response).build());
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

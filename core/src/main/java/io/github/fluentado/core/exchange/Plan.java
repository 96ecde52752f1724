// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.HttpRequest;
import java.util.Set;

/**
 * What is to be sent, and what may be done with it.
 *
 * @param what the operation as people know it, for messages
 * @param request everything but the credential
 * @param readOnly it changes nothing, so that a lost answer costs nothing
 * @param repeatable sending it twice has the effect of sending it once
 * @param reception how the body of the answer is taken in
 */
public record Plan(
    String what, HttpRequest request, boolean readOnly, boolean repeatable, Reception reception) {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> IDEMPOTENT = Set.of("PUT", "DELETE");

  /** A plan with what the verb alone tells. */
  public static Plan of(String what, HttpRequest request) {
    boolean reads = READING.contains(request.method());
    return new Plan(
        what, request, reads, reads || IDEMPOTENT.contains(request.method()), Reception.WHOLE);
  }

  /** Changes nothing, whatever the verb: a query sent as a POST. */
  public Plan reading() {
    return new Plan(what, request, true, true, reception);
  }

  /** Guarded so that a second arrival is refused: a patch that tests the revision. */
  public Plan guarded() {
    return new Plan(what, request, readOnly, true, reception);
  }

  /** Hands the body on open. */
  public Plan streaming() {
    return new Plan(what, request, readOnly, repeatable, Reception.STREAM);
  }

  /** The same plan for another request. */
  public Plan with(HttpRequest other) {
    return new Plan(what, other, readOnly, repeatable, reception);
  }
}

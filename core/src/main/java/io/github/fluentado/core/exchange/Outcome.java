// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.ErrorKind;

/** What an answer, or the lack of one, means. Decided in one place: {@link Outcomes}. */
enum Outcome {
  SUCCESS(ErrorKind.UNDECODABLE, Fate.DONE),
  SIGN_IN(ErrorKind.UNAUTHENTICATED, Fate.REFUSED),
  /** A change was answered by a page that is not the service's: it may have been made. */
  HIDDEN(ErrorKind.OUTCOME_UNKNOWN, Fate.HIDDEN),
  REDIRECT(ErrorKind.REDIRECTED, Fate.REFUSED),
  THROTTLED(ErrorKind.THROTTLED, Fate.TRY_LATER),
  FORBIDDEN(ErrorKind.FORBIDDEN, Fate.REFUSED),
  NOT_FOUND(ErrorKind.NOT_FOUND, Fate.REFUSED),
  CONFLICT(ErrorKind.CONFLICT, Fate.REFUSED),
  INVALID(ErrorKind.INVALID, Fate.REFUSED),
  /** The server knows nothing as new as what was asked for. */
  NOT_SUPPORTED(ErrorKind.NOT_SUPPORTED, Fate.REFUSED),
  /** A 400 that the service itself did not write. */
  GATEWAY_REFUSAL(ErrorKind.INVALID, Fate.PASSING),
  /** 503 with a time to come back: the service did not begin. */
  BUSY(ErrorKind.UNAVAILABLE, Fate.PASSING),
  /** 408, 502, 503, 504: something between gave up, and the service may have been at work. */
  GATEWAY_FAILURE(ErrorKind.UNAVAILABLE, Fate.UNCERTAIN),
  OFFLINE(ErrorKind.UNAVAILABLE, Fate.REFUSED),
  SERVER_ERROR(ErrorKind.SERVER_ERROR, Fate.REFUSED),
  NOT_SENT(ErrorKind.TRANSPORT, Fate.TRY_LATER),
  /** And never will be as things are: its certificate was looked at and refused, for one. */
  NEVER_SENT(ErrorKind.TRANSPORT, Fate.REFUSED),
  NOT_BEGUN(ErrorKind.TIMED_OUT, Fate.TRY_LATER),
  LOST(ErrorKind.TRANSPORT, Fate.UNCERTAIN),
  TIMED_OUT(ErrorKind.TIMED_OUT, Fate.UNCERTAIN),
  NO_CREDENTIAL(ErrorKind.UNAUTHENTICATED, Fate.REFUSED),
  CLOSED(ErrorKind.CLOSED, Fate.REFUSED),
  TOO_LARGE(ErrorKind.UNDECODABLE, Fate.REFUSED);

  /** What is known of the request, which decides whether it may be sent again. */
  enum Fate {
    /** It was carried out. */
    DONE,
    /** It was refused, and would be again. */
    REFUSED,
    /** It was surely not carried out, and may be sent again, whatever it is. */
    TRY_LATER,
    /** It was surely not carried out, but only what is repeatable is sent again. */
    PASSING,
    /** It may have been carried out, and to send it again would be answered alike. */
    HIDDEN,
    /** It may have been carried out: only what is repeatable is sent again. */
    UNCERTAIN
  }

  private final ErrorKind kind;
  private final Fate fate;

  Outcome(ErrorKind kind, Fate fate) {
    this.kind = kind;
    this.fate = fate;
  }

  /** How the failure is told to the caller, as far as it does not depend on the request. */
  ErrorKind kind() {
    return kind;
  }

  Fate fate() {
    return fate;
  }

  /** Whether a request may be sent again after this. */
  boolean retryable(boolean repeatable) {
    return switch (fate) {
      case DONE, REFUSED, HIDDEN -> false;
      case TRY_LATER -> true;
      case PASSING, UNCERTAIN -> repeatable;
    };
  }
}

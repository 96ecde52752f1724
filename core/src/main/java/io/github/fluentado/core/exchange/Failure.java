// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

/**
 * Why a step came to nothing.
 *
 * @param kind what is known of the request's fate
 * @param cause the error as the transport or the credential gave it
 */
public record Failure(Kind kind, Throwable cause) {

  /** What is known of the request's fate. */
  public enum Kind {
    /** It never left: no connection, no name, no trust. */
    NOT_SENT,
    /** It never left, and never will as things are: the certificate is not trusted, for one. */
    REFUSED,
    /** It may have arrived: the connection broke before or within the answer. */
    MAYBE_SENT,
    /** No answer in time; it may have arrived. */
    TIMED_OUT,
    /** It was not even begun in time, as others were before it; nothing was sent. */
    NOT_BEGUN,
    /** The credential could not give a token; nothing was sent. */
    NO_CREDENTIAL,
    /** The client was closed; nothing was sent. */
    CLOSED,
    /** The answer came but is larger than the client takes into memory. */
    TOO_LARGE,
    /** Work of this side, such as writing a file, could not be done. */
    WORK
  }
}

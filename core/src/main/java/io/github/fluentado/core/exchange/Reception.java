// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;

/** How the body of an answer is taken in. */
public enum Reception {
  /** Read to its end before anybody looks at it. */
  WHOLE,
  /** Handed on open, if it is the download that was asked for; else read to its end. */
  STREAM;

  /**
   * Whether to hand the body on open. Error bodies and sign-in pages are read whole, so that they
   * can be understood.
   */
  public boolean streams(Headers asked, int status, Headers headers) {
    return this == STREAM
        && status >= 200
        && status <= 299
        && !SignIn.typed(asked, status, headers);
  }

  /** Whether the headers do not tell a page from a file, so that its beginning has to. */
  public boolean looks(Headers asked, int status, Headers headers) {
    return this == STREAM && SignIn.untyped(asked, status, headers);
  }
}

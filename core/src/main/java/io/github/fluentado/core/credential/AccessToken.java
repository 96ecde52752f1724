// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.Check;
import java.time.Instant;

/**
 * A bearer token and the end of its life. Its text form does not show the token.
 *
 * @param token the token itself
 * @param expiresAt when it stops to work
 */
public record AccessToken(String token, Instant expiresAt) {

  public AccessToken {
    Check.visible("token", token);
    Check.notNull("expiresAt", expiresAt);
  }

  @Override
  public String toString() {
    return "AccessToken[***, expiresAt=" + expiresAt + "]";
  }
}

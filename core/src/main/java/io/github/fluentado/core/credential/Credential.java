// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who the client is. Asked before each attempt, from many threads at once, so a fresh token is used
 * as soon as there is one. Implementations show no secret in their text form.
 */
public interface Credential extends AutoCloseable {

  /**
   * What to send. May do I/O; must not block the caller for long, which is what the stage is for.
   *
   * @param now the client's time
   * @param rejected what the service has just refused; absent at first. A credential that can get
   *     something newer should, once for all callers; one that cannot answers with the same again
   */
  CompletionStage<Authorization> authorize(Instant now, @Nullable Authorization rejected);

  /** Forgets what is held, where that is possible. */
  @Override
  default void close() {}

  /** A personal access token. */
  static Credential pat(String personalAccessToken) {
    return fixed(Authorization.basic("", Check.text("personalAccessToken", personalAccessToken)));
  }

  /** The same as {@link #pat}, for who looks for it by this name. */
  static Credential token(String personalAccessToken) {
    return pat(personalAccessToken);
  }

  /**
   * User name and password, as some servers ask for; the name may be empty.
   *
   * @throws IllegalArgumentException if the user has a colon: the service could not tell where it
   *     ends
   */
  static Credential basic(String user, String password) {
    return fixed(
        Authorization.basic(Check.notNull("user", user), Check.text("password", password)));
  }

  /** A bearer token that stays the same, such as the job token of a pipeline. */
  static Credential bearer(String token) {
    return fixed(Authorization.bearer(Check.visible("token", token)));
  }

  /**
   * Bearer tokens that expire. The supplier is asked when there is no token, when the one held is
   * about to expire (two minutes before, or a fifth of its life if that is less), and once after
   * the service refused one; one answer serves all who wait. What may pass (an {@link
   * java.io.IOException}, a time-out, in the failure or behind it) is tried four times within some
   * seconds; any other failure counts at once. While a token is still good, a supplier that fails
   * does no harm. One that has not answered for a minute is asked again beside that, on three
   * threads at most.
   *
   * @param supplier gets a new token; it may block, is called on a thread of its own, and may be
   *     interrupted when nobody waits for it any more
   */
  static Credential bearer(Supplier<AccessToken> supplier) {
    return new ExpiringCredential(Check.notNull("supplier", supplier));
  }

  /**
   * The credential that the environment of this process holds: a personal access token, or the
   * token of a pipeline's job.
   *
   * @throws IllegalStateException if there is none; the message says which variable to set
   * @see Environment
   */
  static Credential fromEnvironment() {
    return Environment.system().credential();
  }

  /** No credential: for what the service shows to anybody. */
  static Credential anonymous() {
    return fixed(Authorization.none());
  }

  private static Credential fixed(Authorization authorization) {
    return new FixedCredential(CompletableFuture.completedFuture(authorization));
  }
}

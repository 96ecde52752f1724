// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.Check;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes into the {@code Authorization} header. Its text form does not show it. */
public final class Authorization {
  private static final Authorization NONE = new Authorization(null);

  private final @Nullable String header;

  private Authorization(@Nullable String header) {
    this.header = header;
  }

  /** No header at all. */
  public static Authorization none() {
    return NONE;
  }

  /**
   * {@code Basic} with user and password in UTF-8.
   *
   * @throws IllegalArgumentException if the user has a colon, which would end it, or either has a
   *     control character
   */
  public static Authorization basic(String user, String password) {
    Check.that(user.indexOf(':') < 0, "user", "has a colon");
    Check.that(user.chars().noneMatch(Character::isISOControl), "user", "has a control character");
    Check.text("password", password);
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Authorization("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** {@code Bearer} with the token. */
  public static Authorization bearer(String token) {
    return new Authorization("Bearer " + token);
  }

  /** Value of the header; absent for none. */
  public Optional<String> header() {
    return Optional.ofNullable(header);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Authorization that && Objects.equals(header, that.header);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(header);
  }

  @Override
  public String toString() {
    return "Authorization[***]";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription sends along to prove that it is one of yours: a name and password, or a
 * header of its own. The service signs nothing, so that is all there is; ask for https.
 *
 * <p>Compared in constant time, and shown nowhere.
 */
public final class HookSecret {
  private static final String AUTHORIZATION = "Authorization";
  private static final String SCHEME = "basic ";
  private static final byte[] NOTHING = {};

  private final String header;
  private final boolean basic;
  private final byte[] expected;

  private HookSecret(String header, boolean basic, String expected) {
    this.header = header;
    this.basic = basic;
    this.expected = expected.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The name and password of the subscription.
   *
   * @throws IllegalArgumentException for an empty password or a name with a colon, neither of which
   *     could be told from others
   */
  public static HookSecret basic(String user, String password) {
    Check.notNull("user", user);
    Check.that(user.indexOf(':') < 0, "user", "has a colon");
    Check.that(!Check.notNull("password", password).isEmpty(), "password", "is empty");
    return new HookSecret(AUTHORIZATION, true, user + ":" + password);
  }

  /**
   * A header of the subscription. Who may look at subscriptions may read it there.
   *
   * @throws IllegalArgumentException for a name that is none, or an empty value
   */
  public static HookSecret header(String name, String value) {
    Check.visible("name", name);
    Check.text("value", value);
    return new HookSecret(name, false, value.strip());
  }

  boolean isIn(Function<String, @Nullable String> headers) {
    return MessageDigest.isEqual(presented(headers.apply(header)), expected);
  }

  private byte[] presented(@Nullable String value) {
    if (value == null) {
      return NOTHING;
    }
    if (!basic) {
      return value.strip().getBytes(StandardCharsets.UTF_8);
    }
    if (!value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return NOTHING;
    }
    try {
      return Base64.getDecoder().decode(value.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException noBase64) {
      return NOTHING;
    }
  }

  /** Where it is looked for, and nothing else. */
  @Override
  public String toString() {
    return "HookSecret[" + header + "]";
  }
}

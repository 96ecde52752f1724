// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client believes to be.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host and, unless it is the usual one, port
 * @param proxied the request line named it, as clients do for a proxy
 */
public record Site(String scheme, String authority, boolean proxied) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

  /** Whether the text is the authority of an address, and nothing else. */
  public static boolean isAuthority(String text) {
    return FORM.matcher(text).matches();
  }

  /** In lower case; an address of IPv6 in its brackets. */
  public String host() {
    return part(1).toLowerCase(Locale.ROOT);
  }

  public int port() {
    String port = part(2);
    return port.isEmpty() ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(port);
  }

  private String part(int group) {
    Matcher matcher = FORM.matcher(authority);
    String part = matcher.matches() ? matcher.group(group) : "";
    return part == null ? "" : part;
  }

  /** As an address begins. */
  public String root() {
    return scheme + "://" + authority;
  }
}

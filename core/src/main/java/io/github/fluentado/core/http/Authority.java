// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Host and port of an address. {@link URI} gives neither for a host with an underscore, which is no
 * name by the standard and yet the name of many a server inside a company.
 *
 * @param host in lower case, without the dot that may end a full name; an IPv6 address in brackets
 * @param port as written; -1 if none is
 * @param user whether user information stands before the host
 */
public record Authority(String host, int port, boolean user) {
  private static final int HIGHEST_PORT = 65_535;

  /** The authority of the address; absent if it has none, or one that names no host. */
  public static Optional<Authority> of(URI uri) {
    String raw = uri.getRawAuthority();
    if (raw == null) {
      return Optional.empty();
    }
    int at = raw.lastIndexOf('@');
    if (uri.getHost() != null) {
      return Optional.of(new Authority(folded(uri.getHost()), uri.getPort(), at >= 0));
    }
    return lenient(raw.substring(at + 1), at >= 0);
  }

  /** The port that is meant: the usual one of the scheme, if none is written. */
  public int port(String scheme) {
    if (port >= 0) {
      return port;
    }
    return scheme.equalsIgnoreCase("https") ? 443 : 80;
  }

  private static Optional<Authority> lenient(String raw, boolean user) {
    int colon = raw.indexOf(':');
    String host = folded(colon < 0 ? raw : raw.substring(0, colon));
    int port = colon < 0 ? -1 : port(raw, colon + 1);
    return port < -1 || host.isEmpty() || !isName(host)
        ? Optional.empty()
        : Optional.of(new Authority(host, port, user));
  }

  /** The number, -1 for an empty one, -2 for none. */
  private static int port(String raw, int from) {
    int port = from == raw.length() ? -1 : 0;
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < '0' || c > '9') {
        return -2;
      }
      port = port * 10 + (c - '0');
      if (port > HIGHEST_PORT) {
        return -2;
      }
    }
    return port;
  }

  private static boolean isName(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Host and port as they stand in an address. */
  @Override
  public String toString() {
    return port < 0 ? host : host + ":" + port;
  }
}

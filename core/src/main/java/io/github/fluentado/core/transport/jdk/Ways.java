// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.transport.ProxySettings;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How servers are reached. */
final class Ways {
  private static final Pattern IPV4 =
      Pattern.compile("BYTE(\\.BYTE){3}".replace("BYTE", "(25[0-5]|2[0-4]\\d|1?\\d?\\d)"));

  private final ProxySettings proxy;

  Ways(ProxySettings proxy) {
    this.proxy = proxy;
  }

  /** The secret for the proxy on the way; null if there is none or it wants none. */
  @Nullable String login(URI server) {
    String login = proxy.authorization().orElse(null);
    if (login == null) {
      return null;
    }
    List<Proxy> ways = proxy.selector().select(server);
    return ways.isEmpty() || ways.get(0).type() != Proxy.Type.HTTP ? null : login;
  }

  /**
   * Whether no name must be looked up, neither the server's nor a proxy's, unless it is that of
   * this machine. The JDK does that before each request, and nothing can end it.
   */
  boolean isKnown(URI server) {
    return (isNumber(server) || "localhost".equalsIgnoreCase(server.getHost())) && isDirect(server);
  }

  /** Whether the server has no name: that of this machine, too, is looked up by who knows what. */
  static boolean isNumber(URI server) {
    String host = String.valueOf(server.getHost());
    return host.startsWith("[") || IPV4.matcher(host).matches();
  }

  private boolean isDirect(URI server) {
    try {
      for (Proxy way : proxy.selector().select(server)) {
        if (way.type() != Proxy.Type.DIRECT) {
          return false;
        }
      }
      return true;
    } catch (RuntimeException broken) {
      // The JDK asks again, and tells it in its way.
      return false;
    }
  }
}

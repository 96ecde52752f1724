// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.error.Check;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which HTTP proxy servers are reached. Immutable; no text of it holds the login.
 *
 * <p>Services behind https are reached by a tunnel (CONNECT). The HTTP client of the JDK never logs
 * in to a tunnel with name and password unless the whole program is started with {@code
 * -Djdk.http.auth.tunneling.disabledSchemes=} (empty); OkHttp, by {@code fluent-ado-okhttp}, needs
 * nothing of the kind.
 */
public final class ProxySettings {
  private final ProxySelector selector;
  private final String text;
  private final @Nullable String authorization;

  private ProxySettings(ProxySelector selector, String text, @Nullable String authorization) {
    this.selector = selector;
    this.text = text;
    this.authorization = authorization;
  }

  /**
   * What the program's default {@link ProxySelector} says at the time of each request; Java fills
   * it from system properties such as {@code https.proxyHost} and {@code http.nonProxyHosts}.
   */
  public static ProxySettings system() {
    return new ProxySettings(new OfSystem(), "the system's proxy", null);
  }

  /** No proxy, whatever the system says. */
  public static ProxySettings none() {
    return new ProxySettings(new Fixed(Proxy.NO_PROXY, List.of()), "no proxy", null);
  }

  /** One proxy for all servers. Its name is looked up when it is used. */
  public static ProxySettings of(String host, int port) {
    Check.visible("host", host);
    Check.that(port > 0 && port <= 65_535, "port", "is not a port: " + port);
    Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    return new ProxySettings(new Fixed(proxy, List.of()), "the proxy " + host + ":" + port, null);
  }

  /**
   * The same with these servers reached directly.
   *
   * @param hosts names without port, in any case; {@code *} at the beginning or the end stands for
   *     anything, as in {@code *.contoso.com} or {@code 10.*}
   * @throws IllegalArgumentException also if this is not one fixed proxy; the system has its own
   *     rules
   */
  public ProxySettings except(String... hosts) {
    if (!(selector instanceof Fixed fixed) || fixed.proxy.type() == Proxy.Type.DIRECT) {
      throw new IllegalArgumentException("hosts can be exempted from a fixed proxy only");
    }
    List<String> all = new ArrayList<>(fixed.exempt);
    for (String host : hosts) {
      all.add(Check.visible("hosts", host).toLowerCase(Locale.ROOT));
    }
    return new ProxySettings(new Fixed(fixed.proxy, List.copyOf(all)), text, authorization);
  }

  /** The same with name and password for the proxy, sent to nobody else. */
  public ProxySettings login(String user, String password) {
    Check.text("user", user);
    Check.that(user.indexOf(':') < 0, "user", "has a colon");
    Check.notNull("password", password);
    Check.that(password.chars().noneMatch(Character::isISOControl), "password", "is not a text");
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ProxySettings(selector, text, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** For transports: what tells the way to a server. */
  public ProxySelector selector() {
    return selector;
  }

  /** For transports: the secret value of {@code Proxy-Authorization}. */
  public Optional<String> authorization() {
    return Optional.ofNullable(authorization);
  }

  /** Without the login. */
  @Override
  public String toString() {
    return authorization == null ? text : text + " with a login";
  }

  /** One way for all but some. */
  private static final class Fixed extends ProxySelector {
    private final Proxy proxy;
    private final List<String> exempt;

    Fixed(Proxy proxy, List<String> exempt) {
      this.proxy = proxy;
      this.exempt = exempt;
    }

    @Override
    public List<Proxy> select(URI uri) {
      String host = Objects.toString(uri.getHost(), "").toLowerCase(Locale.ROOT);
      for (String pattern : exempt) {
        if (matches(pattern, host)) {
          return List.of(Proxy.NO_PROXY);
        }
      }
      return List.of(proxy);
    }

    private static boolean matches(String pattern, String host) {
      if (pattern.startsWith("*")) {
        return host.endsWith(pattern.substring(1));
      }
      return pattern.endsWith("*")
          ? host.startsWith(pattern.substring(0, pattern.length() - 1))
          : host.equals(pattern);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // The caller hears of it.
    }
  }

  /** The program may change its default at any time. */
  private static final class OfSystem extends ProxySelector {

    @Override
    public List<Proxy> select(URI uri) {
      ProxySelector current = ProxySelector.getDefault();
      return current == null ? List.of(Proxy.NO_PROXY) : current.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      ProxySelector current = ProxySelector.getDefault();
      if (current != null) {
        current.connectFailed(uri, address, failure);
      }
    }
  }
}

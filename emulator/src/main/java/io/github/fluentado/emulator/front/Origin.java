// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.server.Percent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place whose addresses all state has.
 *
 * @param root scheme, host and port, without a slash behind them
 * @param directory what all paths begin with: nothing, or a Server's virtual directory
 * @param organization its name
 * @param names of the host, for which there is a certificate
 * @param fixed clients are given these addresses wherever they ask from
 */
public record Origin(
    String root, String directory, String organization, List<String> names, boolean fixed) {

  public Origin {
    names = List.copyOf(names);
  }

  /** Where a listener is reached that is bound to an address. */
  public static Origin bound(
      boolean tls, String address, int port, String directory, String organization) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    String root = (tls ? "https://" : "http://") + host + ":" + port;
    Set<String> names = new LinkedHashSet<>(List.of(address, "localhost", "127.0.0.1", "::1"));
    return new Origin(root, directory, organization, List.copyOf(names), false);
  }

  /** Where clients are told to go, whatever they reach. */
  public static Origin given(URI url, Origin bound) {
    Set<String> names = new LinkedHashSet<>(bound.names);
    names.add(String.valueOf(url.getHost()).replaceAll("[\\[\\]]", ""));
    String root = url.getScheme() + "://" + url.getRawAuthority();
    return new Origin(root, bound.directory, bound.organization, List.copyOf(names), true);
  }

  /**
   * Scheme, host and perhaps a port.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static URI checked(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme();
      boolean web = "http".equals(scheme) || "https".equals(scheme);
      boolean bare =
          url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
      String path = url.getRawPath();
      if (web && bare && url.getHost() != null && (path == null || path.matches("/?"))) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw unlike(text, e);
    }
    throw unlike(text, null);
  }

  private static IllegalArgumentException unlike(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not the address of a host, such as https://ado.example:8443", cause);
  }

  /** The address of the organization. */
  public String url() {
    return base() + "/" + Percent.encode(organization);
  }

  /** What stands before the organization. */
  public String base() {
    return root + directory;
  }

  public boolean hosted() {
    return directory.isEmpty();
  }
}

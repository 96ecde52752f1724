// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An address that may be shown: user information is left out, and so are the values of query
 * parameters whose name hints at a secret, such as the signature of a signed download link.
 */
public final class RedactedUri {
  private static final Set<String> SECRET_HINTS =
      Set.of("sig", "token", "secret", "password", "pat", "key", "code", "credential", "auth");
  private static final Set<String> HARMLESS = Set.of("continuationtoken", "pagingtoken");

  private RedactedUri() {}

  /** The address as text without secrets. */
  public static String of(URI uri) {
    String authority = uri.getHost() == null ? "" : uri.getHost() + port(uri);
    String query = uri.getRawQuery() == null ? "" : "?" + query(uri.getRawQuery());
    return uri.getScheme() + "://" + authority + uri.getRawPath() + query;
  }

  private static String port(URI uri) {
    return uri.getPort() < 0 ? "" : ":" + uri.getPort();
  }

  private static String query(String raw) {
    return Arrays.stream(raw.split("&", -1))
        .map(RedactedUri::parameter)
        .collect(Collectors.joining("&"));
  }

  private static String parameter(String raw) {
    int equals = raw.indexOf('=');
    return equals > 0 && secret(raw.substring(0, equals)) ? raw.substring(0, equals) + "=***" : raw;
  }

  private static String decoded(String rawName) {
    try {
      return URLDecoder.decode(rawName, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return rawName;
    }
  }

  private static boolean secret(String rawName) {
    String name = decoded(rawName).toLowerCase(Locale.ROOT);
    return !HARMLESS.contains(name) && SECRET_HINTS.stream().anyMatch(name::contains);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import io.github.fluentado.emulator.http.RequestReader.Malformed;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request line asks for, in each of the forms of HTTP.
 *
 * @param path with the query, as it was sent
 * @param named the place that the line itself names, as those of requests to proxies do
 */
record Target(String path, @Nullable Site named) {
  static final String CONNECT = "CONNECT";
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?)://([^/?#@]+)([^#]*)");

  static Target of(String method, String text) throws Malformed {
    if (method.equals(CONNECT)) {
      return new Target("/", authority(text, "https"));
    }
    if (text.startsWith("/")) {
      return new Target(text, null);
    }
    Matcher absolute = ABSOLUTE.matcher(text);
    if (absolute.matches()) {
      String rest = absolute.group(3);
      Site site = authority(absolute.group(2), absolute.group(1).toLowerCase(Locale.ROOT));
      return new Target(rest.startsWith("/") ? rest : "/" + rest, site);
    }
    throw new Malformed(400, "Malformed request line.");
  }

  private static Site authority(String text, String scheme) throws Malformed {
    if (!Site.isAuthority(text)) {
      throw new Malformed(400, "Malformed request line.");
    }
    return new Site(scheme, text, true);
  }

  /** The place that the line names, else the one of the header. */
  @Nullable Site site(Headers headers, String scheme) {
    return named != null
        ? named
        : headers
            .first("Host")
            .map(String::trim)
            .filter(Site::isAuthority)
            .map(host -> new Site(scheme, host, false))
            .orElse(null);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes OkHttp's addresses. It remembers the last server: most requests go to the same, and reading
 * the name of a host is the larger part of reading an address.
 */
final class Origin {
  private final AtomicReference<@Nullable Server> latest = new AtomicReference<>();

  /** Scheme and authority as written, and what OkHttp makes of them. */
  private record Server(String scheme, String authority, HttpUrl url) {}

  /**
   * @throws IllegalArgumentException if OkHttp cannot read it
   */
  HttpUrl url(URI address) {
    String path = address.getRawPath();
    Server known = latest.get();
    if (known != null
        && path != null
        && path.startsWith("/")
        && !path.startsWith("//")
        && known.scheme.equals(address.getScheme())
        && known.authority.equals(address.getRawAuthority())) {
      String query = address.getRawQuery();
      HttpUrl url = known.url.resolve(query == null ? path : path + "?" + query);
      if (url != null) {
        return url;
      }
    }
    HttpUrl url = HttpUrl.get(address.toString());
    if (address.getScheme() != null && address.getRawAuthority() != null) {
      latest.set(new Server(address.getScheme(), address.getRawAuthority(), url));
    }
    return url;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which redirects are followed: those of a reading verb, never from https to http, a few in a row.
 */
final class Redirect {
  private static final int LIMIT = 5;
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final List<String> KEPT_ABROAD = List.of("Accept", "Range", "User-Agent");
  private static final Set<String> VERBS = Set.of("GET", "HEAD");

  private Redirect() {}

  /** Where to go on; absent if the redirect must not be followed. */
  static Optional<URI> target(HttpRequest request, HttpResponse response, int hops) {
    if (hops >= LIMIT
        || !STATUSES.contains(response.status())
        || !VERBS.contains(request.method())) {
      return Optional.empty();
    }
    return response
        .headers()
        .first("Location")
        .flatMap(location -> resolved(request.uri(), location))
        .filter(target -> safe(request.uri(), target));
  }

  /** The request to its new place. A host that may not see the credential sees little else. */
  static HttpRequest moved(HttpRequest request, URI target, boolean trusted) {
    if (trusted) {
      return request.to(target);
    }
    Headers kept = Headers.none();
    for (String name : KEPT_ABROAD) {
      Optional<String> value = request.headers().first(name);
      kept = value.isPresent() ? kept.with(name, value.get()) : kept;
    }
    return request.to(target).with(kept);
  }

  private static Optional<URI> resolved(URI base, String location) {
    try {
      return Optional.of(base.resolve(location.strip()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean safe(URI from, URI to) {
    boolean web =
        "https".equalsIgnoreCase(to.getScheme()) || "http".equalsIgnoreCase(to.getScheme());
    boolean downgrade =
        "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
    return web && !downgrade && to.getHost() != null && to.getRawUserInfo() == null;
  }
}

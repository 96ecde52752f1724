// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Authority;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RedactedUri;
import io.github.fluentado.core.http.Reference;
import io.github.fluentado.core.run.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which redirects are followed: those of a reading verb, never from https to http, a few in a row.
 * And what to tell of those that are not.
 */
final class Redirect {
  private static final int LIMIT = 5;
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final List<String> KEPT_ABROAD =
      List.of("Accept", "If-Range", "Range", "User-Agent");
  private static final Set<String> VERBS = Set.of("GET", "HEAD");

  private Redirect() {}

  /** Where to go on; absent if the redirect must not be followed. */
  static Optional<URI> target(HttpRequest request, HttpResponse response, int hops) {
    return hops < LIMIT && VERBS.contains(request.method())
        ? place(request, response).filter(target -> !downgrade(request.uri(), target))
        : Optional.empty();
  }

  /** The address that the answer names, if it is one of the web without a user in it. */
  private static Optional<URI> place(HttpRequest request, HttpResponse response) {
    if (!STATUSES.contains(response.status())) {
      return Optional.empty();
    }
    return response
        .headers()
        .first("Location")
        .flatMap(location -> Reference.resolve(request.uri(), location))
        .map(Redirect::withoutFragment)
        .filter(Redirect::web);
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

  /** Why the redirect was not followed, and what to do about it. */
  static String refusal(HttpRequest request, HttpResponse response, Trust trust) {
    Optional<URI> place = place(request, response);
    if (place.isEmpty()) {
      return "was redirected where it must not go";
    }
    URI target = place.get();
    if (downgrade(request.uri(), target)) {
      return "was redirected from https to " + RedactedUri.of(target) + ", which is not encrypted";
    }
    return VERBS.contains(request.method())
        ? "was redirected too often, at last to " + RedactedUri.of(target)
        : "cannot follow a redirect, as it is a change: " + whereTo(request.uri(), target, trust);
  }

  /**
   * What to tell when nobody answered but a host that was not shown the credential; absent if that
   * host is not a new place of the service.
   */
  static Optional<String> wayward(URI asked, URI reached, Trust trust) {
    return trust
        .newBase(asked, reached)
        .map(
            base ->
                "was led to a host that may not see the credential: "
                    + whereTo(asked, reached, trust));
  }

  private static String whereTo(URI from, URI to, Trust trust) {
    return "the address moved to "
        + RedactedUri.of(to)
        + trust
            .newBase(from, to)
            .map(base -> "; set " + RedactedUri.of(base) + " as the base URL")
            .orElse("");
  }

  private static URI withoutFragment(URI target) {
    if (target.getRawFragment() == null) {
      return target;
    }
    String text = target.toString();
    try {
      return new URI(text.substring(0, text.indexOf('#')));
    } catch (URISyntaxException impossible) {
      return target;
    }
  }

  private static boolean web(URI to) {
    boolean web =
        "https".equalsIgnoreCase(to.getScheme()) || "http".equalsIgnoreCase(to.getScheme());
    return web && Authority.of(to).filter(authority -> !authority.user()).isPresent();
  }

  private static boolean downgrade(URI from, URI to) {
    return "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Knows the forms in which the service asks to sign in without saying 401: an HTML page under a
 * status that claims success, and redirects to a sign-in host.
 */
final class SignIn {
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
  private static final List<String> PLACES =
      List.of(
          "_signin", "login.microsoftonline.", "login.live.com", "spsprodweb", "login.windows.");

  private SignIn() {}

  /** Whether that is a page instead of the answer. A file of type HTML says that it is a file. */
  static boolean page(Headers asked, int status, Headers headers) {
    return status >= 200
        && status <= 299
        && HTML.contains(HttpResponse.mediaType(headers))
        && headers.first("Content-Disposition").isEmpty()
        && (status == 203 || !asksForHtml(asked));
  }

  private static boolean asksForHtml(Headers asked) {
    return asked.first("Accept").filter(type -> type.contains("html")).isPresent();
  }

  static boolean redirect(HttpResponse response) {
    if (response.status() < 300 || response.status() > 399 || response.status() == 304) {
      return false;
    }
    String location = response.headers().first("Location").orElse("").toLowerCase(Locale.ROOT);
    return response.headers().first("X-TFS-FedAuthRealm").isPresent()
        || PLACES.stream().anyMatch(location::contains);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.HttpResponse;
import java.util.List;
import java.util.Locale;

/**
 * Knows the forms in which the service asks to sign in without saying 401: an HTML page under a
 * status that claims success, and redirects to a sign-in host.
 */
final class SignIn {
  private static final List<String> PLACES =
      List.of(
          "_signin", "login.microsoftonline.", "login.live.com", "spsprodweb", "login.windows.");

  private SignIn() {}

  static boolean page(int status, String mediaType) {
    boolean html = mediaType.equals("text/html") || mediaType.equals("application/xhtml+xml");
    return html && status >= 200 && status <= 299;
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

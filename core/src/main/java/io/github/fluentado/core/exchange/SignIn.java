// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Knows the forms in which the service asks to sign in without saying 401: an HTML page under a
 * status that claims success, and redirects to a sign-in host.
 */
final class SignIn {
  private static final int OTHER_AUTHORITY = 203;
  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int BEGINNING = 256;
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
  private static final List<String> HTML_BEGINNINGS = List.of("<!doctype html", "<html");
  private static final List<String> PLACES =
      List.of(
          "_signin", "login.microsoftonline.", "login.live.com", "spsprodweb", "login.windows.");

  private SignIn() {}

  /**
   * Whether the service asks to sign in by a page. To a change it does so under 203 only: a page
   * under another status may come from a proxy, behind which the change was made.
   */
  static boolean refusal(boolean reading, Headers asked, HttpResponse response) {
    if (response.status() == OTHER_AUTHORITY) {
      return typed(asked, OTHER_AUTHORITY, response.headers()) || untypedPage(response);
    }
    return reading && typed(asked, response.status(), response.headers());
  }

  /** Whether that is a page instead of the answer to a change, whatever it says of its type. */
  static boolean page(Headers asked, HttpResponse response) {
    return response.bytes().length > 0
        && (typed(asked, response.status(), response.headers()) || untypedPage(response));
  }

  /** Whether the headers tell of a page. A file of type HTML says that it is a file. */
  static boolean typed(Headers asked, int status, Headers headers) {
    return status >= 200
        && status <= 299
        && status != NO_CONTENT
        && status != RESET_CONTENT
        && HTML.contains(HttpResponse.mediaType(headers))
        && headers.first("Content-Disposition").isEmpty()
        && (status == OTHER_AUTHORITY || !asksForHtml(asked));
  }

  private static boolean untypedPage(HttpResponse response) {
    if (response.headers().first("Content-Type").filter(type -> !type.isBlank()).isPresent()) {
      return false;
    }
    byte[] bytes = response.bytes();
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    return HTML_BEGINNINGS.stream().anyMatch(beginning::startsWith);
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

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

  /** So many bytes tell. */
  static final int BEGINNING = 256;

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
    return (reading || response.status() == OTHER_AUTHORITY)
        && (typed(asked, response.status(), response.headers()) || untypedPage(asked, response));
  }

  /** Whether that is a page instead of the answer to a change, whatever it says of its type. */
  static boolean page(Headers asked, HttpResponse response) {
    return response.bytes().length > 0
        && (typed(asked, response.status(), response.headers()) || untypedPage(asked, response));
  }

  private static boolean untypedPage(Headers asked, HttpResponse response) {
    return untyped(asked, response.status(), response.headers())
        && begins(response.bytes()) == Beginning.PAGE;
  }

  /** Whether the headers tell of a page. A file of type HTML says that it is a file. */
  static boolean typed(Headers asked, int status, Headers headers) {
    return possible(asked, status, headers) && HTML.contains(HttpResponse.mediaType(headers));
  }

  /** Whether the headers leave it open, so that the content has to tell. */
  static boolean untyped(Headers asked, int status, Headers headers) {
    return possible(asked, status, headers) && HttpResponse.mediaType(headers).isEmpty();
  }

  private static boolean possible(Headers asked, int status, Headers headers) {
    return status >= 200
        && status <= 299
        && status != NO_CONTENT
        && status != RESET_CONTENT
        && headers.first("Content-Disposition").isEmpty()
        && (status == OTHER_AUTHORITY || !asksForHtml(asked));
  }

  /** What the first bytes of a content tell. */
  enum Beginning {
    PAGE,
    OTHER,
    /** Too few to tell. */
    OPEN
  }

  /** Whether a content that begins with that is a page. */
  static Beginning begins(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (HTML_BEGINNINGS.stream().anyMatch(beginning::startsWith)) {
      return Beginning.PAGE;
    }
    return bytes.length < BEGINNING
            && (isBrokenMark(bytes)
                || HTML_BEGINNINGS.stream().anyMatch(known -> known.startsWith(beginning)))
        ? Beginning.OPEN
        : Beginning.OTHER;
  }

  /** Whether that is the beginning of the mark that texts in UTF-8 may begin with. */
  private static boolean isBrokenMark(byte[] bytes) {
    return bytes.length > 0
        && bytes.length < 3
        && bytes[0] == (byte) 0xEF
        && (bytes.length == 1 || bytes[1] == (byte) 0xBB);
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

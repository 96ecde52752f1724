// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.page;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.secrets.Scrubber;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page and the JSON behind it. The page itself is one file each of HTML, style and script,
 * which load nothing from elsewhere; what comes from requests is put in as text, never as HTML.
 */
public final class Page {
  private static final Map<String, String> FILES =
      Map.of(
          "page.html", "text/html; charset=utf-8",
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Exchanges exchanges;
  private final Shown shown;
  private final Holdings holdings;

  /**
   * @param routes of the service, asked without a trace among its requests
   * @param token that must not be shown, wherever it turns up
   */
  public Page(
      Exchanges exchanges,
      Function<HttpRequest, HttpAnswer> routes,
      String organization,
      String token) {
    Scrubber scrubber = new Scrubber(List.of(token), List.of("httpHeaders"), List.of());
    this.exchanges = exchanges;
    this.shown = new Shown(scrubber);
    this.holdings = new Holdings(routes, organization, scrubber);
  }

  /** Whether somebody looks with a browser, rather than a program that wants JSON. */
  public static boolean isWanted(HttpRequest request) {
    return request
        .headers()
        .first("Accept")
        .filter(types -> types.toLowerCase(Locale.ROOT).contains("text/html"))
        .isPresent();
  }

  /**
   * Whether a request that changes something may come from where it comes from. A browser sends its
   * credentials along with whatever a foreign page asks of it, and says where that page is from;
   * other programs say nothing.
   */
  public static boolean mayChange(HttpRequest request) {
    Optional<String> site = request.headers().first("Sec-Fetch-Site");
    if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
      return false;
    }
    String host = request.headers().first("Host").orElse("");
    return request
        .headers()
        .first("Origin")
        .map(origin -> origin.equals("http://" + host) || origin.equals("https://" + host))
        .orElse(true);
  }

  /** One of the page's files, if it has this one. */
  public Optional<HttpAnswer> file(String name) {
    return Optional.ofNullable(FILES.get(name))
        .map(
            type ->
                HttpAnswer.of(200, type, read(name))
                    .with("Content-Security-Policy", POLICY)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("X-Frame-Options", "DENY")
                    .with("Referrer-Policy", "no-referrer")
                    .with("Cache-Control", "no-store"));
  }

  private static byte[] read(String name) {
    try (InputStream file = Page.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The emulator lacks its file " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The requests with a higher number than this, with their answers. */
  public HttpAnswer exchanges(int after) {
    return Answers.list(exchanges.after(after), shown::json);
  }

  /** What there is, and what was made up so far. */
  public HttpAnswer holdings() {
    List<Doc> madeUp =
        exchanges.madeUp().entrySet().stream()
            .map(entry -> Doc.of("operation", entry.getKey()).with("times", entry.getValue()))
            .toList();
    return Answers.ok(holdings.json().with("madeUp", madeUp));
  }
}

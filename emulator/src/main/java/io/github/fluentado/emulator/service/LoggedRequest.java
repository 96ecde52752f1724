// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.service;

import io.github.fluentado.emulator.http.HttpRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as it is remembered: without what it signs in with.
 *
 * @param target path and query as they stood in the request line, nothing decoded
 * @param headers names in lower case
 * @param status the status answered; 0 when the connection was reset instead
 */
public record LoggedRequest(
    String method, String target, SortedMap<String, String> headers, String body, int status) {

  public LoggedRequest {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  public static LoggedRequest of(HttpRequest request, int status) {
    SortedMap<String, String> headers = new TreeMap<>();
    request
        .headers()
        .lines()
        .forEach(
            line -> {
              String name = line.name().toLowerCase(Locale.ROOT);
              boolean secret = name.equals("authorization") || name.equals("cookie");
              headers.merge(
                  name, secret ? redacted(line.value()) : line.value(), (a, b) -> a + ", " + b);
            });
    return new LoggedRequest(
        request.method(), request.target(), headers, request.bodyText(), status);
  }

  private static String redacted(String value) {
    int space = value.indexOf(' ');
    return space < 0 ? "[redacted]" : value.substring(0, space) + " [redacted]";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.fluentado.core.http.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A request as it went out. */
record Sent(String method, URI uri, Headers headers, String body) {

  /** The values of a query parameter, decoded. */
  List<String> query(String name) {
    return parts().stream()
        .filter(part -> decoded(part.split("=", 2)[0]).equals(name))
        .map(part -> decoded(part.split("=", 2)[1]))
        .toList();
  }

  /** The query without one of its parameters. */
  List<String> queryWithout(String name) {
    return parts().stream()
        .filter(part -> !decoded(part.split("=", 2)[0]).equals(name))
        .sorted()
        .toList();
  }

  private List<String> parts() {
    String query = uri.getRawQuery();
    return query == null ? List.of() : Arrays.asList(query.split("&"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  JsonElement json() {
    return JsonParser.parseString(body);
  }

  /** The address without its query. */
  String address() {
    return uri.toString().split("\\?", 2)[0];
  }

  String header(String name) {
    return headers.first(name).orElse("");
  }
}

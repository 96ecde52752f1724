// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.service.LoggedRequest;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that reached the emulator.
 *
 * @param target path and query as they stood in the request line, nothing decoded
 * @param headers names in lower case; the value of Authorization is cut down to its scheme
 * @param body the body read as UTF-8
 * @param status the status answered; 0 when the connection was reset instead
 */
public record ReceivedRequest(
    String method, String target, Map<String, String> headers, String body, int status) {

  public ReceivedRequest {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  static ReceivedRequest of(LoggedRequest request) {
    return new ReceivedRequest(
        request.method(), request.target(), request.headers(), request.body(), request.status());
  }

  /** The target without its query. */
  public String path() {
    return target.split("\\?", 2)[0];
  }

  /** The query as sent, without the question mark; empty when there is none. */
  public String query() {
    String[] halves = target.split("\\?", 2);
    return halves.length > 1 ? halves[1] : "";
  }

  /** The values of the query, decoded; a name in any letter case, the first of it counts. */
  public Map<String, String> queryValues() {
    return Query.parse(query()).values();
  }

  @Override
  public String toString() {
    return method + " " + target + " -> " + status;
  }
}

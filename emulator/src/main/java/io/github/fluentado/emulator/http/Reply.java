// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What came back for a request that was sent. */
public final class Reply {
  private final int status;
  private final Headers headers;
  private final byte[] body;

  private Reply(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Reply of(HttpResponse<byte[]> response) {
    List<Headers.Line> lines = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(v -> lines.add(new Headers.Line(name, v))));
    return new Reply(response.statusCode(), new Headers(lines), response.body());
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}

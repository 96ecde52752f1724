// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a request of the JDK of one of ours. */
final class Translated {
  // The JDK writes these itself and refuses them from others.
  private static final Set<String> OWNED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");
  private static final Set<String> NEEDS_BODY = Set.of("POST", "PUT", "PATCH");

  private Translated() {}

  static java.net.http.HttpRequest of(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(request.uri()).method(request.method(), body(request));
    // Without TLS it would ask for an upgrade with headers of its own.
    if (!"https".equalsIgnoreCase(request.uri().getScheme())) {
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    for (Map.Entry<String, String> field : request.headers().fields()) {
      if (!OWNED.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        builder.header(field.getKey(), field.getValue());
      }
    }
    return builder.build();
  }

  private static BodyPublisher body(HttpRequest request) {
    RequestBody body = request.body();
    if (body == null || body.length() == 0) {
      return body != null || NEEDS_BODY.contains(request.method())
          ? BodyPublishers.ofByteArray(new byte[0])
          : BodyPublishers.noBody();
    }
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> opened(body));
    return body.length() < 0 ? stream : BodyPublishers.fromPublisher(stream, body.length());
  }

  private static InputStream opened(RequestBody body) {
    try {
      return body.open();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

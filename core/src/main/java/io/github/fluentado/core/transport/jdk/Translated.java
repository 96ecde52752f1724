// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.wire.Encoding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a request of the JDK of one of ours. */
final class Translated {
  // The JDK writes these itself and refuses them from others.
  private static final Set<String> OWNED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");
  private static final Set<String> NEEDS_BODY = Set.of("POST", "PUT", "PATCH");
  private static final RequestBody EMPTY = RequestBody.of(new byte[0]);

  private Translated() {}

  /** Whether the JDK tells when the request begins to leave. */
  static boolean tells(HttpRequest request) {
    return request.body() != null || NEEDS_BODY.contains(request.method());
  }

  /**
   * @param proxyLogin for the proxy; the JDK gives it to nobody else
   * @param upload what it carries, if it {@link #tells}
   */
  static java.net.http.HttpRequest of(
      HttpRequest request, @Nullable String proxyLogin, @Nullable Upload upload) {
    java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(request.uri());
    // Without TLS it would ask for an upgrade with headers of its own.
    if (!"https".equalsIgnoreCase(request.uri().getScheme())) {
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    Headers headers = request.headers();
    for (Map.Entry<String, String> field : headers.fields()) {
      if (!OWNED.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        builder.header(field.getKey(), field.getValue());
      }
    }
    if (headers.first("Accept-Encoding").isEmpty()) {
      builder.header("Accept-Encoding", Encoding.asked(headers));
    }
    if (proxyLogin != null) {
      builder.setHeader("Proxy-Authorization", proxyLogin);
    }
    return upload == null
        ? new Bodiless(builder.GET().build(), request.method())
        : builder.method(request.method(), upload).build();
  }

  static RequestBody body(HttpRequest request) {
    RequestBody body = request.body();
    return body == null ? EMPTY : body;
  }

  /**
   * The builder of the JDK gives any verb but GET and DELETE a body of length 0, where it is not
   * given another.
   */
  private static final class Bodiless extends java.net.http.HttpRequest {
    private final java.net.http.HttpRequest request;
    private final String method;

    Bodiless(java.net.http.HttpRequest request, String method) {
      this.request = request;
      this.method = method;
    }

    @Override
    public Optional<BodyPublisher> bodyPublisher() {
      return Optional.empty();
    }

    @Override
    public String method() {
      return method;
    }

    @Override
    public Optional<Duration> timeout() {
      return request.timeout();
    }

    @Override
    public boolean expectContinue() {
      return request.expectContinue();
    }

    @Override
    public URI uri() {
      return request.uri();
    }

    @Override
    public Optional<HttpClient.Version> version() {
      return request.version();
    }

    @Override
    public HttpHeaders headers() {
      return request.headers();
    }
  }
}

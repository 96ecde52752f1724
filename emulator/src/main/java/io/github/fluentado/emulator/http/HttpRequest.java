// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request with its whole body. The target is the text of the request line, nothing decoded. */
public final class HttpRequest {
  private final String method;
  private final String target;
  private final Headers headers;
  private final byte[] body;
  private final boolean last;
  private final @Nullable Site site;

  public HttpRequest(String method, String target, Headers headers, byte[] body) {
    this(method, target, headers, body, false, null);
  }

  private HttpRequest(
      String method,
      String target,
      Headers headers,
      byte[] body,
      boolean last,
      @Nullable Site site) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body.clone();
    this.last = last;
    this.site = site;
  }

  /** The same, after whose answer the connection ends. */
  HttpRequest asLast() {
    return new HttpRequest(method, target, headers, body, true, site);
  }

  /** The same, sent to a place. */
  public HttpRequest at(Site place) {
    return new HttpRequest(method, target, headers, body, last, place);
  }

  /** The place that the client named; empty when it named none, or none that makes sense. */
  public Optional<Site> site() {
    return Optional.ofNullable(site);
  }

  boolean isLast() {
    return last || headers.has("Connection", "close");
  }

  public String method() {
    return method;
  }

  public String target() {
    return target;
  }

  public HttpRequest withTarget(String other) {
    return new HttpRequest(method, other, headers, body, last, site);
  }

  public HttpRequest withMethod(String other) {
    return new HttpRequest(other, target, headers, body, last, site);
  }

  /** Without the header lines of a name. */
  public HttpRequest without(String name) {
    return new HttpRequest(method, target, headers.without(name), body, last, site);
  }

  public HttpRequest withBody(byte[] other) {
    return new HttpRequest(method, target, headers, other, last, site);
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

  /** How many bytes the body has. */
  public int length() {
    return body.length;
  }

  public boolean hasBody() {
    return body.length > 0;
  }
}

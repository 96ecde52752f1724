// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.nio.charset.StandardCharsets;

/** Status, headers and whole body of an answer. */
public final class HttpAnswer {
  private final int status;
  private final Headers headers;
  private final byte[] body;

  private HttpAnswer(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public static HttpAnswer of(int status, String mediaType, byte[] body) {
    return new HttpAnswer(status, Headers.NONE.with("Content-Type", mediaType), body.clone());
  }

  public static HttpAnswer of(int status, String mediaType, String body) {
    return of(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** With exactly these header lines, names that come more than once included. */
  public static HttpAnswer of(int status, Headers headers, byte[] body) {
    return new HttpAnswer(status, headers, body.clone());
  }

  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Headers.NONE, new byte[0]);
  }

  public HttpAnswer with(String name, String value) {
    return new HttpAnswer(status, headers.with(name, value), body);
  }

  public HttpAnswer with(Headers more) {
    return new HttpAnswer(status, headers.with(more), body);
  }

  /** The same with another body. */
  public HttpAnswer withBody(byte[] other) {
    return new HttpAnswer(status, headers, other.clone());
  }

  /** How many bytes the body has. */
  public int length() {
    return body.length;
  }

  public boolean isEmpty() {
    return body.length == 0;
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

  byte[] bytes() {
    return body;
  }
}

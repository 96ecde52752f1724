// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Packs answers with gzip for those who ask for it, as the service does with texts. */
final class Compression {
  private static final int LEAST = 1024;

  private Compression() {}

  static HttpAnswer asAccepted(HttpAnswer answer, HttpRequest request) {
    String type = answer.headers().first("Content-Type").orElse("");
    boolean text = type.startsWith("text/") || type.contains("json") || type.contains("xml");
    boolean asIs = answer.headers().first("Content-Encoding").isPresent() || answer.status() == 206;
    if (!text || asIs || answer.bytes().length < LEAST || !isAccepted(request)) {
      return answer;
    }
    return answer
        .withBody(packed(answer.bytes()))
        .with("Content-Encoding", "gzip")
        .with("Vary", "Accept-Encoding");
  }

  private static boolean isAccepted(HttpRequest request) {
    return request.headers().all("Accept-Encoding").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(part -> part.replaceAll("\\s", ""))
        .anyMatch(part -> part.matches("(?i)(gzip|x-gzip)(;q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recorded answer as the server gives it. */
final class Served {
  /** They tell how the record came over the wire, which is not how it goes now. */
  private static final Set<String> OF_THE_WIRE =
      Set.of(
          "transfer-encoding",
          "content-length",
          "content-encoding",
          "content-type",
          "connection",
          "keep-alive",
          "date");

  private static final String FILE_STAND_IN = "content of a file\r\n\u0000\u00ff";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Served(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The answer in the form that the method asks for; a file, never recorded, gets a stand-in. */
  static Served of(ClientOperation operation, Example.Answer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_WIRE.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value.replaceAll("[\\r\\n]+", " "));
              }
            });
    byte[] body = body(operation, answer);
    if (body.length > 0) {
      headers.put("Content-Type", contentType(operation, answer));
    }
    return new Served(answer.status(), headers, body);
  }

  private static String contentType(ClientOperation operation, Example.Answer answer) {
    boolean asAsked = answer.successful() && !operation.accept().isEmpty();
    return asAsked ? operation.accept() : "application/json";
  }

  private static byte[] body(ClientOperation operation, Example.Answer answer) {
    boolean json = operation.result().kind().matches("json|paged") || !answer.successful();
    if (answer.status() == 204) {
      // HTTP has no body there, whatever was written down.
      return new byte[0];
    }
    @Nullable JsonElement body = answer.body();
    if (body != null) {
      return (json ? body.toString() : text(body)).getBytes(StandardCharsets.UTF_8);
    }
    boolean file = operation.result().kind().equals("download") && answer.successful();
    return file ? FILE_STAND_IN.getBytes(StandardCharsets.UTF_8) : new byte[0];
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  static String text(JsonElement body) {
    return body instanceof JsonPrimitive text ? text.getAsString() : body.toString();
  }
}

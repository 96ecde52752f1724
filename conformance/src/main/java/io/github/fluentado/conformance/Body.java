// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import io.github.fluentado.core.json.Tolerance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: as a value of the client, and what has to arrive, which is JSON or other
 * bytes.
 */
final class Body {
  /** Only what the published files describe has to know all that is recorded. */
  private static final String GENERATED = "io.github.fluentado.client.";

  private static final Body NONE = new Body(null, null, new byte[0]);

  private final @Nullable Object value;
  private final @Nullable JsonElement json;
  private final byte[] bytes;

  private Body(@Nullable Object value, @Nullable JsonElement json, byte[] bytes) {
    this.value = value;
    this.json = json;
    this.bytes = bytes;
  }

  /** As the client takes it; null if nothing is sent. */
  @Nullable Object value() {
    return value;
  }

  /** The recorded body as the method takes it; a stand-in if it needs one that is not recorded. */
  static Body of(
      PublishedOperation published,
      ClientOperation operation,
      Optional<JsonElement> recorded,
      Findings findings)
      throws Client.RefusedException {
    ClientOperation.Body body = operation.body();
    if (body == null) {
      recorded.ifPresent(unused -> notTaken(published, findings));
      return NONE;
    }
    if (recorded.isEmpty()) {
      return body.required() ? standIn(operation, body, findings) : NONE;
    }
    return body.type() == null
        ? recorded(body, Served.text(recorded.get()))
        : known(published, operation, body.type(), recorded.get(), findings);
  }

  private static void notTaken(PublishedOperation published, Findings findings) {
    if (published.parameters().stream().anyMatch(p -> p.in().equals("body"))) {
      findings.failure("takes no body");
    } else {
      findings.note("body that is not published", "body");
    }
  }

  private static Body standIn(
      ClientOperation operation, ClientOperation.Body body, Findings findings)
      throws Client.RefusedException {
    findings.note("stand-in for a value that is not recorded", "body");
    if (body.type() == null) {
      byte[] given = "stand-in".getBytes(StandardCharsets.UTF_8);
      byte[] wanted = body.base64() ? Base64.getEncoder().encode(given) : given;
      return new Body(RequestBody.of(given), null, wanted);
    }
    JsonElement json = Json.decode(body.type().standInJson(), Codec.JSON);
    JsonObject wrapper = new JsonObject();
    wrapper.add("value", json);
    return json(operation, body.type(), operation.bodyWrapper() ? wrapper : json);
  }

  /** What is recorded is what has to arrive. */
  private static Body recorded(ClientOperation.Body body, String text)
      throws Client.RefusedException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] given = body.base64() ? Base64.getDecoder().decode(wanted) : wanted;
      return new Body(RequestBody.of(given), null, wanted);
    } catch (IllegalArgumentException noBase64) {
      throw new Client.RefusedException("body is no base64 text", noBase64);
    }
  }

  /** A member that the model does not know cannot be given by it, unless a list says why. */
  private static Body known(
      PublishedOperation published,
      ClientOperation operation,
      ValueType type,
      JsonElement recorded,
      Findings findings)
      throws Client.RefusedException {
    Body body = json(operation, type, recorded);
    JsonElement payload = operation.bodyWrapper() ? unwrapped(recorded) : recorded;
    Json.decode(
        payload.toString().getBytes(StandardCharsets.UTF_8),
        type.codec(),
        tolerance -> {
          boolean ours = operation.className().startsWith(GENERATED);
          if (ours && tolerance.kind() == Tolerance.Kind.UNKNOWN_PROPERTY) {
            unknown(published, tolerance.path().replaceAll("\\[\\d+]", "[]"), findings);
          }
        });
    return body;
  }

  private static void unknown(PublishedOperation published, String place, Findings findings) {
    UnknownMembers.KNOWN
        .reason(published, place)
        .ifPresentOrElse(
            reason -> findings.note("member of a body that is left out for a reason", place),
            () -> findings.failure("the model of the body does not know " + place));
  }

  private static Body json(ClientOperation operation, ValueType type, JsonElement recorded)
      throws Client.RefusedException {
    JsonElement payload = operation.bodyWrapper() ? unwrapped(recorded) : recorded;
    try {
      byte[] text = payload.toString().getBytes(StandardCharsets.UTF_8);
      return new Body(Json.decode(text, type.codec()), recorded, new byte[0]);
    } catch (JsonDecodingException other) {
      throw new Client.RefusedException("body cannot be read: " + other.getMessage(), other);
    }
  }

  private static JsonElement unwrapped(JsonElement recorded) {
    JsonElement value = recorded instanceof JsonObject object ? object.get("value") : null;
    return value == null ? recorded : value;
  }

  /** Says how what has arrived differs. */
  void check(ClientOperation operation, byte[] sent, Findings findings) {
    if (json == null) {
      if (!Arrays.equals(bytes, sent)) {
        findings.failure("body has other bytes than were given");
      }
      return;
    }
    try {
      compare(operation, json, JsonText.parse(sent), findings);
    } catch (IOException noJson) {
      findings.failure("body sent " + noJson.getMessage());
    }
  }

  private static void compare(
      ClientOperation operation, JsonElement wanted, JsonElement sent, Findings findings) {
    JsonElement expected = operation.bodyWrapper() ? unwrapped(wanted) : wanted;
    JsonElement found = operation.bodyWrapper() ? unwrapped(sent) : sent;
    if (operation.bodyWrapper() && found == sent) {
      findings.failure("body sent has no wrapper");
    }
    Comparison.of(expected, found).report("body sent: ", findings);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.Headers;
import org.jspecify.annotations.Nullable;

/** A refusal, answered in the service's usual error body. */
public final class ServiceException extends RuntimeException {
  private final int status;
  private final String typeName;
  private final int eventId;
  private final @Nullable JsonObject customProperties;
  private final Headers headers;

  private ServiceException(
      int status,
      String typeName,
      int eventId,
      String message,
      @Nullable JsonObject custom,
      Headers headers) {
    super(message, null, false, false);
    this.status = status;
    this.typeName = typeName;
    this.eventId = eventId;
    this.customProperties = custom;
    this.headers = headers;
  }

  /**
   * A refusal of a given type.
   *
   * @param typeName the .NET type with its namespace; the part behind the last dot is the type key
   */
  public static ServiceException of(int status, String typeName, int eventId, String message) {
    return new ServiceException(status, typeName, eventId, message, null, Headers.NONE);
  }

  /** No route leads to a path: told as a plain text, and not in the usual body. */
  public static ServiceException noRoute(String path) {
    String text =
        "The controller for path '" + path + "' was not found or does not implement IController.";
    return new ServiceException(404, "", 0, text, null, Headers.NONE);
  }

  /** Whether the refusal is only a text. */
  boolean isPlain() {
    return typeName.isEmpty();
  }

  public ServiceException with(JsonObject custom) {
    return new ServiceException(status, typeName, eventId, text(), custom, headers);
  }

  /** The same, with a header beside its body. */
  public ServiceException with(String name, String value) {
    return new ServiceException(
        status, typeName, eventId, text(), customProperties, headers.with(name, value));
  }

  Headers headers() {
    return headers;
  }

  public static ServiceException badRequest(String typeKey, String message) {
    return of(400, "Microsoft.VisualStudio.Services.Common." + typeKey, 3000, message);
  }

  public static ServiceException invalidArgument(String message) {
    return badRequest("VssPropertyValidationException", message);
  }

  public int status() {
    return status;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  /** The body as the service writes it. */
  public JsonObject body() {
    Doc body = Doc.of("$id", "1").with("customProperties", customProperties);
    return body.withNull("innerException")
        .with("message", text())
        .with("typeName", typeName + ", " + assembly())
        .with("typeKey", typeName.substring(typeName.lastIndexOf('.') + 1))
        .with("errorCode", 0)
        .with("eventId", eventId)
        .json();
  }

  private String assembly() {
    int key = typeName.lastIndexOf('.');
    return key < 0 ? typeName : typeName.substring(0, key);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ServiceError;
import io.github.fluentado.core.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the service says about a failure, in each of the shapes it uses: its usual error
 * object, the same inside a list wrapper, a bare .NET exception, plain text, or a header beside an
 * empty body.
 */
final class ErrorBodies {
  private static final Pattern CODE = Pattern.compile("\\b((?:TF|VS)\\d{4,8})\\b");
  private static final Pattern NO_ROUTE =
      Pattern.compile("(?i)\\bcontroller for path\\b.*\\bnot found\\b");
  private static final List<String> MESSAGES =
      List.of("message", "Message", "exceptionMessage", "ExceptionMessage");
  private static final List<String> TYPES =
      List.of("typeKey", "TypeKey", "ClassName", "typeName", "exceptionType", "ExceptionType");
  private static final int TEXT_LIMIT = 500;

  private static final Set<String> UNKNOWN_ROUTE =
      Set.of(
          "VssResourceNotFoundException",
          "VssVersionNotSupportedException",
          "ResourceNotFoundException",
          "HttpException");

  private ErrorBodies() {}

  /** Adds all that the answer tells to a failure. */
  static AzureDevOpsException.Builder told(
      AzureDevOpsException.Builder failure, HttpResponse response) {
    return failure
        .response(response)
        .error(read(response))
        .reasons(document(response).map(ErrorReasons::read).orElse(List.of()));
  }

  static ServiceError read(HttpResponse response) {
    Optional<JsonObject> document = document(response);
    Optional<String> message =
        document
            .flatMap(ErrorBodies::message)
            .or(() -> plainText(response))
            .or(() -> header(response));
    return new ServiceError(message, document.flatMap(ErrorBodies::typeKey), code(message));
  }

  /**
   * Whether that says that there is no such route, and not that a thing at it is missing: a text of
   * the web server's, or the error that stands for it.
   */
  static boolean isUnknownRoute(HttpResponse response) {
    Optional<JsonObject> document = document(response);
    return document.isEmpty()
        || document.flatMap(ErrorBodies::typeKey).filter(UNKNOWN_ROUTE::contains).isPresent();
  }

  /**
   * Whether the service itself says that it has no such route: no page or text of a gateway does.
   */
  static boolean saysNoRoute(HttpResponse response) {
    return read(response).message().filter(text -> NO_ROUTE.matcher(text).find()).isPresent();
  }

  /** The error object, if the body is one; a gateway's page or text is none. */
  static Optional<JsonObject> document(HttpResponse response) {
    String text = response.text().strip();
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return unwrapped(JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException | StackOverflowError broken) {
      return Optional.empty();
    }
  }

  private static Optional<JsonObject> unwrapped(JsonObject body) {
    JsonElement value = body.get("value");
    if (value != null && value.isJsonObject() && message(value.getAsJsonObject()).isPresent()) {
      return Optional.of(value.getAsJsonObject());
    }
    return message(body).isPresent() || typeKey(body).isPresent()
        ? Optional.of(body)
        : Optional.empty();
  }

  static Optional<String> message(JsonObject body) {
    return first(body, MESSAGES);
  }

  static Optional<String> typeKey(JsonObject body) {
    return first(body, TYPES).map(ErrorBodies::simpleName);
  }

  /** The first of the members that is a text with something in it. */
  static Optional<String> first(JsonObject body, List<String> names) {
    return names.stream()
        .map(body::get)
        .filter(value -> value != null && value.isJsonPrimitive())
        .map(JsonElement::getAsString)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static String simpleName(String typeName) {
    String name = typeName.split(",", 2)[0];
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Optional<String> plainText(HttpResponse response) {
    // The text of a redirect may hold the signed address that it leads to.
    if (response.status() < 400 || !response.mediaType().equals("text/plain")) {
      return Optional.empty();
    }
    String text = response.text().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(bounded(text));
  }

  private static Optional<String> header(HttpResponse response) {
    return response
        .headers()
        .first("X-TFS-ServiceError")
        .or(() -> response.headers().first("X-VSS-AuthenticateError"))
        .filter(text -> !text.isBlank())
        .map(ErrorBodies::percentDecoded)
        .map(ErrorBodies::bounded);
  }

  private static String percentDecoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static String bounded(String text) {
    return text.length() > TEXT_LIMIT ? text.substring(0, TEXT_LIMIT) : text;
  }

  private static Optional<String> code(Optional<String> message) {
    return message.map(CODE::matcher).filter(Matcher::find).map(found -> found.group(1));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the valid tokens, and how the service treats a request without one: a sign-in page with
 * status 203 for GET, a redirect for browsers, 401 for all else and for clients that suppress the
 * redirect.
 */
public final class SignIn {
  private static final String AUTHORITY = "https://login.microsoftonline.com/";

  /** The directory that signs people in. */
  public static final String TENANT = "e1b7a0c2-5d64-4f0e-9a33-7c21d0f4b8a6";

  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head>"
          + "<body><h1>Sign in</h1></body></html>";

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();

  public void accept(String token) {
    tokens.add(token);
  }

  public void refuse(String token) {
    tokens.remove(token);
  }

  /** The answer to a request that may not pass; empty when it may. */
  public Optional<HttpAnswer> refusal(HttpRequest request) {
    String header = request.headers().first("Authorization").orElse("");
    Optional<String> token = token(header);
    if (token.filter(tokens::contains).isPresent()) {
      return Optional.empty();
    }
    boolean quiet =
        request.headers().first("X-TFS-FedAuthRedirect").orElse("").equalsIgnoreCase("Suppress");
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    boolean unreadable = token.isEmpty() && !header.isEmpty();
    if (!reads || quiet || unreadable) {
      return Optional.of(unauthorized());
    }
    boolean browser = request.headers().first("Accept").orElse("").contains("text/html");
    return Optional.of(browser ? redirect() : page());
  }

  /** The page that stands where data was expected. */
  public static HttpAnswer page() {
    return marked(HttpAnswer.of(203, "text/html; charset=utf-8", PAGE));
  }

  private static HttpAnswer redirect() {
    String place = AUTHORITY + "common/oauth2/authorize?response_mode=form_post";
    HttpAnswer answer = HttpAnswer.of(302, "text/html; charset=utf-8", PAGE);
    return marked(answer)
        .with("Location", place)
        .with("X-TFS-FedAuthRealm", AUTHORITY)
        .with("X-TFS-FedAuthIssuer", AUTHORITY);
  }

  private static HttpAnswer unauthorized() {
    String text = "TF400813: The user '' is not authorized to access this resource.";
    ServiceException refusal =
        ServiceException.of(
            401,
            "Microsoft.TeamFoundation.Framework.Server.UnauthorizedRequestException",
            3000,
            text);
    return marked(Answers.error(refusal))
        .with("WWW-Authenticate", "Bearer authorization_uri=" + AUTHORITY + TENANT)
        .with("X-TFS-ServiceError", Percent.encode(text));
  }

  private static HttpAnswer marked(HttpAnswer answer) {
    return answer
        .with("X-VSS-ResourceTenant", TENANT)
        .with("X-VSS-AuthorizationEndpoint", AUTHORITY);
  }

  /** The token of a Basic (any user) or Bearer header. */
  private static Optional<String> token(String header) {
    String[] parts = header.trim().split("\\s+", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    if (parts[0].equalsIgnoreCase("Bearer")) {
      return Optional.of(parts[1]);
    }
    return parts[0].equalsIgnoreCase("Basic") ? password(parts[1]) : Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded.trim()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

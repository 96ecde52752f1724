// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows the valid tokens, and how the service treats a request without one: a sign-in page with
 * status 203 for GET, a redirect to that page for browsers, for other verbs with a token that is
 * none and for a Bearer of somebody else's, and 401 for all else and for clients that suppress the
 * redirect.
 */
public final class SignIn {
  private static final String AUTHORITY = "https://login.microsoftonline.com/";

  /** The directory that signs people in. */
  public static final String TENANT = "e1b7a0c2-5d64-4f0e-9a33-7c21d0f4b8a6";

  private static final String BEARER = "Bearer authorization_uri=" + AUTHORITY + TENANT;

  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head>"
          + "<body><h1>Sign in</h1></body></html>";

  /**
   * What a token is good for.
   *
   * @param until when it ends; null for never
   * @param requests how many more it lets pass; null for any number
   * @param scopes what it may be used for; null for all
   */
  private record Grant(
      @Nullable Instant until, @Nullable Integer requests, @Nullable TokenScopes scopes) {
    private static final Grant UNLIMITED = new Grant(null, null, null);

    boolean isGood(Instant now) {
      return (until == null || now.isBefore(until)) && (requests == null || requests > 0);
    }
  }

  private final Gate gate;
  private final InstantSource clock;
  private final Table<String, Grant> grants;
  private final boolean hosted;

  /**
   * @param hosted on the service, where people are sent to a page, and a token may come as Bearer,
   *     too; a Server takes it as Basic alone, and answers 401 to all else
   */
  public SignIn(Store store, Gate gate, InstantSource clock, boolean hosted) {
    this.gate = gate;
    this.clock = clock;
    this.hosted = hosted;
    this.grants = store.table();
  }

  /** Accepts a token without limit, also one that has ended. */
  public void accept(String token) {
    gate.changing(() -> grants.put(token, Grant.UNLIMITED));
  }

  /** Accepts a token for some operations only. */
  public void accept(String token, TokenScopes scopes) {
    gate.changing(() -> grants.put(token, new Grant(null, null, scopes)));
  }

  /** What the request's token is limited to; empty for one without such limits. */
  public Optional<TokenScopes> scopes(HttpRequest request) {
    return token(request)
        .flatMap(token -> gate.reading(() -> grants.find(token)))
        .flatMap(grant -> Optional.ofNullable(grant.scopes()));
  }

  public void refuse(String token) {
    gate.changing(() -> grants.remove(token));
  }

  /** Ends an accepted token at a time. */
  public void end(String token, Instant until) {
    limit(token, grant -> new Grant(until, grant.requests(), grant.scopes()));
  }

  /** Ends an accepted token when it has let pass some more requests. */
  public void endAfter(String token, int requests) {
    limit(token, grant -> new Grant(grant.until(), requests, grant.scopes()));
  }

  private void limit(String token, UnaryOperator<Grant> limit) {
    gate.changing(() -> grants.put(token, limit.apply(known(token))));
  }

  private Grant known(String token) {
    return grants
        .find(token)
        .orElseThrow(() -> new IllegalArgumentException("This token is not an accepted one."));
  }

  private boolean lets(String token) {
    Optional<Grant> grant = gate.reading(() -> grants.find(token));
    if (grant.isPresent() && grant.get().requests() != null) {
      return gate.changing(() -> use(token));
    }
    return grant.filter(good -> good.isGood(clock.instant())).isPresent();
  }

  private boolean use(String token) {
    Grant grant = grants.find(token).orElse(Grant.UNLIMITED);
    boolean good = grants.has(token) && grant.isGood(clock.instant());
    Integer left = grant.requests();
    if (good && left != null) {
      grants.put(token, new Grant(grant.until(), left - 1, grant.scopes()));
    }
    return good;
  }

  /** The answer to a request that may not pass; empty when it may. */
  public Optional<HttpAnswer> refusal(HttpRequest request) {
    String header = request.headers().first("Authorization").orElse("");
    Optional<String> token = token(request).filter(some -> hosted || !isBearer(header));
    if (token.filter(this::lets).isPresent() || (header.isEmpty() && isOpen(request))) {
      return Optional.empty();
    }
    boolean quiet =
        request.headers().first("X-TFS-FedAuthRedirect").orElse("").equalsIgnoreCase("Suppress");
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    boolean unreadable = token.isEmpty() && !header.isEmpty();
    if (hosted && header.isEmpty() && isQuestionForTenant(request)) {
      return Optional.of(marked(HttpAnswer.empty(404)));
    }
    if (!hosted) {
      return Optional.of(unauthorized("Basic realm=\"Azure DevOps Server\""));
    }
    if (isOfTool(request)) { // such send a password only when they are asked for one
      return Optional.of(
          unauthorized(BEARER).with("WWW-Authenticate", "Basic realm=\"Azure DevOps\""));
    }
    if (quiet || unreadable || (!reads && token.isEmpty())) {
      return Optional.of(unauthorized(BEARER));
    }
    if (!reads || isBearer(header)) { // a token that is none leads to the page, not to 401
      return Optional.of(redirect());
    }
    boolean browser = request.headers().first("Accept").orElse("").contains("text/html");
    return Optional.of(browser ? redirect() : page());
  }

  /** Clients learn from the headers of this refusal which directory signs people in. */
  private static boolean isQuestionForTenant(HttpRequest request) {
    return request.method().equals("HEAD") && request.target().matches("/[^/?]+/?(\\?.*)?");
  }

  /** Of git, or of a client of packages. */
  private static boolean isOfTool(HttpRequest request) {
    return request.target().contains("/_git/") || request.target().contains("/_packaging/");
  }

  /** Anybody may ask on which host an area lives. */
  private static boolean isOpen(HttpRequest request) {
    return request.method().equals("GET")
        && request.target().matches("(?i)[^?]*/_apis/resourceAreas(/[^/?]*)?/?(\\?.*)?");
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

  /** What a credential is asked for with. */
  public static String challenge() {
    return BEARER;
  }

  private static HttpAnswer unauthorized(String challenge) {
    String text = "TF400813: The user '' is not authorized to access this resource.";
    ServiceException refusal =
        ServiceException.of(
            401,
            "Microsoft.TeamFoundation.Framework.Server.UnauthorizedRequestException",
            3000,
            text);
    return marked(Answers.error(refusal))
        .with("WWW-Authenticate", challenge)
        .with("X-TFS-ServiceError", Percent.encode(text));
  }

  private static HttpAnswer marked(HttpAnswer answer) {
    return answer
        .with("X-VSS-ResourceTenant", TENANT)
        .with("X-VSS-AuthorizationEndpoint", AUTHORITY);
  }

  private static boolean isBearer(String header) {
    return header.trim().regionMatches(true, 0, "Bearer", 0, "Bearer".length());
  }

  /** The token of a Basic (any user) or Bearer header. */
  public static Optional<String> token(HttpRequest request) {
    String header = request.headers().first("Authorization").orElse("");
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

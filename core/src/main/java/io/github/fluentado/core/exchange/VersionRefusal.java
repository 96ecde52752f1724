// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.ServiceError;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refusal of the version that a request asked for. It comes before any work, so that the request
 * may be sent again with another version, whatever it is.
 *
 * @param kind what is wrong with the version
 * @param newest the newest that the server says it has; absent if it does not say. It may be no
 *     lower than the one that was asked for: servers are known by their own words only
 */
public record VersionRefusal(Kind kind, Optional<ApiVersion> newest) {

  /** What is wrong with a version. */
  public enum Kind {
    /** The server has nothing as new as that. */
    OUT_OF_RANGE,
    /** The resource exists as a preview only, and the version must say so. */
    PREVIEW_ONLY,
    /** There was none, and the verb needs one. */
    MISSING
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "VssVersionOutOfRangeException", Kind.OUT_OF_RANGE,
          "VersionOutOfRangeException", Kind.OUT_OF_RANGE,
          "VssInvalidPreviewVersionException", Kind.PREVIEW_ONLY,
          "VssVersionNotSpecifiedException", Kind.MISSING);
  // For answers that a proxy or an old server has stripped of their type key.
  private static final Pattern OUT_OF_RANGE =
      Pattern.compile("(?i)\\bREST API version\\b.*\\bout of (?:the )?(?:valid )?range\\b");
  private static final Pattern PREVIEW_ONLY =
      Pattern.compile("(?i)\\bunder preview\\b.*-preview\\b.*\\bapi-version\\b");

  /** What the answer says of the version; absent if it says nothing of it. */
  public static Optional<VersionRefusal> read(HttpResponse response) {
    return response.status() == 400 ? read(ErrorBodies.read(response)) : Optional.empty();
  }

  static Optional<VersionRefusal> read(ServiceError error) {
    return kind(error)
        .map(
            kind ->
                new VersionRefusal(
                    kind,
                    kind == Kind.OUT_OF_RANGE
                        ? error.message().flatMap(ApiVersion::lastIn)
                        : Optional.empty()));
  }

  private static Optional<Kind> kind(ServiceError error) {
    Optional<Kind> named = error.typeKey().map(KINDS::get);
    return named.isPresent() || error.typeKey().isPresent()
        ? named
        : error.message().flatMap(VersionRefusal::byText);
  }

  private static Optional<Kind> byText(String message) {
    if (OUT_OF_RANGE.matcher(message).find()) {
      return Optional.of(Kind.OUT_OF_RANGE);
    }
    return PREVIEW_ONLY.matcher(message).find() ? Optional.of(Kind.PREVIEW_ONLY) : Optional.empty();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.Headers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version as a client asks for it: {@code 7.1}, {@code 7.1-preview} or {@code 7.1-preview.3}. */
public record ApiVersion(int major, int minor, boolean preview, @Nullable Integer resource) {
  private static final Pattern FORM = Pattern.compile("(?i)(\\d+)\\.(\\d+)(-preview(\\.(\\d+))?)?");
  private static final Pattern IN_MEDIA_TYPE =
      Pattern.compile("(?i);\\s*api-version\\s*=\\s*\"?([^;,\"\\s]+)");

  /** A released version. */
  public static ApiVersion released(int major, int minor) {
    return new ApiVersion(major, minor, false, null);
  }

  /** From the query, else from a media type of {@code Accept}. */
  static Optional<ApiVersion> asked(Query query, Headers headers) {
    return query.text("api-version").or(() -> accepted(headers)).map(ApiVersion::parse);
  }

  private static Optional<String> accepted(Headers headers) {
    Matcher matcher = IN_MEDIA_TYPE.matcher(headers.first("Accept").orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static ApiVersion parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw ServiceException.badRequest(
          "VssInvalidApiVersionException", "The api-version \"" + text + "\" is not a version.");
    }
    Integer resource = matcher.group(5) == null ? null : Integer.valueOf(matcher.group(5));
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    return new ApiVersion(major, minor, matcher.group(3) != null, resource);
  }

  /** Without a mark of its preview: {@code 7.1}. */
  public String number() {
    return major + "." + minor;
  }

  boolean newerThan(ApiVersion other) {
    return major > other.major || (major == other.major && minor > other.minor);
  }

  /** Refuses a version that the resource does not have. */
  void check(boolean previewOnly, Versions known) {
    if (newerThan(known.newest())) {
      throw webApi(
          "VssVersionOutOfRangeException",
          "The REST API version %s is out of range; the newest here is %s.",
          this,
          known.newest().major() + "." + known.newest().minor());
    }
    if (!preview && (previewOnly || newerThan(known.released()))) {
      throw webApi(
          "VssInvalidPreviewVersionException",
          "Version \"%s\" of the resource is under preview: ask with the -preview flag, as in"
              + " \"%s-preview\".",
          this,
          this);
    }
  }

  static ServiceException missing(String method) {
    return webApi(
        "VssVersionNotSpecifiedException",
        "No api-version was given for this %s request; put it into the query (%s) or into the"
            + " Accept header.",
        method,
        "?api-version=7.1");
  }

  private static ServiceException webApi(String typeKey, String format, Object a, Object b) {
    String type = "Microsoft.VisualStudio.Services.WebApi." + typeKey;
    return ServiceException.of(400, type, 3000, String.format(format, a, b));
  }

  @Override
  public String toString() {
    String text = major + "." + minor + (preview ? "-preview" : "");
    return resource == null ? text : text + "." + resource;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.Headers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version as a client asks for it: {@code 7.1}, {@code 7.1-preview} or {@code 7.1-preview.3}. */
public record ApiVersion(int major, int minor, boolean preview, @Nullable Integer resource) {
  private static final Pattern FORM =
      Pattern.compile("(?i)(\\d{1,4})\\.(\\d{1,4})(-preview(\\.(\\d{1,4}))?)?");
  private static final Pattern IN_MEDIA_TYPE =
      Pattern.compile("(?i);\\s*api-version\\s*=\\s*\"?([^;,\"\\s]+)");

  /** A released version. */
  public static ApiVersion released(int major, int minor) {
    return new ApiVersion(major, minor, false, null);
  }

  /** From the query, else from a media type of {@code Accept}, else from that of the body. */
  static Optional<ApiVersion> asked(Query query, Headers headers) {
    return query
        .text("api-version")
        .or(() -> inMediaType(headers, "Accept"))
        .or(() -> inMediaType(headers, "Content-Type"))
        .map(ApiVersion::parse);
  }

  private static Optional<String> inMediaType(Headers headers, String name) {
    Matcher matcher = IN_MEDIA_TYPE.matcher(headers.first(name).orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** From its text; refuses one that is none. */
  public static ApiVersion parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw webApi(
          "VssInvalidApiResourceVersionException",
          ("Invalid api version string: \"%s\". Api version string must be in the format:"
                  + " {Major}.{Minor}[-preview[.{ResourceVersion}]].")
              .formatted(text));
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

  public boolean newerThan(ApiVersion other) {
    return major > other.major || (major == other.major && minor > other.minor);
  }

  /** Refuses a version that the resource does not have, in words that clients read. */
  void check(boolean previewOnly, Versions known) {
    if (newerThan(known.newest()) && known.open()) {
      System.err.println(
          "The emulator does not know version %s and answers as in %s."
              .formatted(this, known.newest().number()));
      return;
    }
    if (newerThan(known.newest())) {
      throw webApi(
          "VssVersionOutOfRangeException",
          ("The requested REST API version of %s is out of range for this server. The latest REST"
                  + " API version this server supports is %s.")
              .formatted(number(), known.newest().number()));
    }
    if (!preview && (previewOnly || newerThan(known.released()))) {
      throw webApi(
          "VssInvalidPreviewVersionException",
          ("The requested version \"%s\" of the resource is under preview. The -preview flag must be"
                  + " supplied in the api-version for such requests. For example: \"%s-preview\"")
              .formatted(this, this));
    }
  }

  /** The resource has not come so far in this version. */
  ServiceException beyond(String route) {
    return webApi(
        "VssVersionOutOfRangeException",
        ("The request matched route %s, but the requested REST API version %s was outside the valid"
                + " version range for this route.")
            .formatted(route, this));
  }

  static ServiceException missing(String method) {
    return webApi(
        "VssVersionNotSpecifiedException",
        ("No api-version was supplied for the \"%s\" request. The version must be supplied either as"
                + " part of the Accept header (e.g. \"application/json; api-version=1.0\") or as a query"
                + " parameter (e.g. \"?api-version=1.0\").")
            .formatted(method));
  }

  private static ServiceException webApi(String typeKey, String text) {
    String type = "Microsoft.VisualStudio.Services.WebApi." + typeKey;
    return ServiceException.of(400, type, 3000, text);
  }

  @Override
  public String toString() {
    String text = major + "." + minor + (preview ? "-preview" : "");
    return resource == null ? text : text + "." + resource;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import io.github.fluentado.core.error.Check;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the REST API: {@code 7.1}, {@code 7.1-preview}, {@code 7.1-preview.3}. In order of
 * age: a preview comes before the version that it leads to.
 *
 * @param preview whether it is marked as not yet released
 * @param revision of the one resource; 0 if none is given, which means its newest
 */
public record ApiVersion(int major, int minor, boolean preview, int revision)
    implements Comparable<ApiVersion> {
  private static final String FORM = "(\\d{1,3})\\.(\\d{1,3})(?:-(preview)(?:\\.(\\d{1,3}))?)?";
  private static final String FORMS = "is not like 7.1, 7.1-preview or 7.1-preview.3";

  // Most programs never need them.
  private static final class Forms {
    static final Pattern WHOLE = Pattern.compile(FORM, Pattern.CASE_INSENSITIVE);
    static final Pattern WITHIN =
        Pattern.compile("(?<![\\w.])" + FORM + "(?![\\w-])(?!\\.\\w)", Pattern.CASE_INSENSITIVE);
  }

  public ApiVersion {
    Check.that(major >= 0, "major", "is negative");
    Check.that(minor >= 0, "minor", "is negative");
    Check.that(revision >= 0, "revision", "is negative");
    Check.that(preview || revision == 0, "revision", "belongs to previews only");
  }

  /**
   * Reads a version as it stands in a request.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static ApiVersion parse(String text) {
    Check.text("version", text);
    if (text.length() == 3 && isDigit(text.charAt(0)) && isDigit(text.charAt(2))) {
      // As nearly all are; each call has one.
      Check.that(text.charAt(1) == '.', "version", FORMS);
      return new ApiVersion(text.charAt(0) - '0', text.charAt(2) - '0', false, 0);
    }
    Matcher matcher = Forms.WHOLE.matcher(text.strip());
    Check.that(matcher.matches(), "version", FORMS);
    return of(matcher);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The last version that a sentence names. */
  public static Optional<ApiVersion> lastIn(String sentence) {
    Matcher matcher = Forms.WITHIN.matcher(sentence);
    ApiVersion last = null;
    while (matcher.find()) {
      last = of(matcher);
    }
    return Optional.ofNullable(last);
  }

  private static ApiVersion of(Matcher matcher) {
    String revision = matcher.group(4);
    return new ApiVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        matcher.group(3) != null,
        revision == null ? 0 : Integer.parseInt(revision));
  }

  /**
   * This version for a server that knows none beyond that one: the same if it is not newer, else
   * the server's newest, still as a preview if this is one. The revision is given up then, as it
   * counts anew in each version.
   */
  public ApiVersion cappedAt(ApiVersion newest) {
    boolean newer = major > newest.major || (major == newest.major && minor > newest.minor);
    return newer ? new ApiVersion(newest.major, newest.minor, preview, 0) : this;
  }

  @Override
  public int compareTo(ApiVersion other) {
    if (major != other.major) {
      return Integer.compare(major, other.major);
    }
    if (minor != other.minor) {
      return Integer.compare(minor, other.minor);
    }
    return preview == other.preview
        ? Integer.compare(revision, other.revision)
        : Boolean.compare(other.preview, preview);
  }

  /** As it stands in a request. */
  @Override
  public String toString() {
    String number = major + "." + minor + (preview ? "-preview" : "");
    return revision > 0 ? number + "." + revision : number;
  }
}

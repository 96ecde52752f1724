// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file an answer has.
 *
 * @param from the first byte, from 0
 * @param to the last byte
 * @param total of the whole file; absent if the server does not say
 */
public record ContentRange(long from, long to, OptionalLong total) {
  private static final Pattern BYTES =
      Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

  /** As the headers of an answer say; absent for a whole file, or what cannot be understood. */
  public static Optional<ContentRange> of(Headers headers) {
    return headers.first("Content-Range").flatMap(ContentRange::parse);
  }

  private static Optional<ContentRange> parse(String text) {
    Matcher parts = BYTES.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    long from = Long.parseLong(parts.group(1));
    long to = Long.parseLong(parts.group(2));
    String all = parts.group(3);
    OptionalLong total =
        all.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(all));
    boolean sane = from <= to && (total.isEmpty() || to < total.getAsLong());
    return sane ? Optional.of(new ContentRange(from, to, total)) : Optional.empty();
  }

  /** As a request names a part of a file; its last byte is sent too. */
  public static String of(long from, OptionalLong to) {
    return "bytes=" + from + "-" + (to.isPresent() ? "" + to.getAsLong() : "");
  }

  /** As a request names the piece of a file that it brings. */
  public static String sent(long from, long length, long total) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + total;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address, taken apart and decoded. It may hold what no URI may, such as blanks.
 *
 * @param segments of the path, decoded
 * @param query in order, decoded
 */
record RecordedUrl(List<String> segments, List<Field> query) {

  /** A name and its value. */
  record Field(String name, String value) {}

  /** Takes an absolute address, or one that begins with the path, apart. */
  static RecordedUrl parse(String url) {
    String rest = url.replaceFirst("^[a-zA-Z]+://[^/?]*", "").split("#", 2)[0];
    // Some records begin the query with an ampersand.
    String[] parts = rest.split(rest.contains("?") ? "\\?" : "&", 2);
    return new RecordedUrl(segments(parts[0]), parts.length < 2 ? List.of() : query(parts[1]));
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decoded(segment));
      }
    }
    return segments;
  }

  private static List<Field> query(String query) {
    List<Field> fields = new ArrayList<>();
    for (String field : query.split("&", -1)) {
      String[] parts = field.split("=", 2);
      if (!parts[0].isEmpty()) {
        fields.add(new Field(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])));
      }
    }
    return fields;
  }

  /** The first value with that name, in whatever case. */
  Optional<String> value(String name) {
    return query.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** Undoes percent-encoding; a percent sign that encodes nothing stays, and so does a plus. */
  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
      out.write(value < 0 ? bytes[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : 16 * first + second;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Header fields in order, with names that are matched without regard to case. Immutable. */
public final class Headers {
  private static final Headers NONE = new Headers(List.of());
  private static final String NAME = "!#$%&'*+.^_`|~-";

  private final List<Map.Entry<String, String>> fields;

  private Headers(List<Map.Entry<String, String>> fields) {
    this.fields = fields;
  }

  /** No field at all. */
  public static Headers none() {
    return NONE;
  }

  /**
   * Fields as an answer brought them, whatever they look like: an odd name is no reason to lose an
   * answer. Line breaks and NUL in a value become spaces, as RFC 9110 (5.5) tells recipients to do.
   */
  public static Headers received(List<Map.Entry<String, String>> fields) {
    return fields.isEmpty() ? NONE : new Headers(cleaned(fields));
  }

  private static List<Map.Entry<String, String>> cleaned(List<Map.Entry<String, String>> fields) {
    List<Map.Entry<String, String>> clean = new ArrayList<>(fields.size());
    for (Map.Entry<String, String> field : fields) {
      clean.add(breaks(field.getValue()) ? field(field.getKey(), field.getValue()) : field);
    }
    return Collections.unmodifiableList(clean);
  }

  /** The first value of the field, if there is one. */
  public Optional<String> first(String name) {
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return Optional.of(field.getValue());
      }
    }
    return Optional.empty();
  }

  /** All values of the field, in the order received. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        values.add(field.getValue());
      }
    }
    return List.copyOf(values);
  }

  /** Every field, in order. */
  public List<Map.Entry<String, String>> fields() {
    return fields;
  }

  /**
   * These fields and one more as received, behind others of the same name. Nothing is refused, as
   * in {@link #received}; a transport refuses to send what HTTP cannot carry.
   */
  public Headers and(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields.size() + 1);
    more.addAll(fields);
    more.add(field(name, value));
    return new Headers(Collections.unmodifiableList(more));
  }

  private static Map.Entry<String, String> field(String name, String value) {
    return Map.entry(
        name,
        breaks(value) ? value.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ') : value);
  }

  private static boolean breaks(String value) {
    return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0;
  }

  /**
   * These fields with all of that name replaced by one that can be sent.
   *
   * @throws IllegalArgumentException if the name is not an HTTP token or the value not printable
   *     ASCII, which is all that HTTP can carry safely
   */
  public Headers with(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("header name is not an HTTP token: \"" + name + "\"");
    }
    // The value may be a secret, so the message must not repeat it.
    if (!isPrintable(value)) {
      throw new IllegalArgumentException("value of header " + name + " is not printable ASCII");
    }
    return without(name).and(name, value);
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && NAME.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return false;
      }
    }
    return true;
  }

  /** These fields, with those of the other in the place of theirs of the same name. */
  public Headers under(Headers above) {
    if (fields.isEmpty() || above.fields.isEmpty()) {
      return fields.isEmpty() ? above : this;
    }
    List<Map.Entry<String, String>> all = new ArrayList<>(fields.size() + above.fields.size());
    for (Map.Entry<String, String> field : fields) {
      if (above.first(field.getKey()).isEmpty()) {
        all.add(field);
      }
    }
    all.addAll(above.fields);
    return new Headers(Collections.unmodifiableList(all));
  }

  /** These fields less all of that name. */
  public Headers without(String name) {
    List<Map.Entry<String, String>> rest = new ArrayList<>(fields.size());
    for (Map.Entry<String, String> field : fields) {
      if (!field.getKey().equalsIgnoreCase(name)) {
        rest.add(field);
      }
    }
    return rest.size() == fields.size() ? this : new Headers(Collections.unmodifiableList(rest));
  }

  /** Names only: values may be secret. */
  @Override
  public String toString() {
    return fields.stream().map(Map.Entry::getKey).toList().toString();
  }
}

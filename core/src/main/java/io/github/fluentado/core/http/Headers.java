// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Header fields in order, with names that are matched without regard to case. Immutable. */
public final class Headers {
  private static final Headers NONE = new Headers(List.of());
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final List<Map.Entry<String, String>> fields;

  private Headers(List<Map.Entry<String, String>> fields) {
    this.fields = fields;
  }

  /** No field at all. */
  public static Headers none() {
    return NONE;
  }

  /** The first value of the field, if there is one. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** All values of the field, in the order received. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Every field, in order. */
  public List<Map.Entry<String, String>> fields() {
    return fields;
  }

  /**
   * These fields and one more as received, behind others of the same name.
   *
   * @throws IllegalArgumentException if the name is not an HTTP token or the value has a line break
   */
  public Headers and(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields);
    more.add(checked(name, value));
    return new Headers(List.copyOf(more));
  }

  /**
   * These fields with all of that name replaced by one that can be sent.
   *
   * @throws IllegalArgumentException if the name is not an HTTP token or the value not printable
   *     ASCII, which is all that HTTP can carry safely
   */
  public Headers with(String name, String value) {
    if (value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c > '~'))) {
      throw new IllegalArgumentException("value of header " + name + " is not printable ASCII");
    }
    return without(name).and(name, value);
  }

  /** These fields less all of that name. */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.getKey().equalsIgnoreCase(name)).toList());
  }

  private static Map.Entry<String, String> checked(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("header name is not an HTTP token: \"" + name + "\"");
    }
    // The value may be a secret, so the message must not repeat it.
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("value of header " + name + " has a line break or NUL");
    }
    return Map.entry(name, value);
  }

  /** Names only: values may be secret. */
  @Override
  public String toString() {
    return fields.stream().map(Map.Entry::getKey).toList().toString();
  }
}

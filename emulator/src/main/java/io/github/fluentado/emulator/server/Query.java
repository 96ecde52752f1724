// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Query values, decoded once. Names are read without regard to case; the first of a name counts.
 */
public final class Query {
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Query() {}

  public static Query parse(String raw) {
    Query query = new Query();
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (!part.isEmpty()) {
        query.values.putIfAbsent(form(name), form(value));
      }
    }
    return query;
  }

  private static String form(String text) {
    return Percent.decode(text.replace('+', ' '));
  }

  /** All of them. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The value; absent when the name is missing or its value empty. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  public Optional<Integer> number(String name) {
    return text(name).map(value -> number(name, value));
  }

  /** A number that may not be negative, or the other value when absent. */
  public int count(String name, int other) {
    int count = number(name).orElse(other);
    if (count < 0) {
      throw ServiceException.invalidArgument("The value of " + name + " may not be negative.");
    }
    return count;
  }

  public boolean flag(String name) {
    return text(name).filter(value -> flag(name, value)).isPresent();
  }

  /** The comma-separated parts. */
  public List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::trim)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  public List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    list(name).forEach(part -> numbers.add(number(name, part)));
    return numbers;
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value.trim());
    } catch (NumberFormatException e) {
      throw ServiceException.invalidArgument(
          "The value '" + value + "' of " + name + " is not a whole number.");
    }
  }

  private static boolean flag(String name, String value) {
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return value.equalsIgnoreCase("true");
    }
    throw ServiceException.invalidArgument(
        "The value '" + value + "' of " + name + " is neither true nor false.");
  }
}

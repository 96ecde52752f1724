// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The first place where a JSON value is not what it should be. */
final class JsonDifference {
  private static final int SHOWN = 60;

  private final boolean nullIsAbsent;

  private JsonDifference(boolean nullIsAbsent) {
    this.nullIsAbsent = nullIsAbsent;
  }

  /** Compares all; numbers by their value, the order of properties not at all. */
  static Optional<String> between(JsonElement expected, JsonElement found) {
    return new JsonDifference(false).compare("$", expected, found);
  }

  /** The same, where a property that is null may as well be absent. */
  static Optional<String> asideNulls(JsonElement expected, JsonElement found) {
    return new JsonDifference(true).compare("$", expected, found);
  }

  private Optional<String> compare(String path, JsonElement expected, JsonElement found) {
    if (expected instanceof JsonObject left && found instanceof JsonObject right) {
      return objects(path, left, right);
    }
    if (expected instanceof JsonArray left && found instanceof JsonArray right) {
      return lists(path, left, right);
    }
    boolean numbers =
        expected instanceof JsonPrimitive left
            && found instanceof JsonPrimitive right
            && left.isNumber()
            && right.isNumber();
    boolean same = numbers ? sameNumber(expected, found) : sameText(expected, found);
    return same
        ? Optional.empty()
        : Optional.of(path + " is " + shown(found) + " instead of " + shown(expected));
  }

  private Optional<String> objects(String path, JsonObject expected, JsonObject found) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(found.keySet());
    return names.stream()
        .flatMap(name -> property(path + "." + name, name, expected, found).stream())
        .findFirst();
  }

  private Optional<String> property(
      String path, String name, JsonObject expected, JsonObject found) {
    JsonElement left = Objects.requireNonNullElse(expected.get(name), JsonNull.INSTANCE);
    JsonElement right = Objects.requireNonNullElse(found.get(name), JsonNull.INSTANCE);
    boolean bothHaveIt = expected.has(name) && found.has(name);
    if (bothHaveIt || (nullIsAbsent && left.isJsonNull() && right.isJsonNull())) {
      return compare(path, left, right);
    }
    return Optional.of(
        expected.has(name)
            ? path + " is lost, it was " + shown(left)
            : path + " was not there, it is " + shown(right));
  }

  private Optional<String> lists(String path, JsonArray expected, JsonArray found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      Optional<String> difference = compare(path + "[" + i + "]", expected.get(i), found.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return expected.size() == found.size()
        ? Optional.empty()
        : Optional.of(path + " has " + found.size() + " items instead of " + expected.size());
  }

  private static boolean sameNumber(JsonElement expected, JsonElement found) {
    return expected.getAsBigDecimal().compareTo(found.getAsBigDecimal()) == 0;
  }

  /** Whether both are written alike; so a text is never a number. */
  private static boolean sameText(JsonElement expected, JsonElement found) {
    return expected.toString().equals(found.toString());
  }

  private static String shown(JsonElement value) {
    String text = value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}

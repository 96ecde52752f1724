// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which subtype of a model an object is. One that fits none stays the base model, which keeps
 * every property.
 */
public final class Subtypes<M extends Model> {
  private final Function<JsonObject, @Nullable Shape<? extends M>> choice;

  private Subtypes(Function<JsonObject, @Nullable Shape<? extends M>> choice) {
    this.choice = choice;
  }

  /**
   * By the value of a property.
   *
   * @param property its name, or a path of names with dots
   * @param types from the value as text, in whatever case
   */
  public static <M extends Model> Subtypes<M> by(
      String property, Map<String, Shape<? extends M>> types) {
    Map<String, Shape<? extends M>> folded =
        types.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> fold(e.getKey()), Map.Entry::getValue));
    List<String> path = List.of(property.split("\\.", -1));
    return new Subtypes<>(
        object -> {
          String value = text(object, path);
          return value == null ? null : folded.get(fold(value));
        });
  }

  /** By the properties that are set: the only type that has all of those which the base lacks. */
  public static <M extends Model> Subtypes<M> byProperties(
      Shape<M> base, List<Shape<? extends M>> types) {
    return new Subtypes<>(object -> byProperties(object, base, types));
  }

  @Nullable Shape<? extends M> choose(JsonObject object) {
    return choice.apply(object);
  }

  private static <M extends Model> @Nullable Shape<? extends M> byProperties(
      JsonObject object, Shape<M> base, List<Shape<? extends M>> types) {
    Set<String> extra = new HashSet<>(object.keySet());
    extra.removeIf(name -> base.indexOf(name) >= 0);
    if (extra.isEmpty()) {
      return null;
    }
    List<Shape<? extends M>> fitting =
        types.stream().filter(t -> extra.stream().allMatch(n -> t.indexOf(n) >= 0)).toList();
    return fitting.size() == 1 ? fitting.get(0) : null;
  }

  private static @Nullable String text(JsonObject object, List<String> path) {
    JsonElement at = object;
    for (String name : path) {
      at = at instanceof JsonObject parent ? find(parent, name) : null;
    }
    return at != null && at.isJsonPrimitive() ? at.getAsString() : null;
  }

  private static @Nullable JsonElement find(JsonObject object, String name) {
    if (object.has(name)) {
      return object.get(name);
    }
    return object.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which subtype of a model an object is. One that fits none stays the base model, which keeps
 * every property.
 *
 * <p>The properties of a subtype begin with those of the base, in the same order.
 */
public final class Subtypes<M extends Model> {
  private final BiFunction<Contents, Set<String>, @Nullable Shape<? extends M>> choice;

  private Subtypes(BiFunction<Contents, Set<String>, @Nullable Shape<? extends M>> choice) {
    this.choice = choice;
  }

  /**
   * By the value of a property of the base.
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
    return new Subtypes<>((contents, names) -> folded.get(fold(text(contents, path))));
  }

  /** By the properties that are set: the only type that has all of those which the base lacks. */
  public static <M extends Model> Subtypes<M> byProperties(List<Shape<? extends M>> types) {
    return new Subtypes<>(
        (contents, names) -> only(union(contents.unknown.keySet(), names), types));
  }

  /**
   * @param waiting the names of properties that the base does not know, beside those in contents
   */
  @Nullable Shape<? extends M> choose(Contents contents, Set<String> waiting) {
    return choice.apply(contents, waiting);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static <M extends Model> @Nullable Shape<? extends M> only(
      Set<String> names, List<Shape<? extends M>> types) {
    if (names.isEmpty()) {
      return null;
    }
    List<Shape<? extends M>> fitting =
        types.stream().filter(t -> names.stream().allMatch(n -> t.indexOf(n) >= 0)).toList();
    return fitting.size() == 1 ? fitting.get(0) : null;
  }

  private static String text(Contents contents, List<String> path) {
    Object value = contents.value(path.get(0));
    for (String name : path.subList(1, path.size())) {
      value = value instanceof Model model ? model.get(name) : null;
    }
    return String.valueOf(value);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import com.google.gson.JsonElement;
import io.github.fluentado.core.error.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Conditions on values of a resource, to route by: {@code Resource.at("repository",
 * "name").is("web")}. They join by {@code and}, {@code or} and {@code negate}.
 */
public final class Resource {
  private final List<String> path;

  private Resource(List<String> path) {
    this.path = path;
  }

  /**
   * The value below these names, one for each level; a list is entered by the number of an item.
   */
  public static Resource at(String... path) {
    Check.that(Check.notNull("path", path).length > 0, "path", "is empty");
    return new Resource(List.of(path));
  }

  /** Whether it is this text, in this case. */
  public Predicate<HookEvent> is(String value) {
    Check.notNull("value", value);
    return matches(value::equals);
  }

  /** Whether it is this number. */
  public Predicate<HookEvent> is(long value) {
    BigDecimal wanted = BigDecimal.valueOf(value);
    return matches(text -> number(text).filter(found -> found.compareTo(wanted) == 0).isPresent());
  }

  public Predicate<HookEvent> is(boolean value) {
    return is(Boolean.toString(value));
  }

  /** Whether the condition holds for it, as text; never for what is no text, number or boolean. */
  public Predicate<HookEvent> matches(Predicate<String> condition) {
    Check.notNull("condition", condition);
    return event -> text(event).filter(condition).isPresent();
  }

  /** Whether there is one, of any type but null. */
  public Predicate<HookEvent> isPresent() {
    return event -> event.resourceJson(names()).isPresent();
  }

  private Optional<String> text(HookEvent event) {
    return event
        .resourceJson(names())
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }

  private String[] names() {
    return path.toArray(String[]::new);
  }

  /** Longer ones are no numbers that somebody asks for, and slow to compare. */
  private static Optional<BigDecimal> number(String text) {
    boolean plain = text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    return plain ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}

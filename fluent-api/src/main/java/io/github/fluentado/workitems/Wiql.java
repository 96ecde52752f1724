// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query in the language of work items, with its values put in safely: a value never becomes part
 * of the language, whatever characters it has.
 *
 * <pre>{@code
 * Wiql.of("SELECT [System.Id] FROM WorkItems WHERE ? CONTAINS ? AND ? IN ?",
 *     Fields.TITLE, "it's", Fields.STATE, List.of("New", "Active"));
 * }</pre>
 */
public final class Wiql {
  private final String text;

  private Wiql(String text) {
    this.text = text;
  }

  /**
   * The query with each {@code ?} outside quotes replaced by a parameter: texts, ids and dates are
   * quoted, numbers and booleans stay as they are, a {@link Field} becomes its name in brackets, a
   * list becomes one in parentheses. An {@link Instant} needs a query with {@code timePrecision}, a
   * {@link LocalDate} does not.
   *
   * @throws IllegalArgumentException if there are more or fewer parameters than places
   */
  public static Wiql of(String query, Object... parameters) {
    Check.notNull("query", query);
    Check.that(!query.isBlank(), "query", "is blank");
    Check.notNull("parameters", parameters);
    return new Wiql(
        parameters.length == 0 && !query.contains("?") ? query : fill(query, parameters));
  }

  private static String fill(String query, Object[] parameters) {
    StringBuilder filled = new StringBuilder(query.length() + 64);
    char end = 0;
    int used = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '?' && end == 0) {
        Check.that(used < parameters.length, "parameters", "are fewer than the places for them");
        filled.append(literal(parameters[used++]));
      } else {
        end = end == 0 ? opened(c) : (c == end ? 0 : end);
        filled.append(c);
      }
    }
    Check.that(end == 0, "query", "has a quote or bracket that is not closed");
    Check.that(used == parameters.length, "parameters", "are more than the places for them");
    return filled.toString();
  }

  /** What ends the quoted part that this character begins; 0 if it begins none. */
  private static char opened(char c) {
    return c == '\'' || c == '"' ? c : (c == '[' ? ']' : 0);
  }

  private static String literal(@Nullable Object value) {
    Object given = Check.notNull("a parameter", value);
    if (given instanceof Collection<?> values) {
      Check.that(!values.isEmpty(), "a list of parameters", "is empty");
      return values.stream().map(Wiql::literal).collect(Collectors.joining(", ", "(", ")"));
    }
    if (given instanceof Field<?> field) {
      Check.that(field.name().indexOf(']') < 0, "field", "has a bracket");
      return "[" + field.name() + "]";
    }
    if (given instanceof Double number) {
      Check.that(!number.isNaN() && !number.isInfinite(), "a parameter", "is no number");
    }
    if (given instanceof Number || given instanceof Boolean) {
      return given.toString();
    }
    boolean known =
        given instanceof CharSequence
            || given instanceof Instant
            || given instanceof LocalDate
            || given instanceof UUID
            || given instanceof RelationType;
    Check.that(known, "a parameter", "is a " + given.getClass().getName());
    return quote(given.toString());
  }

  /** The text as a literal of the language, in quotes. */
  public static String quote(String text) {
    return "'" + Check.notNull("text", text).replace("'", "''") + "'";
  }

  /** The query as it is sent. */
  public String text() {
    return text;
  }

  /** The query as it is sent; it may hold private values. */
  @Override
  public String toString() {
    return text;
  }
}

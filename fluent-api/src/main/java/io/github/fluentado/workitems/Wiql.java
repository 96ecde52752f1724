// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.json.DateTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
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
  private final boolean precise;

  private Wiql(String text, boolean precise) {
    this.text = text;
    this.precise = precise;
  }

  /**
   * The query with each {@code ?} outside quotes replaced by a parameter: texts, ids and dates are
   * quoted, numbers and booleans stay as they are, a {@link Field} becomes its name in brackets, a
   * list becomes one in parentheses. With an {@link Instant} the query is asked with {@link
   * QueryWorkItems#timePrecision}, without which its time of day would be an error; a {@link
   * LocalDate} needs none.
   *
   * @throws IllegalArgumentException if there are more or fewer parameters than places
   */
  public static Wiql of(String query, Object... parameters) {
    Check.notNull("query", query);
    Check.that(!query.isBlank(), "query", "is blank");
    Check.notNull("parameters", parameters);
    return parameters.length == 0 && !query.contains("?")
        ? new Wiql(query, false)
        : new Wiql(fill(query, parameters), hasTime(Arrays.asList(parameters)));
  }

  /** A query that was made here. */
  static Wiql made(String text, boolean precise) {
    return new Wiql(text, precise);
  }

  private static boolean hasTime(Collection<?> parameters) {
    return parameters.stream()
        .anyMatch(
            one -> one instanceof Instant || (one instanceof Collection<?> many && hasTime(many)));
  }

  /** Whether its times count with their time of day. */
  boolean isPrecise() {
    return precise;
  }

  /** Whether it says itself as of when it is. */
  boolean isOfThePast() {
    return word("ASOF") >= 0;
  }

  /** The same for work items with numbers behind the first and up to the last. */
  Wiql within(int first, int last) {
    Clauses clauses = Clauses.of(text);
    String id = clauses.links() ? "[Source].[System.Id]" : "[System.Id]";
    String window = id + " > " + first + " AND " + id + " <= " + last;
    return new Wiql(clauses.and(text, window), precise);
  }

  Clauses.Order order() {
    return Clauses.of(text).order(text);
  }

  /** The same as of a time; only the mode of a query of links comes behind that. */
  Wiql asOf(Instant time) {
    String then = " ASOF " + quote(DateTimes.format(time.atOffset(ZoneOffset.UTC))) + " ";
    int mode = word("MODE");
    int place = mode < 0 ? text.length() : mode;
    return new Wiql(text.substring(0, place) + then + text.substring(place), true);
  }

  /** Where a word of the language stands last, outside quotes and brackets; -1 for nowhere. */
  private int word(String word) {
    int found = -1;
    char end = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (end == 0 && text.regionMatches(true, i, word, 0, word.length()) && isWhole(i, word)) {
        found = i;
      }
      end = end == 0 ? Clauses.opened(c) : (c == end ? 0 : end);
    }
    return found;
  }

  private boolean isWhole(int start, String word) {
    int end = start + word.length();
    return (start == 0 || !Clauses.isPartOfWord(text.charAt(start - 1)))
        && (end == text.length() || !Clauses.isPartOfWord(text.charAt(end)));
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
        end = end == 0 ? Clauses.opened(c) : (c == end ? 0 : end);
        filled.append(c);
      }
    }
    Check.that(end == 0, "query", "has a quote or bracket that is not closed");
    Check.that(used == parameters.length, "parameters", "are more than the places for them");
    return filled.toString();
  }

  private static String literal(@Nullable Object value) {
    Object given = Check.notNull("a parameter", value);
    if (given instanceof Collection<?> values) {
      Check.that(!values.isEmpty(), "a list of parameters", "is empty");
      return values.stream().map(Wiql::literal).collect(Collectors.joining(", ", "(", ")"));
    }
    if (given instanceof Field<?> field) {
      return name(field);
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

  /** A field as the language names it. */
  static String name(Field<?> field) {
    String name = Check.notNull("field", field).name();
    Check.that(name.indexOf(']') < 0, "field", "has a bracket");
    return "[" + name + "]";
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

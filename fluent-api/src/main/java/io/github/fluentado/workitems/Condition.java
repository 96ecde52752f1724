// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a work item must be like to be found by a {@link Select}. A value never becomes part of the
 * query's language, whatever characters it has. Immutable.
 *
 * <pre>{@code
 * is(STATE, "Active").and(isMe(ASSIGNED_TO)).and(hasTag("ui").or(hasTag("it's")))
 * }</pre>
 */
public final class Condition {
  // By the side of a link that it is of, which stands before the names of fields.
  private final UnaryOperator<String> text;
  private final boolean single;
  private final boolean precise;

  private Condition(UnaryOperator<String> text, boolean single, boolean precise) {
    this.text = text;
    this.single = single;
    this.precise = precise;
  }

  private static Condition compare(Field<?> field, String operator, String operand, boolean time) {
    String name = Wiql.name(field);
    return new Condition(side -> side + name + " " + operator + " " + operand, true, time);
  }

  private static <T> Condition compare(Field<T> field, String operator, T value) {
    return compare(field, operator, literal(field, value), value instanceof Instant);
  }

  private static <T> String literal(Field<T> field, T value) {
    JsonElement json = field.write(Check.notNull("value", value));
    Check.that(json instanceof JsonPrimitive, "value", "is no plain value");
    JsonPrimitive plain = json.getAsJsonPrimitive();
    if (plain.isString()) {
      return Wiql.quote(plain.getAsString());
    }
    boolean finite = !plain.isNumber() || Double.isFinite(plain.getAsDouble());
    Check.that(finite, "value", "is no number");
    return plain.getAsString();
  }

  /** The field has the value; an empty text stands for none. */
  public static <T> Condition is(Field<T> field, T value) {
    return compare(field, "=", value);
  }

  public static <T> Condition isNot(Field<T> field, T value) {
    return compare(field, "<>", value);
  }

  public static <T> Condition below(Field<T> field, T value) {
    return compare(field, "<", value);
  }

  public static <T> Condition atMost(Field<T> field, T value) {
    return compare(field, "<=", value);
  }

  public static <T> Condition above(Field<T> field, T value) {
    return compare(field, ">", value);
  }

  public static <T> Condition atLeast(Field<T> field, T value) {
    return compare(field, ">=", value);
  }

  /** The field has one of the values. */
  public static <T> Condition in(Field<T> field, Collection<? extends T> values) {
    Check.that(!Check.notNull("values", values).isEmpty(), "values", "is empty");
    boolean time = values.stream().anyMatch(Instant.class::isInstance);
    String all =
        values.stream().map(one -> literal(field, one)).collect(Collectors.joining(", ", "(", ")"));
    return compare(field, "IN", all, time);
  }

  /** The text has that within it, in whatever letter case. */
  public static Condition contains(Field<String> field, String part) {
    return compare(field, "CONTAINS", part);
  }

  /** The text has these words, of which the last may end in an asterisk, in an index of words. */
  public static Condition containsWords(Field<String> field, String words) {
    return compare(field, "CONTAINS WORDS", words);
  }

  /** The path is that one or below it. */
  public static Condition under(Field<String> field, String path) {
    Check.that(!Check.notNull("path", path).isBlank(), "path", "is blank");
    return compare(field, "UNDER", path);
  }

  public static Condition hasTag(String tag) {
    return compare(Fields.TAGS, "CONTAINS", Wiql.quote(Tags.checked(tag)), false);
  }

  public static Condition isEmpty(Field<?> field) {
    String name = Wiql.name(field);
    return new Condition(side -> side + name + " IS EMPTY", true, false);
  }

  /** The field has had the value at some time. */
  public static <T> Condition wasEver(Field<T> field, T value) {
    Condition now = is(field, value);
    return new Condition(side -> "EVER " + now.text.apply(side), true, now.precise);
  }

  /** The person is the one who asks. */
  public static Condition isMe(Field<IdentityRef> field) {
    return compare(field, "=", "@me", false);
  }

  /** The time is at most so many days ago, from the beginning of that day. */
  public static Condition withinDays(Field<Instant> field, int days) {
    Check.that(days >= 0, "days", "is negative");
    return compare(field, ">=", "@today - " + days, false);
  }

  /** The work item belongs to the project that is asked, without which all projects are. */
  public static Condition inProject() {
    return compare(Fields.TEAM_PROJECT, "=", "@project", false);
  }

  /** Not this one. */
  public static Condition not(Condition condition) {
    Check.notNull("condition", condition);
    return new Condition(
        side -> "NOT (" + condition.text.apply(side) + ")", true, condition.precise);
  }

  /** This one and the others. */
  public Condition and(Condition... others) {
    return joined(" AND ", others);
  }

  /** This one or one of the others. */
  public Condition or(Condition... others) {
    return joined(" OR ", others);
  }

  private Condition joined(String word, Condition... others) {
    List<Condition> all = Stream.concat(Stream.of(this), Stream.of(others)).toList();
    all.forEach(one -> Check.notNull("others", one));
    return all.size() == 1
        ? this
        : new Condition(
            side -> all.stream().map(one -> one.within(side)).collect(Collectors.joining(word)),
            false,
            all.stream().anyMatch(one -> one.precise));
  }

  /** As a part of another one. */
  String within(String side) {
    return single ? text.apply(side) : "(" + text.apply(side) + ")";
  }

  /** Whether it has a time of day in it. */
  boolean isPrecise() {
    return precise;
  }

  /** As it is sent; it may hold private values. */
  @Override
  public String toString() {
    return text.apply("");
  }
}

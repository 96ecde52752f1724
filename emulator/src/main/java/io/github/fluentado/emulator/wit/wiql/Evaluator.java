// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.wit.Field;
import io.github.fluentado.emulator.wit.Snapshot;
import io.github.fluentado.emulator.wit.wiql.Condition.Compare;
import io.github.fluentado.emulator.wit.wiql.Condition.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides whether a work item meets a condition. Texts are compared without regard to case. */
public final class Evaluator {
  private final Values values;
  private final Function<Snapshot, List<Snapshot>> history;

  /**
   * @param history all revisions of an item up to the given one, for EVER
   */
  public Evaluator(Values values, Function<Snapshot, List<Snapshot>> history) {
    this.values = values;
    this.history = history;
  }

  /** Whether the item meets the condition; conditions on the other side count as met. */
  public boolean meets(Snapshot item, WiqlQuery query, boolean target) {
    return meets(item, query.where(), query.links() ? (target ? Side.TARGET : Side.SOURCE) : null);
  }

  /** Whether a link of this type meets the conditions on the link type; others count as met. */
  public boolean meetsLink(String referenceName, WiqlQuery query) {
    return meetsLink(referenceName, query.where());
  }

  private boolean meetsLink(String type, Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().allMatch(part -> meetsLink(type, part));
    } else if (condition instanceof Condition.Or or) {
      return or.parts().stream().anyMatch(part -> meetsLink(type, part));
    } else if (condition instanceof Condition.Not not) {
      return !isOnLink(not.part()) || !meetsLink(type, not.part());
    } else if (condition instanceof Compare compare && isOnLink(compare)) {
      boolean named =
          compare.operands().stream()
              .anyMatch(o -> o instanceof Operand.Literal l && l.text().equalsIgnoreCase(type));
      return named != (compare.operator() == Condition.Operator.NOT_EQUAL);
    }
    return true;
  }

  private static boolean isOnLink(Condition condition) {
    return condition instanceof Compare compare && compare.side() == Side.ITEM;
  }

  private boolean meets(Snapshot item, Condition condition, @Nullable Side side) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().allMatch(part -> meets(item, part, side));
    } else if (condition instanceof Condition.Or or) {
      return or.parts().stream().anyMatch(part -> meets(item, part, side));
    } else if (condition instanceof Condition.Not not) {
      return other(not.part(), side) || !meets(item, not.part(), side);
    } else if (condition instanceof Condition.Ever ever) {
      return history.apply(item).stream().anyMatch(then -> meets(then, ever.part(), side));
    } else if (condition instanceof Compare compare) {
      return other(compare, side) || meets(item, compare);
    }
    return true;
  }

  private static boolean other(Condition condition, @Nullable Side side) {
    return side != null && condition instanceof Compare compare && compare.side() != side;
  }

  private boolean meets(Snapshot item, Compare compare) {
    Field field = compare.field();
    Object value = item.value(field.referenceName());
    return switch (compare.operator()) {
      case IS_EMPTY -> value == null;
      case IN -> compare.operands().stream().anyMatch(o -> equal(item, field, value, o));
      case IN_GROUP -> values.inGroup(item, field, value, text(item, compare));
      case EQUAL -> equal(item, field, value, compare.operands().get(0));
      case NOT_EQUAL -> !equal(item, field, value, compare.operands().get(0));
      case CONTAINS -> contains(field, value, text(item, compare));
      case CONTAINS_WORDS -> containsWords(value, text(item, compare));
      case UNDER -> under(value, text(item, compare));
      case LESS -> order(item, compare, value) < 0;
      case AT_MOST -> order(item, compare, value) <= 0;
      case GREATER -> value != null && order(item, compare, value) > 0;
      case AT_LEAST -> value != null && order(item, compare, value) >= 0;
    };
  }

  private boolean equal(Snapshot item, Field field, @Nullable Object value, Operand operand) {
    Object wanted = values.of(field, operand, item);
    if (value == null || wanted == null) {
      return value == null && wanted == null;
    }
    if (value instanceof Identity person) {
      return wanted instanceof Identity other
          ? person.equals(other)
          : person.answersTo(wanted.toString());
    }
    return precise(value, wanted) == 0;
  }

  /** Empty is less than all else, but is never less or greater than something by an operator. */
  private int order(Snapshot item, Compare compare, @Nullable Object value) {
    Object wanted = values.of(compare.field(), compare.operands().get(0), item);
    if (value == null || wanted == null) {
      return Integer.MAX_VALUE;
    }
    return precise(value, wanted);
  }

  /** Compares as operators do: dates by day unless the query runs with time precision. */
  private int precise(Object a, Object b) {
    if (a instanceof Instant x && b instanceof Instant y && !values.timePrecision()) {
      return x.truncatedTo(ChronoUnit.DAYS).compareTo(y.truncatedTo(ChronoUnit.DAYS));
    }
    return compare(a, b);
  }

  /** Orders two values of one field; empty comes first. */
  public int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == null ? (b == null ? 0 : -1) : 1;
    }
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    if (a instanceof Instant x && b instanceof Instant y) {
      return x.compareTo(y);
    }
    return plain(a).compareToIgnoreCase(plain(b));
  }

  private static String plain(Object value) {
    return value instanceof Identity person ? person.displayName() : value.toString();
  }

  private String text(Snapshot item, Compare compare) {
    Object wanted = values.of(compare.field(), compare.operands().get(0), item);
    return wanted == null ? "" : plain(wanted);
  }

  private static boolean contains(Field field, @Nullable Object value, String part) {
    if (value == null) {
      return false;
    }
    String wanted = part.toLowerCase(Locale.ROOT);
    String text = plain(value).toLowerCase(Locale.ROOT);
    if (field.referenceName().equals("System.Tags")) {
      return Arrays.stream(text.split(";")).map(String::trim).anyMatch(wanted.trim()::equals);
    }
    return text.contains(wanted);
  }

  /** Each word must be there; one that ends in an asterisk may be a beginning. */
  private static boolean containsWords(@Nullable Object value, String words) {
    if (value == null) {
      return false;
    }
    List<String> there = words(plain(value).replaceAll("<[^>]*>", " "), "[^\\p{L}\\p{N}_]+");
    return words(words, "[^\\p{L}\\p{N}_*]+").stream()
        .allMatch(
            word ->
                word.endsWith("*")
                    ? there.stream().anyMatch(t -> t.startsWith(word.replace("*", "")))
                    : there.contains(word));
  }

  private static List<String> words(String text, String gap) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split(gap))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean under(@Nullable Object value, String root) {
    String path = String.valueOf(value).toLowerCase(Locale.ROOT);
    String top = root.toLowerCase(Locale.ROOT).replaceFirst("^\\\\", "");
    return path.equals(top) || path.startsWith(top + "\\");
  }
}

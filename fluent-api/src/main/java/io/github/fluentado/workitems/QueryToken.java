// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What is still to come of a query, as a text: as of when, and the numbers, each as its distance
 * from the one before. So nothing is lost or repeated, whatever has changed meanwhile. Two
 * characters a number are usual; {@value #MOST} numbers, which is the most that the service finds,
 * need 140 kB at worst.
 */
final class QueryToken {
  static final int MOST = 20_000;

  private static final String TOO_MANY = "q0";
  private static final String MARK = "q1";
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int BITS = 5;
  private static final int MORE = 1 << BITS;
  private static final int SUM_LENGTH = 8;
  private static final int NOW = 0;
  private static final int PAST = 1;
  private static final int THEN = 2;

  private QueryToken() {}

  /** The token for what is left of it; one that is refused with the reason if that is too much. */
  static String of(QuerySource.Found left) {
    if (left.ids().size() > MOST) {
      return TOO_MANY;
    }
    Instant asOf = left.asOf();
    StringBuilder text = new StringBuilder(32 + 2 * left.ids().size()).append(MARK);
    write(text, asOf == null ? NOW : left.past() ? PAST : THEN);
    write(text, asOf == null ? 0 : asOf.getEpochSecond());
    write(text, asOf == null ? 0 : asOf.getNano());
    int before = 0;
    for (int id : left.ids()) {
      write(text, (long) id - before);
      before = id;
    }
    return text.append(sum(text.toString())).toString();
  }

  /** Five bits a character, the lowest first; the sign is the lowest bit of all. */
  private static void write(StringBuilder text, long number) {
    long left = (number << 1) ^ (number >> (Long.SIZE - 1));
    while (left >>> BITS != 0) {
      text.append(DIGITS.charAt((int) (left & (MORE - 1)) | MORE));
      left >>>= BITS;
    }
    text.append(DIGITS.charAt((int) left));
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%0" + SUM_LENGTH + "x", sum.getValue());
  }

  /**
   * What is still to come.
   *
   * @throws IllegalArgumentException if the token is none of these, or stands for too much
   */
  static QuerySource.Found read(String token) {
    Check.that(
        !token.equals(TOO_MANY),
        "token",
        "stands for more than " + MOST + " work items, which no token holds: run the query anew");
    int end = token.length() - SUM_LENGTH;
    boolean whole =
        end > MARK.length()
            && token.startsWith(MARK)
            && token.substring(end).equals(sum(token.substring(0, end)));
    Check.that(whole, "token", "is not from a query, or not whole");
    List<Long> numbers = numbers(token.substring(MARK.length(), end));
    Check.that(numbers.size() >= 3, "token", "is not from a query");
    long kind = numbers.get(0);
    Instant asOf = kind == NOW ? null : time(numbers.get(1), numbers.get(2));
    return new QuerySource.Found(ids(numbers.subList(3, numbers.size())), asOf, kind == PAST);
  }

  private static Instant time(long seconds, long nanos) {
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException | ArithmeticException wrong) {
      throw new IllegalArgumentException("token is not from a query", wrong);
    }
  }

  private static List<Integer> ids(List<Long> distances) {
    List<Integer> ids = new ArrayList<>(distances.size());
    long before = 0;
    for (long distance : distances) {
      before += distance;
      Check.that(before > 0 && before <= Integer.MAX_VALUE, "token", "is not from a query");
      ids.add((int) before);
    }
    return ids;
  }

  private static List<Long> numbers(String text) {
    List<Long> numbers = new ArrayList<>(text.length() / 2 + 3);
    long number = 0;
    int shift = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      Check.that(digit >= 0 && shift < Long.SIZE, "token", "is not from a query");
      number |= (long) (digit & (MORE - 1)) << shift;
      shift += BITS;
      if (digit < MORE) {
        numbers.add((number >>> 1) ^ -(number & 1));
        number = 0;
        shift = 0;
      }
    }
    Check.that(shift == 0, "token", "is not from a query");
    return numbers;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers. One whose text Java would write in another way, or that is out of range, is kept too.
 */
abstract class NumberCodec<N extends Number> extends SlotCodec<N> {
  private final String expected;

  NumberCodec(String expected) {
    this.expected = expected;
  }

  /** The number that the text is; null if it is none. */
  abstract @Nullable N parsed(String text);

  /** The number that is equal to a whole one, and written alike; null if there is none. */
  @Nullable N fit(long whole) {
    return null;
  }

  /** Of 32 bits. */
  static final class OfInt extends NumberCodec<Integer> {
    OfInt() {
      super("a 32-bit integer");
    }

    @Override
    @Nullable Integer parsed(String text) {
      return Numbers.int32(text);
    }

    @Override
    @Nullable Integer fit(long whole) {
      return Numbers.int32(whole);
    }
  }

  /** Of 64 bits. */
  static final class OfLong extends NumberCodec<Long> {
    OfLong() {
      super("a 64-bit integer");
    }

    @Override
    @Nullable Long parsed(String text) {
      return Numbers.int64(text);
    }

    @Override
    Long fit(long whole) {
      return whole;
    }
  }

  /** With a fraction, as near as 64 bits come. */
  static final class OfDouble extends NumberCodec<Double> {
    OfDouble() {
      super("a number");
    }

    @Override
    @Nullable Double parsed(String text) {
      return Numbers.float64(text);
    }
  }

  /** With all its digits. */
  static final class OfDecimal extends NumberCodec<BigDecimal> {
    OfDecimal() {
      super("a number");
    }

    @Override
    @Nullable BigDecimal parsed(String text) {
      return Numbers.decimal(text);
    }

    @Override
    BigDecimal fit(long whole) {
      return BigDecimal.valueOf(whole);
    }
  }

  @Override
  String expected() {
    return expected;
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return switch (in.peek()) {
      case NUMBER -> number(in);
      case STRING -> text(in);
      default -> keepOther(in);
    };
  }

  private Object number(Input in) throws IOException {
    if (in.nextInteger()) {
      N whole = fit(in.integer());
      return whole == null ? digits(in, Long.toString(in.integer())) : whole;
    }
    return digits(in, in.nextString());
  }

  private Object digits(Input in, String text) {
    N value = parsed(text);
    if (value != null && value.toString().equals(text)) {
      return value;
    }
    if (value == null) {
      in.report(Tolerance.Kind.OTHER_TYPE, expected + ", found an unfit number");
    }
    return new Kept(in.number(text), value);
  }

  private Object text(Input in) throws IOException {
    String text = in.nextString();
    N value = parsed(text.trim());
    in.report(
        value == null ? Tolerance.Kind.OTHER_TYPE : Tolerance.Kind.CONVERTED,
        expected + ", found a text");
    return new Kept(new JsonPrimitive(text), value);
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    if (stored instanceof Double number && !Double.isFinite(number)) {
      out.value(
          number.toString()); // JSON has no such number; the service writes and reads the text.
    } else {
      out.value((Number) stored);
    }
  }
}

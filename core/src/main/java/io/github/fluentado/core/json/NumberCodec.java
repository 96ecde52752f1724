// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers. One whose text Java would write in another way, or that is out of range, is kept too.
 */
final class NumberCodec<N extends Number> extends SlotCodec<N> {
  private final String expected;
  private final Function<String, @Nullable N> parse;
  private final LongFunction<@Nullable N> fit;

  NumberCodec(String expected, Function<String, @Nullable N> parse) {
    this(expected, parse, whole -> null);
  }

  /**
   * @param fit the number that is equal to a whole one, and written alike; null if there is none
   */
  NumberCodec(String expected, Function<String, @Nullable N> parse, LongFunction<@Nullable N> fit) {
    this.expected = expected;
    this.parse = parse;
    this.fit = fit;
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
      N whole = fit.apply(in.integer());
      return whole == null ? digits(in, Long.toString(in.integer())) : whole;
    }
    return digits(in, in.nextString());
  }

  private Object digits(Input in, String text) {
    N value = parse.apply(text);
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
    N value = parse.apply(text.trim());
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

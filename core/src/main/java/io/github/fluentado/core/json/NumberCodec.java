// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbers. One whose text Java would write in another way, or that is out of range, is kept too.
 */
final class NumberCodec<N extends Number> extends SlotCodec<N> {
  private final String expected;
  private final Function<String, @Nullable N> parse;

  NumberCodec(String expected, Function<String, @Nullable N> parse) {
    this.expected = expected;
    this.parse = parse;
  }

  @Override
  String expected() {
    return expected;
  }

  @Override
  Object readPresent(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case NUMBER -> number(in);
      case STRING -> text(in);
      default -> keepOther(in);
    };
  }

  private Object number(JsonReader in) throws IOException {
    String text = in.nextString();
    N value = parse.apply(text);
    if (value != null && value.toString().equals(text)) {
      return value;
    }
    if (value == null) {
      Reading.report(in, Tolerance.Kind.OTHER_TYPE, expected + ", found an unfit number");
    }
    return new Kept(Trees.number(text), value);
  }

  private Object text(JsonReader in) throws IOException {
    String text = in.nextString();
    N value = parse.apply(text.trim());
    Reading.report(
        in,
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

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Booleans. The texts "True" and "false", in any case, read as one. */
final class BooleanCodec extends SlotCodec<Boolean> {
  @Override
  String expected() {
    return "a boolean";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return switch (in.peek()) {
      case BOOLEAN -> in.nextBoolean();
      case STRING -> text(in);
      default -> keepOther(in);
    };
  }

  private Kept text(Input in) throws IOException {
    String text = in.nextString();
    Boolean value = parse(text.trim());
    in.report(
        value == null ? Tolerance.Kind.OTHER_TYPE : Tolerance.Kind.CONVERTED,
        "a boolean, found a text");
    return new Kept(new JsonPrimitive(text), value);
  }

  @SuppressWarnings("NullAway") // Three-valued on purpose: neither true nor false is null.
  private static @Nullable Boolean parse(String text) {
    return text.equalsIgnoreCase("true")
        ? Boolean.TRUE
        : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    out.value((Boolean) stored);
  }
}

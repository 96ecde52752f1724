// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Text. A number or a boolean reads as its text. */
final class TextCodec extends SlotCodec<String> {
  @Override
  String expected() {
    return "a text";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return switch (in.peek()) {
      case STRING -> in.nextString();
      case NUMBER, BOOLEAN -> convert(in);
      default -> keepOther(in);
    };
  }

  private Kept convert(Input in) throws IOException {
    JsonElement json = in.tree();
    in.report(Tolerance.Kind.CONVERTED, "a text, found a number or a boolean");
    return new Kept(json, json.getAsString());
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    out.value((String) stored);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Makes trees of numbers, which keep their digits. Gson makes such only of what it reads. */
final class NumberTrees extends JsonReader {
  private String digits = "";

  NumberTrees() {
    super(Reader.nullReader());
  }

  JsonPrimitive of(String text) {
    digits = text;
    try {
      return new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(this));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read", e);
    }
  }

  @Override
  public String nextString() {
    return digits;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code {"count", "value"}} envelope round something that is itself an object.
 *
 * <p>Whether an object is the envelope or the thing shows only at its end, so it is passed by and
 * read again. These are small.
 */
final class WrappedCodec<T> extends OwnCodec<T> {
  private static final Set<String> ENVELOPE = Set.of("count", "value");

  private final Codec<T> value;

  WrappedCodec(Codec<T> value) {
    this.value = value;
  }

  @Override
  T readFrom(Input in) throws IOException {
    Later whole = in.later();
    Later inner = inEnvelope(in.again(whole, ""));
    if (inner != null) {
      return read(value, in.again(inner, ".value"));
    }
    in.report(Tolerance.Kind.WRAPPER, "the value has no wrapper");
    return read(value, in.again(whole, ""));
  }

  /** What is in the envelope; null if it is none. */
  private static @Nullable Later inEnvelope(Input in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      return null;
    }
    Later inner = null;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (!ENVELOPE.contains(name)) {
        return null;
      }
      Later passed = in.later();
      inner = name.equals("value") ? passed : inner;
    }
    return inner;
  }

  @Override
  public void write(JsonWriter out, T written) throws IOException {
    value.write(out, written);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Set;

/**
 * The {@code {"count", "value"}} envelope round something that is itself an object.
 *
 * <p>Whether an object is the envelope or the thing shows only at its end, so it is held as a tree
 * until then. These are small.
 */
final class WrappedCodec<T> extends OwnCodec<T> {
  private static final Set<String> ENVELOPE = Set.of("count", "value");

  private final Codec<T> value;

  WrappedCodec(Codec<T> value) {
    this.value = value;
  }

  @Override
  T readFrom(Input in) throws IOException {
    JsonElement tree = in.tree();
    if (tree instanceof JsonObject object && isEnvelope(object)) {
      return read(value, in.again(object.get("value"), ".value"));
    }
    in.report(Tolerance.Kind.WRAPPER, "the value has no wrapper");
    return read(value, in.again(tree, ""));
  }

  private static boolean isEnvelope(JsonObject object) {
    return object.has("value") && ENVELOPE.containsAll(object.keySet());
  }

  @Override
  public void write(JsonWriter out, T written) throws IOException {
    value.write(out, written);
  }
}

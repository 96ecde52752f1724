// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonReader;
import java.io.IOException;

/** A codec of this package: it reads from either {@link Input}. */
abstract class OwnCodec<T> implements Codec<T> {
  abstract T readFrom(Input in) throws IOException;

  static <T> T read(Codec<T> codec, Input in) throws IOException {
    return codec instanceof OwnCodec<T> own ? own.readFrom(in) : in.foreign(codec);
  }

  @Override
  public final T read(JsonReader in) throws IOException {
    return readFrom(new GsonInput(in));
  }
}

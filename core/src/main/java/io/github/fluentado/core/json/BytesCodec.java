// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes, stored as their base64 text, so that no caller can change them. */
final class BytesCodec extends SlotCodec<byte[]> {
  @Override
  String expected() {
    return "base64 text";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    return in.peek() == JsonToken.STRING ? in.nextString() : keepOther(in);
  }

  @Override
  Object store(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  @SuppressWarnings("NullAway") // An array may be null here: unreadable text stands for no value.
  byte @Nullable [] load(Object stored) {
    try {
      return Base64.getMimeDecoder().decode((String) stored);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  boolean isReadable(Object stored) {
    return load(stored) != null;
  }

  @Override
  void writeStored(JsonWriter out, Object stored) throws IOException {
    out.value((String) stored);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes one type of value, streaming.
 *
 * <p>The codecs of this package keep what does not fit the type beside it when it is part of a
 * model, a list or a map; only a root value that cannot be read as its type is an error.
 *
 * @param <T> the type of value
 */
public interface Codec<T> {
  Codec<String> STRING = new TextCodec();

  Codec<Boolean> BOOLEAN = new BooleanCodec();

  Codec<Integer> INT32 = new NumberCodec.OfInt();

  Codec<Long> INT64 = new NumberCodec.OfLong();

  Codec<Double> DOUBLE = new NumberCodec.OfDouble();

  Codec<BigDecimal> DECIMAL = new NumberCodec.OfDecimal();

  /** Points in time. The text is kept as sent and parsed when asked for; see {@link DateTimes}. */
  Codec<OffsetDateTime> DATE_TIME = new DateTimeCodec();

  /** Base64 text. */
  Codec<byte[]> BYTES = new BytesCodec();

  /** Any JSON value. Numbers keep all their digits. */
  Codec<JsonElement> JSON = new TreeCodec();

  /** Reads the next value. Throws {@link JsonDecodingException} when it is of another type. */
  T read(JsonReader in) throws IOException;

  void write(JsonWriter out, T value) throws IOException;

  static <T> Codec<List<T>> list(Codec<T> items) {
    return new ListCodec<>(SlotCodec.from(items));
  }

  static <T> Codec<Map<String, T>> map(Codec<T> values) {
    return new MapCodec<>(SlotCodec.from(values));
  }

  /** A list sent as {@code {"count": n, "value": [...]}}; a bare list is read as well. */
  static <T> Codec<List<T>> wrappedList(Codec<T> items) {
    return new WrappedListCodec<>(new ListCodec<>(SlotCodec.from(items)));
  }

  /**
   * A list or a map sent as {@code {"count": n, "value": ...}}; the bare value is read as well. It
   * is written bare: so requests are.
   */
  @SuppressWarnings("unchecked") // The T of a list codec is a list.
  static <T> Codec<T> wrapped(Codec<T> value) {
    return value instanceof ListCodec<?> list
        ? (Codec<T>) new WrappedListCodec<>(list)
        : new WrappedCodec<>(value);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Points in time, stored as their text and parsed when asked for. */
final class DateTimeCodec extends SlotCodec<OffsetDateTime> {
  @Override
  String expected() {
    return "a date";
  }

  @Override
  Object readPresent(Input in) throws IOException {
    if (in.peek() != JsonToken.STRING) {
      return keepOther(in);
    }
    String text = in.nextString();
    if (in.reports() && !DateTimes.isRegular(text)) {
      in.report(
          Tolerance.Kind.DATE_FORM,
          DateTimes.parse(text) == null ? "it reads as absent" : "it is no RFC 3339");
    }
    return text;
  }

  @Override
  Object store(OffsetDateTime value) {
    return DateTimes.format(value);
  }

  @Override
  @Nullable OffsetDateTime load(Object stored) {
    return DateTimes.parse((String) stored);
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

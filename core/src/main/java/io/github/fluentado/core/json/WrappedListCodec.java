// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code {"count", "value"}} envelope round a list. It is written as a bare list: so requests
 * are.
 */
final class WrappedListCodec<T> extends OwnCodec<List<T>> {
  private final ListCodec<T> list;

  WrappedListCodec(ListCodec<T> list) {
    this.list = list;
  }

  @Override
  List<T> readFrom(Input in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      List<T> bare = list.readFrom(in);
      in.report(Tolerance.Kind.WRAPPER, "the list has no wrapper");
      return bare;
    }
    in.beginObject();
    Envelope<T> envelope = new Envelope<>();
    while (in.hasNext()) {
      envelope.property(in, list);
    }
    in.endObject();
    return envelope.list(in);
  }

  @Override
  public void write(JsonWriter out, List<T> value) throws IOException {
    list.write(out, value);
  }

  /** What has been seen of the wrapper. */
  private static final class Envelope<T> {
    private @Nullable List<T> list;
    private boolean emptyCount;
    private boolean nullValue;
    private boolean other;

    void property(Input in, ListCodec<T> codec) throws IOException {
      String name = in.nextName();
      if (name.equalsIgnoreCase("value")) {
        value(in, codec);
      } else if (name.equalsIgnoreCase("count") && in.peek() == JsonToken.NUMBER) {
        emptyCount = in.nextString().equals("0");
      } else {
        in.skipValue();
        in.report(Tolerance.Kind.UNKNOWN_PROPERTY, "in the wrapper");
        other = true;
      }
    }

    private void value(Input in, ListCodec<T> codec) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        nullValue = true;
      } else {
        list = codec.readFrom(in);
      }
    }

    List<T> list(Input in) {
      if (list != null) {
        return list;
      }
      if (emptyCount || (nullValue && !other)) {
        in.report(Tolerance.Kind.WRAPPER, "the wrapper has no list");
        return List.of();
      }
      throw in.unfit("expected a list in \"value\", found an object without one");
    }
  }
}

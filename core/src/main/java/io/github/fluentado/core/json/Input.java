// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where codecs read from: one JSON document, token by token.
 *
 * <p>There are two. {@link Utf8Input} is fast, takes what is plain JSON, and gives up at anything
 * else. {@link GsonInput} takes all that Gson takes, tells what differs from the description, and
 * knows what is wrong and where. Codecs read the same from both. They ask {@link #hasNext} once for
 * each item, and {@link #peek} before each value.
 */
abstract class Input {
  private static final @Nullable Object[] NOTHING = {};

  private @Nullable Object[] heap = NOTHING;
  private int top;
  private @Nullable NumberTrees numbers;

  abstract JsonToken peek() throws IOException;

  abstract void beginObject() throws IOException;

  abstract void endObject() throws IOException;

  abstract void beginArray() throws IOException;

  abstract void endArray() throws IOException;

  abstract boolean hasNext() throws IOException;

  abstract String nextName() throws IOException;

  /**
   * Reads a name; gives its place, or -1 if it is none of these: then {@link #name} has it.
   *
   * @param last the place of the name before, or -1
   */
  abstract int nextName(Names names, int last) throws IOException;

  /** The name for which there was no place. */
  abstract String name();

  /** Reads a text or the digits of a number. */
  abstract String nextString() throws IOException;

  /** Reads a text if it is obviously one of these, and gives its place; else reads nothing. */
  abstract int nextOf(Names texts) throws IOException;

  /** Reads a number if it is obviously a whole one; {@link #integer} has it. Else reads nothing. */
  abstract boolean nextInteger() throws IOException;

  abstract long integer();

  abstract boolean nextBoolean() throws IOException;

  abstract void nextNull() throws IOException;

  abstract void skipValue() throws IOException;

  /** Reads any value. */
  abstract JsonElement tree() throws IOException;

  /** A number as a tree. */
  final JsonPrimitive number(String digits) {
    NumberTrees made = numbers;
    if (made == null) {
      made = new NumberTrees();
      numbers = made;
    }
    return made.of(digits);
  }

  /** Reads an object or a list, for whoever asks for it. */
  abstract Tree held() throws IOException;

  /** Reads a value by a codec that somebody else wrote. */
  abstract <T> T foreign(Codec<T> codec) throws IOException;

  /** Passes any value by. */
  abstract Later later() throws IOException;

  /** Reads what was passed by here, from below what was last read. */
  abstract Input again(Later value, String subpath);

  /** What is thrown when the value last read is not what was asked for. */
  abstract RuntimeException unfit(String reason);

  /** Whether somebody hears of tolerances. */
  abstract boolean reports();

  /** Reports about the value last read. */
  final void report(Tolerance.Kind kind, String detail) {
    report(kind, detail, "");
  }

  /** Reports about something below the value last read. */
  abstract void report(Tolerance.Kind kind, String detail, String subpath);

  /** The height of the heap on which items are laid until their number is known. */
  final int mark() {
    return top;
  }

  final void lay(Object item) {
    if (top == heap.length) {
      heap = Arrays.copyOf(heap, Math.max(32, top * 2));
    }
    heap[top++] = item;
  }

  /** Takes all that was laid since the mark. */
  final Object[] take(int mark) {
    Object[] items = Arrays.copyOfRange(heap, mark, top);
    Arrays.fill(heap, mark, top, null);
    top = mark;
    return items;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads plain JSON from bytes, without a copy of them.
 *
 * <p>What it reads, Gson reads in the same way. At all else it throws {@link Unplain}: what is
 * wrong, or whether it may be read nevertheless, {@link GsonInput} knows. So it keeps no path.
 */
final class Utf8Input extends Input {
  private final byte[] in;
  private final Cursor cursor;
  private final Texts texts;
  private String name = "";

  Utf8Input(byte[] in) {
    this(in, Cursor.atBegin(in), new Texts(in));
  }

  private Utf8Input(byte[] in, Cursor cursor, Texts texts) {
    this.in = in;
    this.cursor = cursor;
    this.texts = texts;
  }

  /** All as a tree. */
  JsonElement whole() {
    JsonElement tree = tree();
    end();
    return tree;
  }

  /** Nothing may follow. */
  void end() {
    cursor.end();
  }

  @Override
  JsonToken peek() {
    return cursor.peek();
  }

  @Override
  void beginObject() {
    cursor.open('{');
  }

  @Override
  void endObject() {
    cursor.close('}');
  }

  @Override
  void beginArray() {
    cursor.open('[');
  }

  @Override
  void endArray() {
    cursor.close(']');
  }

  @Override
  boolean hasNext() {
    return cursor.hasNext();
  }

  private String nextText() {
    int from = cursor.at() + 1;
    return text(from, cursor.text());
  }

  private String text(int from, int to) {
    return cursor.escapes()
        ? texts.escaped(from, to, cursor.ascii())
        : texts.plain(from, to, cursor.ascii());
  }

  @Override
  String nextName() {
    cursor.next();
    String text = nextText();
    cursor.take(':');
    return text;
  }

  @Override
  int nextName(Names names, int last) {
    cursor.next();
    int expected = names.after(last);
    if (expected >= 0 && cursor.passes(names.written(expected))) {
      return expected;
    }
    int place = otherName(names);
    names.follows(last, place);
    return place;
  }

  private int otherName(Names names) {
    int from = cursor.at() + 1;
    int to = cursor.text();
    int place = cursor.escapes() ? -1 : names.indexOf(in, from, to);
    if (place < 0) {
      name = text(from, to);
      place = cursor.escapes() ? names.indexOf(name) : -1;
    }
    cursor.take(':');
    return place;
  }

  @Override
  String name() {
    return name;
  }

  @Override
  String nextString() {
    return cursor.next() == '"' ? nextText() : digits();
  }

  @Override
  int nextOf(Names known) {
    if (cursor.next() != '"') {
      return -1;
    }
    int start = cursor.at();
    int to = cursor.text();
    int place = cursor.escapes() ? -1 : known.indexOf(in, start + 1, to);
    if (place < 0) {
      cursor.back(start);
    }
    return place;
  }

  private String digits() {
    int from = cursor.at();
    cursor.skipNumber();
    return new String(in, from, cursor.at() - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  boolean nextInteger() {
    return cursor.nextInteger();
  }

  @Override
  long integer() {
    return cursor.integer();
  }

  @Override
  boolean nextBoolean() {
    return cursor.nextBoolean();
  }

  @Override
  void nextNull() {
    cursor.nextNull();
  }

  @Override
  void skipValue() {
    cursor.skipValue();
  }

  @Override
  JsonElement tree() {
    return switch (peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new JsonPrimitive(nextString());
      case NUMBER -> number(digits());
      case BOOLEAN -> new JsonPrimitive(nextBoolean());
      default -> {
        nextNull();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private JsonObject object() {
    JsonObject object = new JsonObject();
    beginObject();
    while (hasNext()) {
      object.add(nextName(), tree());
    }
    endObject();
    return object;
  }

  private JsonArray array() {
    JsonArray array = new JsonArray();
    beginArray();
    while (hasNext()) {
      array.add(tree());
    }
    endArray();
    return array;
  }

  @Override
  Tree held() {
    return Tree.of(skipped());
  }

  private byte[] skipped() {
    int from = passed();
    return Arrays.copyOfRange(in, from, cursor.at());
  }

  /** Passes a value and gives where it begins. */
  private int passed() {
    cursor.next();
    int from = cursor.at();
    cursor.skipValue();
    return from;
  }

  @Override
  <T> T foreign(Codec<T> codec) throws IOException {
    JsonReader reader =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(skipped()), StandardCharsets.UTF_8));
    T value = codec.read(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new Unplain();
    }
    return value;
  }

  @Override
  Later later() {
    return Later.at(passed());
  }

  @Override
  Input again(Later value, String subpath) {
    return new Utf8Input(in, new Cursor(in, value.place(), cursor.depth()), texts);
  }

  @Override
  RuntimeException unfit(String reason) {
    return new Unplain();
  }

  @Override
  boolean reports() {
    return false;
  }

  @Override
  void report(Tolerance.Kind kind, String detail, String subpath) {
    // Nobody listens here.
  }
}

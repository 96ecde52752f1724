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
import org.jspecify.annotations.Nullable;

/**
 * Reads plain JSON from bytes, without a copy of them.
 *
 * <p>What it reads, Gson reads in the same way. At all else it throws {@link Unplain}: what is
 * wrong, or whether it may be read nevertheless, {@link GsonInput} knows. So it keeps no path.
 */
final class Utf8Input extends Input {
  private static final int LONGEST_NUMBER = 1000;
  private static final int MOST_DIGITS = 18;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.ISO_8859_1);
  private static final @Nullable JsonToken[] TOKENS = new JsonToken[1 << Byte.SIZE];

  static {
    TOKENS['{'] = JsonToken.BEGIN_OBJECT;
    TOKENS['['] = JsonToken.BEGIN_ARRAY;
    TOKENS['"'] = JsonToken.STRING;
    TOKENS['t'] = JsonToken.BOOLEAN;
    TOKENS['f'] = JsonToken.BOOLEAN;
    TOKENS['n'] = JsonToken.NULL;
    TOKENS['-'] = JsonToken.NUMBER;
    Arrays.fill(TOKENS, '0', '9' + 1, JsonToken.NUMBER);
  }

  private final byte[] in;
  private final Texts texts;
  private int at;
  private int depth;
  private boolean first;
  private boolean ascii;
  private boolean escapes;
  private long integer;
  private String name = "";

  Utf8Input(byte[] in) {
    this.in = in;
    this.texts = new Texts(in);
    boolean marked =
        in.length >= 3 && in[0] == (byte) 0xEF && in[1] == (byte) 0xBB && in[2] == (byte) 0xBF;
    this.at = marked ? 3 : 0;
  }

  private Utf8Input(byte[] in, Texts texts, int at, int depth) {
    this.in = in;
    this.texts = texts;
    this.at = at;
    this.depth = depth;
  }

  /** All as a tree. */
  JsonElement whole() {
    JsonElement tree = tree();
    end();
    return tree;
  }

  /** Nothing may follow. */
  void end() {
    while (at < in.length) {
      if (!isSpace(in[at++])) {
        throw new Unplain();
      }
    }
  }

  /** The next byte that is no white space. */
  private int next() {
    int i = at;
    return i < in.length && in[i] > ' ' ? in[i] : nextAfterSpace();
  }

  private int nextAfterSpace() {
    while (at < in.length) {
      if (!isSpace(in[at])) {
        return in[at];
      }
      at++;
    }
    throw new Unplain();
  }

  private static boolean isSpace(byte next) {
    return next <= ' ' && (next == ' ' || next == '\n' || next == '\r' || next == '\t');
  }

  private void take(char wanted) {
    if (next() != wanted) {
      throw new Unplain();
    }
    at++;
  }

  private void open(char bracket) {
    take(bracket);
    if (++depth > Json.NESTING_LIMIT) {
      throw new Unplain();
    }
    first = true;
  }

  private void close(char bracket) {
    take(bracket);
    depth--;
    first = false;
  }

  @Override
  JsonToken peek() {
    JsonToken token = TOKENS[next() & 0xFF];
    if (token == null) {
      throw new Unplain();
    }
    return token;
  }

  @Override
  void beginObject() {
    open('{');
  }

  @Override
  void endObject() {
    close('}');
  }

  @Override
  void beginArray() {
    open('[');
  }

  @Override
  void endArray() {
    close(']');
  }

  @Override
  boolean hasNext() {
    int next = next();
    if (next == '}' || next == ']') {
      return false;
    }
    if (first) {
      first = false;
      return true;
    }
    if (next != ',') {
      throw new Unplain();
    }
    at++;
    next = next();
    if (next == '}' || next == ']') {
      throw new Unplain();
    }
    return true;
  }

  /** Goes behind the text that begins here and gives where its closing quote is. */
  private int text() {
    take('"');
    byte[] bytes = in;
    int i = at;
    long foreign = 0;
    escapes = false;
    while (i <= bytes.length - Long.BYTES) {
      long word = Words.at(bytes, i);
      long special = Words.special(word);
      if (special == 0) {
        foreign |= word;
        i += Long.BYTES;
        continue;
      }
      long bit = Long.lowestOneBit(special);
      foreign |= word & (bit - 1);
      i += Long.numberOfTrailingZeros(bit) >>> 3;
      if (bytes[i] == '"') {
        return text(i, foreign);
      }
      escapes = true;
      i += 2;
    }
    return lastText(i, foreign);
  }

  private int text(int end, long foreign) {
    ascii = Words.foreign(foreign) == 0;
    at = end + 1;
    return end;
  }

  /** The same near the end of the document. */
  private int lastText(int from, long before) {
    long foreign = before;
    for (int i = from; i < in.length; i++) {
      if (in[i] == '"') {
        return text(i, foreign);
      }
      foreign |= in[i];
      if (in[i] == '\\') {
        escapes = true;
        i++;
      }
    }
    throw new Unplain();
  }

  private String text(int from, int to) {
    return escapes ? texts.escaped(from, to, ascii) : texts.plain(from, to, ascii);
  }

  @Override
  String nextName() {
    next();
    int from = at + 1;
    int to = text();
    String text = text(from, to);
    take(':');
    return text;
  }

  @Override
  int nextName(Names names, int last) {
    next();
    int expected = names.after(last);
    if (expected >= 0) {
      byte[] written = names.written(expected);
      int end = at + written.length;
      if (end <= in.length && Arrays.equals(in, at, end, written, 0, written.length)) {
        at = end;
        return expected;
      }
    }
    int place = otherName(names);
    names.follows(last, place);
    return place;
  }

  private int otherName(Names names) {
    int from = at + 1;
    int to = text();
    int place = escapes ? -1 : names.indexOf(in, from, to);
    if (place < 0) {
      name = text(from, to);
      place = escapes ? names.indexOf(name) : -1;
    }
    take(':');
    return place;
  }

  @Override
  String name() {
    return name;
  }

  @Override
  String nextString() {
    if (next() != '"') {
      return digits();
    }
    int from = at + 1;
    int to = text();
    return text(from, to);
  }

  @Override
  int nextOf(Names known) {
    if (next() != '"') {
      return -1;
    }
    int start = at;
    int to = text();
    int place = escapes ? -1 : known.indexOf(in, start + 1, to);
    if (place < 0) {
      at = start;
    }
    return place;
  }

  private String digits() {
    int from = at;
    skipNumber();
    return new String(in, from, at - from, StandardCharsets.ISO_8859_1);
  }

  private void skipNumber() {
    int start = at;
    int i = in[start] == '-' ? start + 1 : start;
    int whole = skipDigits(i);
    if (whole - i > 1 && in[i] == '0') {
      throw new Unplain();
    }
    i = whole;
    if (byteAt(i) == '.') {
      i = skipDigits(i + 1);
    }
    if ((byteAt(i) | 0x20) == 'e') {
      int sign = byteAt(i + 1);
      i = skipDigits(sign == '+' || sign == '-' ? i + 2 : i + 1);
    }
    if (i - start > LONGEST_NUMBER) {
      throw new Unplain();
    }
    at = i;
  }

  private int byteAt(int i) {
    return i < in.length ? in[i] : -1;
  }

  private int skipDigits(int from) {
    int i = from;
    while (i < in.length && in[i] >= '0' && in[i] <= '9') {
      i++;
    }
    if (i == from) {
      throw new Unplain();
    }
    return i;
  }

  @Override
  boolean nextInteger() {
    int start = next() == '-' ? at + 1 : at;
    int i = start;
    long value = 0;
    while (i < in.length && in[i] >= '0' && in[i] <= '9' && i - start < MOST_DIGITS) {
      value = value * 10 + (in[i++] - '0');
    }
    int after = byteAt(i);
    boolean odd = i == start || (in[start] == '0' && (i > start + 1 || start > at));
    if (odd || after == '.' || (after | 0x20) == 'e' || (after >= '0' && after <= '9')) {
      return false;
    }
    integer = start > at ? -value : value;
    at = i;
    return true;
  }

  @Override
  long integer() {
    return integer;
  }

  @Override
  boolean nextBoolean() {
    boolean value = next() == 't';
    word(value ? TRUE : FALSE);
    return value;
  }

  @Override
  void nextNull() {
    word(NULL);
  }

  private void word(byte[] word) {
    next();
    int end = at + word.length;
    if (end > in.length || !Arrays.equals(in, at, end, word, 0, word.length)) {
      throw new Unplain();
    }
    at = end;
  }

  @Override
  void skipValue() {
    switch (peek()) {
      case BEGIN_OBJECT -> skipObject();
      case BEGIN_ARRAY -> skipArray();
      case STRING -> skipText();
      case NUMBER -> skipNumber();
      case BOOLEAN -> nextBoolean();
      default -> nextNull();
    }
  }

  private void skipObject() {
    beginObject();
    while (hasNext()) {
      skipText();
      take(':');
      skipValue();
    }
    endObject();
  }

  private void skipArray() {
    beginArray();
    while (hasNext()) {
      skipValue();
    }
    endArray();
  }

  private void skipText() {
    next();
    int from = at + 1;
    int to = text();
    if (escapes) {
      texts.check(from, to);
    }
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
    next();
    int from = at;
    skipValue();
    return Arrays.copyOfRange(in, from, at);
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
    next();
    int from = at;
    skipValue();
    return Later.at(from);
  }

  @Override
  Input again(Later value, String subpath) {
    return new Utf8Input(in, texts, value.place(), depth);
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

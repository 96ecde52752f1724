// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.stream.JsonToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A place in the bytes of a document, which moves on over plain JSON and throws {@link Unplain} at
 * all else. It makes nothing: who asks for a text is told where it is.
 */
final class Cursor {
  private static final int LONGEST_NUMBER = 1000;
  private static final int MOST_DIGITS = 18;
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");
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
  private int at;
  private int depth;
  private boolean first;
  private boolean ascii;
  private boolean escapes;
  private long integer;

  Cursor(byte[] in, int at, int depth) {
    this.in = in;
    this.at = at;
    this.depth = depth;
  }

  /** At the first value, behind a byte order mark. */
  static Cursor atBegin(byte[] in) {
    boolean marked =
        in.length >= 3 && in[0] == (byte) 0xEF && in[1] == (byte) 0xBB && in[2] == (byte) 0xBF;
    return new Cursor(in, marked ? 3 : 0, 0);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  int at() {
    return at;
  }

  /** Back to where this has been, at the same depth. */
  void back(int place) {
    at = place;
  }

  int depth() {
    return depth;
  }

  /** Whether the text passed last has a backslash. */
  boolean escapes() {
    return escapes;
  }

  /** Whether the text passed last is of ASCII alone. */
  boolean ascii() {
    return ascii;
  }

  /** The number that {@link #nextInteger} has passed. */
  long integer() {
    return integer;
  }

  JsonToken peek() {
    JsonToken token = TOKENS[next() & 0xFF];
    if (token == null) {
      throw new Unplain();
    }
    return token;
  }

  /** Goes behind these bytes if they come next. */
  boolean passes(byte[] expected) {
    int end = at + expected.length;
    if (end > in.length || !Arrays.equals(in, at, end, expected, 0, expected.length)) {
      return false;
    }
    at = end;
    return true;
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
  int next() {
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

  void take(char wanted) {
    if (next() != wanted) {
      throw new Unplain();
    }
    at++;
  }

  void open(char bracket) {
    take(bracket);
    if (++depth > Json.NESTING_LIMIT) {
      throw new Unplain();
    }
    first = true;
  }

  void close(char bracket) {
    take(bracket);
    depth--;
    first = false;
  }

  /** Whether there is one more in the object or list; goes to it. */
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
  int text() {
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

  void skipNumber() {
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

  /** Passes a whole number of not too many digits; stays where it is if there is none. */
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

  boolean nextBoolean() {
    boolean value = next() == 't';
    word(value ? TRUE : FALSE);
    return value;
  }

  void nextNull() {
    word(NULL);
  }

  private void word(byte[] word) {
    next();
    if (!passes(word)) {
      throw new Unplain();
    }
  }

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
    open('{');
    while (hasNext()) {
      skipText();
      take(':');
      skipValue();
    }
    close('}');
  }

  private void skipArray() {
    open('[');
    while (hasNext()) {
      skipValue();
    }
    close(']');
  }

  private void skipText() {
    next();
    int from = at + 1;
    int to = text();
    if (escapes) {
      Escapes.check(in, from, to);
    }
  }
}

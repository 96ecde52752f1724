// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whole JSON documents in and out.
 *
 * <p>Every method that reads throws {@link JsonDecodingException} when the document is empty, cut
 * off, no JSON, followed by something else, nested deeper than {@value #NESTING_LIMIT} levels, or
 * of another type at its root.
 */
public final class Json {
  /** How deep a document may be nested. */
  public static final int NESTING_LIMIT = 255;

  private static final String CUT_OFF = "the document is empty or cut off";

  private Json() {}

  /** Reads UTF-8, with or without byte order mark. */
  public static <T> T decode(byte[] body, Codec<T> codec) {
    return unchecked(() -> fast(body, codec));
  }

  /** Most documents are plain; what is not is read again, in the slower way that knows more. */
  private static <T> T fast(byte[] body, Codec<T> codec) throws IOException {
    if (codec instanceof OwnCodec<T> own) {
      try {
        Utf8Input in = new Utf8Input(body);
        T value = own.readFrom(in);
        in.end();
        return value;
      } catch (Unplain | JsonDecodingException | IllegalStateException | NumberFormatException e) {
        // Said below, with its place.
      } catch (MalformedJsonException | EOFException e) {
        // The same, by a codec of others.
      }
    }
    return document(reader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), codec);
  }

  private static JsonReader reader(InputStream body, Charset charset) {
    return new JsonReader(new InputStreamReader(body, charset));
  }

  /** Reads UTF-8 and tells the listener about every difference from the description. */
  public static <T> T decode(byte[] body, Codec<T> codec, Consumer<Tolerance> listener) {
    Reader reader = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
    return unchecked(() -> document(new Reading(reader, listener, "$"), codec));
  }

  /** Reads a stream to its end without closing it; throws IOException if the stream fails. */
  public static <T> T decode(InputStream body, Charset charset, Codec<T> codec) throws IOException {
    return charset.equals(StandardCharsets.UTF_8)
        ? fast(body.readAllBytes(), codec)
        : document(reader(body, charset), codec);
  }

  public static <T> T decode(String body, Codec<T> codec) {
    // Half a character has no bytes, and must not be lost.
    return StandardCharsets.UTF_8.newEncoder().canEncode(body)
        ? decode(body.getBytes(StandardCharsets.UTF_8), codec)
        : unchecked(() -> document(new JsonReader(new StringReader(body)), codec));
  }

  public static <T> T fromTree(JsonElement tree, Codec<T> codec) {
    return decode(tree.toString(), codec);
  }

  /** Writes UTF-8, with explicit nulls and without escapes that only HTML needs. */
  public static <T> byte[] encode(Codec<T> codec, T value) {
    return bytes(out -> codec.write(out, value));
  }

  public static <T> JsonElement toTree(Codec<T> codec, T value) {
    return tree(out -> codec.write(out, value));
  }

  static Object read(JsonElement tree, Source source) {
    JsonReader in = new JsonReader(new StringReader(tree.toString()));
    return unchecked(() -> source.readFrom(new GsonInput(in)));
  }

  /** Something that reads JSON. */
  interface Source {
    Object readFrom(Input in) throws IOException;
  }

  static JsonElement tree(Content content) {
    return decode(bytes(content), Codec.JSON);
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    return unchecked(
        () -> {
          JsonWriter out = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
          content.writeTo(out);
          out.flush();
          return bytes.toByteArray();
        });
  }

  /** Something that writes JSON. */
  interface Content {
    void writeTo(JsonWriter out) throws IOException;
  }

  static <T> T notNull(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is null");
    }
    return value;
  }

  private static <T> T document(JsonReader in, Codec<T> codec) throws IOException {
    in.setNestingLimit(NESTING_LIMIT);
    try {
      T value = codec.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonDecodingException("$", "something follows the end of the document");
      }
      return value;
    } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
      throw new JsonDecodingException(in.getPath(), malformed(e), e);
    } catch (EOFException e) {
      throw new JsonDecodingException(in.getPath(), CUT_OFF, e);
    }
  }

  private static String malformed(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Nesting limit")) {
      return "nested too deep";
    }
    return message.startsWith("Unterminated") ? CUT_OFF : "not valid JSON";
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T unchecked(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be read or written", e);
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** JSON read by Gson alone, so that a fault of the client's own reader cannot hide itself. */
final class JsonText {
  private static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);

  private JsonText() {}

  /** The document in a file; the exception says what is wrong with it, without the file's name. */
  static JsonElement read(Path file) throws IOException {
    return parse(Files.readAllBytes(file));
  }

  static JsonElement parse(byte[] utf8) throws IOException {
    try {
      JsonReader in = new JsonReader(new StringReader(text(utf8)));
      in.setStrictness(Strictness.STRICT);
      JsonElement document = ADAPTER.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("is no JSON: something follows the document");
      }
      return document;
    } catch (CharacterCodingException e) {
      throw new IOException("is no UTF-8", e);
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("is no JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith("is no") ? e : new IOException("is no JSON: " + message, e);
    }
  }

  private static String text(byte[] utf8) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The object with that name; an empty one if there is none. */
  static JsonObject object(@Nullable JsonElement parent, String name) {
    JsonElement value = parent instanceof JsonObject object ? object.get(name) : null;
    return value instanceof JsonObject object ? object : new JsonObject();
  }

  /** The text with that name; null if there is none. */
  static @Nullable String text(@Nullable JsonElement parent, String name) {
    JsonElement value = parent instanceof JsonObject object ? object.get(name) : null;
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  static boolean flag(JsonElement parent, String name, boolean absent) {
    String text = text(parent, name);
    return text == null ? absent : text.equals("true");
  }
}

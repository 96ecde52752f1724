// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to values and back, by the service's habits. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** Strict: the service takes neither comments nor single quotes nor text after the value. */
  public static JsonElement parse(String text) {
    try {
      JsonReader reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      JsonElement value = GSON.getAdapter(JsonElement.class).read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("text after the value");
      }
      return value;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw ServiceException.of(
          400,
          "Newtonsoft.Json.JsonReaderException",
          0,
          "TF400898: The request body is not valid JSON: " + firstLine(e));
    }
  }

  private static String firstLine(Exception e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return line.replaceFirst("^Use JsonReader\\.\\S+ to accept ", ""); // advice for programmers
  }

  public static String text(JsonElement value) {
    return GSON.toJson(value);
  }

  public static JsonElement of(@Nullable Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    } else if (value instanceof JsonElement element) {
      return element;
    } else if (value instanceof Doc doc) {
      return doc.element();
    } else if (value instanceof Number number) {
      return new JsonPrimitive(number);
    } else if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    } else if (value instanceof Instant instant) {
      return new JsonPrimitive(time(instant));
    } else if (value instanceof Iterable<?> items) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(of(item)));
      return array;
    } else if (value instanceof Map<?, ?> members) {
      JsonObject object = new JsonObject();
      members.forEach((name, member) -> object.add(String.valueOf(name), of(member)));
      return object;
    }
    return new JsonPrimitive(String.valueOf(value));
  }

  /** UTC with {@code Z}, at most milliseconds, no zeros at the end of the fraction. */
  public static String time(Instant instant) {
    Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
    String text = DateTimeFormatter.ISO_INSTANT.format(millis);
    if (text.indexOf('.') < 0) {
      return text;
    }
    return text.substring(0, text.length() - 1).replaceAll("0+$", "") + "Z";
  }

  public static @Nullable String string(JsonObject object, String name) {
    JsonElement value = member(object, name);
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
  }

  /** As {@link #string(JsonObject, String)}, with what stands for a member that is not there. */
  public static String string(JsonObject object, String name, String other) {
    String text = string(object, name);
    return text == null ? other : text;
  }

  /** The text of a text, number or boolean; refuses objects, arrays and null. */
  public static String scalar(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    throw ServiceException.invalidArgument("A text or a number was expected, not " + value + ".");
  }

  /** A whole number, as a number or as text. */
  public static int number(JsonElement value) {
    try {
      return Integer.parseInt(scalar(value));
    } catch (NumberFormatException e) {
      throw ServiceException.invalidArgument("A whole number was expected, not " + value + ".");
    }
  }

  public static boolean flag(JsonObject object, String name) {
    return member(object, name) instanceof JsonPrimitive value && value.getAsBoolean();
  }

  /** The member of this name, in any letter case; null when absent or JSON null. */
  public static @Nullable JsonElement member(JsonObject object, String name) {
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      if (member.getKey().equalsIgnoreCase(name) && !member.getValue().isJsonNull()) {
        return member.getValue();
      }
    }
    return null;
  }
}

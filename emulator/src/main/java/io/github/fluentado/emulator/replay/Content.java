// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.secrets.Scrubber;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A body in the most readable of three forms: JSON, text, or bytes. */
sealed interface Content {
  record Tree(JsonElement json) implements Content {}

  record Words(String text) implements Content {}

  record Raw(String base64) implements Content {
    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  static Content of(String mediaType, byte[] body) {
    Optional<String> text = isText(mediaType) ? text(body) : Optional.empty();
    if (text.isEmpty()) {
      return new Raw(Base64.getEncoder().encodeToString(body));
    }
    if (mediaType.toLowerCase(Locale.ROOT).contains("json")) {
      try {
        return new Tree(Json.parse(text.get()));
      } catch (ServiceException e) {
        return new Words(text.get());
      }
    }
    return new Words(text.get());
  }

  static boolean isText(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.contains("json")
        || type.contains("xml")
        || type.contains("yaml")
        || type.contains("javascript")
        || type.contains("x-www-form-urlencoded");
  }

  static Optional<String> text(byte[] body) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(body);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** This content with each text in it changed. */
  static Content map(Content content, UnaryOperator<String> change) {
    if (content instanceof Tree tree) {
      return new Tree(map(tree.json(), change));
    } else if (content instanceof Words words) {
      return new Words(change.apply(words.text()));
    }
    return content;
  }

  private static JsonElement map(JsonElement value, UnaryOperator<String> change) {
    if (value instanceof JsonObject object) {
      JsonObject changed = new JsonObject();
      object
          .entrySet()
          .forEach(m -> changed.add(change.apply(m.getKey()), map(m.getValue(), change)));
      return changed;
    } else if (value instanceof JsonArray array) {
      JsonArray changed = new JsonArray();
      array.forEach(item -> changed.add(map(item, change)));
      return changed;
    } else if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return new JsonPrimitive(change.apply(primitive.getAsString()));
    }
    return value;
  }

  static Content scrubbed(Content content, Scrubber scrubber, boolean acl) {
    if (content instanceof Tree tree) {
      return new Tree(scrubber.json(tree.json(), acl));
    } else if (content instanceof Words words) {
      return new Words(scrubber.document(words.text()));
    } else if (content instanceof Raw raw) {
      // Byte for byte as characters: a secret stands in an archive or a pack as it is, or not.
      String text = new String(raw.bytes(), StandardCharsets.ISO_8859_1);
      String clean = scrubber.text(text);
      byte[] bytes = clean.getBytes(StandardCharsets.ISO_8859_1);
      return clean.equals(text) ? raw : new Raw(Base64.getEncoder().encodeToString(bytes));
    }
    return content;
  }

  static byte[] bytes(Content content) {
    if (content instanceof Raw raw) {
      return raw.bytes();
    }
    String text = content instanceof Tree tree ? Json.text(tree.json()) : ((Words) content).text();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As it stands in a file. */
  static JsonObject written(Content content) {
    JsonObject json = new JsonObject();
    if (content instanceof Tree tree) {
      json.add("json", tree.json());
    } else if (content instanceof Words words) {
      json.addProperty("text", words.text());
    } else if (content instanceof Raw raw) {
      json.addProperty("base64", raw.base64());
    }
    return json;
  }

  static Content read(JsonObject json) {
    if (json.has("json")) {
      return new Tree(json.get("json"));
    }
    return json.has("text")
        ? new Words(json.get("text").getAsString())
        : new Raw(json.get("base64").getAsString());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one change of a file as a client writes it in a push. */
final class NewChange {
  private static final Map<String, String> NUMBERS =
      Map.of("1", "add", "2", "edit", "8", "rename", "10", "edit,rename", "16", "delete");

  private NewChange() {}

  static FileChange read(JsonElement element) {
    if (!(element instanceof JsonObject change)) {
      throw bad("Each change must be a JSON object.");
    }
    String path = path(change);
    Set<String> types = types(change);
    if (types.equals(Set.of("add"))) {
      return FileChange.add(path, content(change, path));
    } else if (types.equals(Set.of("edit"))) {
      return FileChange.edit(path, content(change, path));
    } else if (types.equals(Set.of("delete"))) {
      return FileChange.delete(path);
    } else if (types.equals(Set.of("rename")) || types.equals(Set.of("edit", "rename"))) {
      return rename(change, path);
    }
    throw bad("The change type '" + String.join(", ", types) + "' cannot be pushed.");
  }

  private static FileChange rename(JsonObject change, String path) {
    String source = Json.string(change, "sourceServerItem");
    if (source == null) {
      throw bad("The rename to '" + path + "' needs a sourceServerItem.");
    }
    return Json.member(change, "newContent") == null
        ? FileChange.rename(source, path)
        : FileChange.rename(source, path, content(change, path));
  }

  private static String path(JsonObject change) {
    String path =
        Json.member(change, "item") instanceof JsonObject item ? Json.string(item, "path") : null;
    if (path == null || path.isBlank()) {
      throw bad("Each change needs an item with a path.");
    }
    return path;
  }

  private static Set<String> types(JsonObject change) {
    JsonElement type = Json.member(change, "changeType");
    if (type == null) {
      throw bad("Each change needs a changeType.");
    }
    String text = Json.scalar(type).toLowerCase(Locale.ROOT).replace(" ", "");
    return new TreeSet<>(Set.of(NUMBERS.getOrDefault(text, text).split(",")));
  }

  private static byte[] content(JsonObject change, String path) {
    if (!(Json.member(change, "newContent") instanceof JsonObject content)) {
      throw bad("The change of '" + path + "' needs newContent.");
    }
    String text = Json.string(content, "content");
    if (text == null) {
      throw bad("The newContent of '" + path + "' needs content.");
    }
    return bytes(text, type(Json.member(content, "contentType")), path);
  }

  private static String type(@Nullable JsonElement type) {
    return type == null ? "rawtext" : Json.scalar(type).toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String text, String type, String path) {
    return switch (type) {
      case "rawtext", "0" -> text.getBytes(StandardCharsets.UTF_8);
      case "base64encoded", "1" -> decoded(text, path);
      default -> throw bad("The contentType '" + type + "' is neither rawtext nor base64encoded.");
    };
  }

  private static byte[] decoded(String text, String path) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw bad("The content of '" + path + "' is not valid base64.");
    }
  }

  private static RuntimeException bad(String message) {
    return GitErrors.badArgument(message + " Parameter name: newPush");
  }
}

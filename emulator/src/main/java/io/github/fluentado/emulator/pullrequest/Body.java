// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of a pull request, member by member. */
record Body(JsonObject object) {
  private static final int TITLE = 400;
  private static final int DESCRIPTION = 4000;

  boolean has(String name) {
    return Json.member(object, name) != null;
  }

  @Nullable String text(String name) {
    JsonElement value = Json.member(object, name);
    if (value == null || value instanceof JsonPrimitive) {
      return value == null ? null : value.getAsString();
    }
    throw PullRequestErrors.badArgument(name, "it must be a text");
  }

  String required(String name) {
    String value = text(name);
    if (value == null || value.isBlank()) {
      throw PullRequestErrors.badArgument(name, "it is missing");
    }
    return value;
  }

  String title() {
    return limited("title", required("title"), TITLE);
  }

  String description() {
    String text = text("description");
    return limited("description", text == null ? "" : text, DESCRIPTION);
  }

  private static String limited(String name, String text, int most) {
    if (text.length() > most) {
      throw PullRequestErrors.badArgument(name, "it has more than " + most + " characters");
    }
    return text;
  }

  String branch(String name) {
    String ref = required(name);
    if (!ref.startsWith("refs/heads/")) {
      throw PullRequestErrors.badArgument(name, "'" + ref + "' does not begin with refs/heads/");
    }
    return ref;
  }

  boolean flag(String name) {
    JsonElement value = Json.member(object, name);
    if (value == null) {
      return false;
    }
    if (value instanceof JsonPrimitive flag && flag.getAsString().matches("(?i)true|false")) {
      return flag.getAsBoolean();
    }
    throw PullRequestErrors.badArgument(name, "it is neither true nor false");
  }

  List<Body> list(String name) {
    JsonElement value = Json.member(object, name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray array) {
      return of(array);
    }
    throw PullRequestErrors.badArgument(name, "it must be a list");
  }

  static List<Body> of(JsonArray array) {
    List<Body> all = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject entry)) {
        throw PullRequestErrors.badArgument("body", "each entry must be an object");
      }
      all.add(new Body(entry));
    }
    return all;
  }

  @Nullable JsonObject part(String name) {
    JsonElement value = Json.member(object, name);
    if (value == null || value instanceof JsonObject) {
      return value == null ? null : value.getAsJsonObject().deepCopy();
    }
    throw PullRequestErrors.badArgument(name, "it must be an object");
  }

  int number(String name, int other) {
    JsonElement value = Json.member(object, name);
    return value == null ? other : Json.number(value);
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.PatchStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes facts by what a request says of them: objects into each other, or step by step. */
final class Merging {
  private Merging() {}

  /** What is null goes; objects are merged; all else takes the place of what was there. */
  static JsonObject of(JsonObject old, JsonObject sent) {
    JsonObject next = old.deepCopy();
    for (Map.Entry<String, JsonElement> member : sent.entrySet()) {
      String name = name(next, member.getKey());
      JsonElement value = member.getValue();
      if (value.isJsonNull()) {
        next.remove(name);
      } else if (value instanceof JsonObject inner && next.get(name) instanceof JsonObject there) {
        next.add(name, of(there, inner));
      } else {
        next.add(name, value.deepCopy());
      }
    }
    return next;
  }

  /** The name that is there already in another letter case. */
  private static String name(JsonObject object, String name) {
    return object.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  static JsonObject of(JsonObject old, List<PatchStep> steps) {
    JsonObject next = old.deepCopy();
    steps.forEach(step -> apply(next, step));
    return next;
  }

  private static void apply(JsonObject root, PatchStep step) {
    JsonElement holder = root;
    List<String> path = new ArrayList<>(step.path());
    String last = path.remove(path.size() - 1);
    for (String part : path) {
      JsonElement inner = inner(holder, part);
      if (inner == null && holder instanceof JsonObject object && step.sets()) {
        inner = new JsonObject();
        object.add(part, inner);
      }
      if (inner == null) {
        throw step.unsupported();
      }
      holder = inner;
    }
    if (holder instanceof JsonObject object) {
      change(object, name(object, last), step);
    } else if (holder instanceof JsonArray array) {
      change(array, last, step);
    } else {
      throw step.unsupported();
    }
  }

  private static @Nullable JsonElement inner(JsonElement holder, String part) {
    if (holder instanceof JsonObject object) {
      return object.get(name(object, part));
    }
    return holder instanceof JsonArray array && isIndex(array, part)
        ? array.get(Integer.parseInt(part))
        : null;
  }

  private static boolean isIndex(JsonArray array, String part) {
    return part.matches("\\d{1,8}") && Integer.parseInt(part) < array.size();
  }

  private static void change(JsonObject object, String name, PatchStep step) {
    if (step.sets()) {
      object.add(name, step.value());
    } else if (step.removes() && object.has(name)) {
      object.remove(name);
    } else if (!step.op().equals("test") || !step.value().equals(object.get(name))) {
      throw step.unsupported();
    }
  }

  private static void change(JsonArray array, String index, PatchStep step) {
    if (index.equals("-") && step.op().equals("add")) {
      array.add(step.value());
    } else if (!isIndex(array, index)) {
      throw step.unsupported();
    } else if (step.sets()) {
      int at = Integer.parseInt(index);
      if (step.op().equals("add")) {
        array.asList().add(at, step.value());
      } else {
        array.set(at, step.value());
      }
    } else if (step.removes()) {
      array.remove(Integer.parseInt(index));
    } else {
      throw step.unsupported();
    }
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.function.Consumer;

/** A published file as something that can be corrected. */
final class PublishedTree {
  private final SwaggerFile file;

  PublishedTree(SwaggerFile file) {
    this.file = file;
  }

  boolean operation(String id, JsonObject patch) {
    boolean[] found = {false};
    eachOperation(
        operation -> {
          if (operation.has("operationId")
              && operation.get("operationId").getAsString().equals(id)) {
            found[0] = patchOperation(operation, patch);
          }
        });
    return found[0];
  }

  private void eachOperation(Consumer<JsonObject> action) {
    for (String section : OperationReader.SECTIONS) {
      for (Map.Entry<String, JsonElement> path : file.object(section).entrySet()) {
        if (path.getValue() instanceof JsonObject verbs) {
          verbs.asMap().values().stream()
              .filter(JsonObject.class::isInstance)
              .map(JsonObject.class::cast)
              .forEach(action);
        }
      }
    }
  }

  /**
   * Parameters are addressed by name, and one that says where it belongs ({@code in}) is added;
   * everything else merges. False if a parameter is not there.
   */
  private static boolean patchOperation(JsonObject operation, JsonObject patch) {
    boolean complete = true;
    JsonObject rest = patch.deepCopy();
    if (rest.remove("parameters") instanceof JsonObject parameters) {
      for (Map.Entry<String, JsonElement> parameter : parameters.entrySet()) {
        complete &= patchParameter(operation, parameter.getKey(), parameter.getValue());
      }
    }
    merge(operation, rest);
    return complete;
  }

  private static boolean patchParameter(JsonObject operation, String name, JsonElement patch) {
    JsonArray parameters = operation.getAsJsonArray("parameters");
    for (int i = 0; parameters != null && i < parameters.size(); i++) {
      JsonObject parameter = parameters.get(i).getAsJsonObject();
      if (parameter.has("name") && parameter.get("name").getAsString().equals(name)) {
        if (patch.isJsonNull()) {
          parameters.remove(i);
        } else {
          merge(parameter, patch.getAsJsonObject());
        }
        return true;
      }
    }
    boolean isNew = parameters != null && patch instanceof JsonObject added && added.has("in");
    if (isNew) {
      JsonObject parameter = patch.getAsJsonObject().deepCopy();
      parameter.addProperty("name", name);
      parameters.add(parameter);
    }
    return isNew;
  }

  boolean definition(String name, JsonObject patch) {
    if (!(file.object("definitions").get(name) instanceof JsonObject definition)) {
      return false;
    }
    merge(definition, patch);
    return true;
  }

  /** A definition that a correction needs; false if there is one of this name. */
  boolean newDefinition(String name, JsonObject schema) {
    if (file.object("definitions").has(name)) {
      return false;
    }
    JsonObject definition = schema.deepCopy();
    definition.addProperty("x-ado-new", true);
    file.root().getAsJsonObject("definitions").add(name, definition);
    return true;
  }

  /**
   * {@code flags} and additional values ({@code add}), or what stands before each value ({@code
   * prefix}), at every place where the enum stands.
   */
  boolean enumeration(String name, JsonObject patch) {
    boolean[] found = {false};
    walk(
        file.root(),
        name,
        site -> {
          found[0] = true;
          if (patch.has("flags")) {
            site.getAsJsonObject("x-ms-enum").add("x-ado-flags", patch.get("flags"));
          }
          if (patch.has("prefix")) {
            putBefore(site.getAsJsonArray("enum"), patch.get("prefix").getAsString());
          }
          if (patch.has("add")) {
            addValues(site.getAsJsonArray("enum"), patch.getAsJsonArray("add"));
          }
        });
    return found[0];
  }

  private static void putBefore(JsonArray values, String prefix) {
    for (int i = 0; i < values.size(); i++) {
      values.set(i, new JsonPrimitive(prefix + values.get(i).getAsString()));
    }
  }

  private static void addValues(JsonArray values, JsonArray additional) {
    for (JsonElement value : additional) {
      if (!values.contains(value)) {
        values.add(value);
      }
    }
  }

  private static void walk(JsonElement element, String enumName, Consumer<JsonObject> action) {
    if (element instanceof JsonObject object) {
      if (object.get("x-ms-enum") instanceof JsonObject about
          && new JsonPrimitive(enumName).equals(about.get("name"))) {
        action.accept(object);
      }
      object.asMap().values().forEach(child -> walk(child, enumName, action));
    } else if (element instanceof JsonArray array) {
      array.forEach(child -> walk(child, enumName, action));
    }
  }

  /**
   * Merges objects key by key; null takes a key away, {@code x-replace} puts its value in the place
   * of the whole object.
   */
  static void merge(JsonObject target, JsonObject patch) {
    if (patch.get("x-replace") instanceof JsonObject whole) {
      target.asMap().clear();
      whole.entrySet().forEach(entry -> target.add(entry.getKey(), entry.getValue().deepCopy()));
      return;
    }
    for (Map.Entry<String, JsonElement> entry : patch.entrySet()) {
      mergeMember(target, entry.getKey(), entry.getValue());
    }
  }

  private static void mergeMember(JsonObject target, String key, JsonElement value) {
    if (value.isJsonNull()) {
      target.remove(key);
    } else if (value instanceof JsonObject patch) {
      if (!(target.get(key) instanceof JsonObject)) {
        target.add(key, new JsonObject());
      }
      merge(target.getAsJsonObject(key), patch);
    } else {
      target.add(key, value.deepCopy());
    }
  }
}

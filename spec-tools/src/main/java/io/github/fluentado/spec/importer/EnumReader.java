// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the enums of a file, which are published inline, the same list at each place. */
final class EnumReader {
  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final Set<String> flags = new LinkedHashSet<>();

  private EnumReader() {}

  /** The enums of a file as definitions, by name. */
  static Map<String, Definition> read(SwaggerFile file) {
    EnumReader reader = new EnumReader();
    reader.walk(file.root(), "");
    Map<String, Definition> enums = new LinkedHashMap<>();
    reader.values.forEach(
        (name, all) -> {
          Definition found =
              Definition.enumOf(
                  new DefinitionId(file.family(), name, true),
                  new ArrayList<>(all),
                  Set.of(new Definition.Published(file.label(), name)));
          enums.put(name, reader.flags.contains(name) ? found.withFlags() : found);
        });
    return enums;
  }

  /** The published name, or one made from the place. */
  static String name(JsonObject schema, String path) {
    String published =
        schema.get("x-ms-enum") instanceof JsonObject about ? Json.text(about, "name") : "";
    return published.isEmpty() ? Words.pascal(lastTwo(path)) : published;
  }

  private static List<String> lastTwo(String path) {
    List<String> parts =
        List.of(path.split("[.\\[\\]]", -1)).stream()
            .filter(part -> !part.isEmpty() && !part.equals("properties") && !part.equals("items"))
            .toList();
    return parts.subList(Math.max(0, parts.size() - 2), parts.size());
  }

  private void walk(JsonElement element, String path) {
    if (element instanceof JsonObject object) {
      if (object.get("enum") instanceof JsonArray list) {
        collect(object, name(object, path), list);
      }
      object.entrySet().forEach(entry -> walk(entry.getValue(), join(path, entry.getKey())));
    } else if (element instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        walk(array.get(i), path + "[" + i + "]");
      }
    }
  }

  private void collect(JsonObject site, String name, JsonArray list) {
    Set<String> all = values.computeIfAbsent(name, key -> new LinkedHashSet<>());
    list.forEach(value -> all.add(value.getAsString()));
    if (site.get("x-ms-enum") instanceof JsonObject about && about.has("x-ado-flags")) {
      flags.add(name);
    }
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

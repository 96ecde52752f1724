// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value that knows where it stands, so that whoever refuses it can say so. */
public sealed interface YamlNode {
  YamlPlace place();

  /** The same value without its place. */
  JsonElement json();

  /** Text, number, boolean or null. */
  record Scalar(YamlPlace place, JsonElement json) implements YamlNode {}

  /** A list. */
  record Items(YamlPlace place, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public JsonElement json() {
      JsonArray array = new JsonArray(items.size());
      items.forEach(item -> array.add(item.json()));
      return array;
    }
  }

  /**
   * Names with values, in the order of the text.
   *
   * @param names where each name stands
   */
  record Members(YamlPlace place, Map<String, YamlNode> members, Map<String, YamlPlace> names)
      implements YamlNode {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
      names = Map.copyOf(names);
    }

    public Optional<YamlNode> find(String name) {
      return Optional.ofNullable(members.get(name));
    }

    @Override
    public JsonElement json() {
      JsonObject object = new JsonObject();
      members.forEach((name, value) -> object.add(name, value.json()));
      return object;
    }
  }
}

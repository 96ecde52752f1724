// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;

/** One published file: {@code git/7.1/git.json}. */
record SwaggerFile(String area, String version, String name, JsonObject root) {
  /** Name for people: area, version and file. */
  String label() {
    return area + "/" + version + "/" + name;
  }

  /** Whether the version is one of a Server, whose folder has more than the number in its name. */
  boolean isOfServer() {
    return !version.matches("\\d.*");
  }

  /** What the file is called in every version, a Server's included. */
  String family() {
    return area + "/" + name.replace("-onprem.", ".");
  }

  JsonObject object(String key) {
    return root.get(key) instanceof JsonObject object ? object : new JsonObject();
  }

  Set<Map.Entry<String, JsonElement>> definitions() {
    return object("definitions").entrySet();
  }
}

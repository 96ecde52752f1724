// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The file of one area: its operations by a quick look, all else once it is needed. */
final class AreaFile {
  private static final String FOLDER = "/io/github/fluentado/emulator/description/";

  private final Description description;
  private final String name;
  private final Lazy<List<Operation>> operations = new Lazy<>(() -> Scan.of(this, text()));
  private final Lazy<JsonObject> content =
      new Lazy<>(() -> Yaml.read(fileName(), text()).json().getAsJsonObject());

  AreaFile(Description description, String name) {
    this.description = description;
    this.name = name;
  }

  static List<String> names() {
    return resource("areas.txt").lines().toList();
  }

  String name() {
    return name;
  }

  private String fileName() {
    return name + ".yaml";
  }

  List<Operation> operations() {
    return operations.get();
  }

  JsonObject operation(String key, String verb) {
    return content.get().getAsJsonObject("paths").getAsJsonObject(key).getAsJsonObject(verb);
  }

  /** The schema itself, wherever a reference leads. */
  Schema schema(JsonObject json) {
    if (!(json.get("$ref") instanceof JsonPrimitive reference)) {
      return new Schema(this, "", json);
    }
    String[] parts = reference.getAsString().split("#/components/schemas/", 2);
    String area = parts[0].replace(".yaml", "");
    return (area.isEmpty() ? this : description.file(area)).component(parts[1]);
  }

  private Schema component(String component) {
    JsonObject components = content.get().getAsJsonObject("components");
    JsonObject json = components.getAsJsonObject("schemas").getAsJsonObject(component);
    return new Schema(this, component, json);
  }

  private String text() {
    return resource("areas/" + fileName());
  }

  static String resource(String path) {
    try (InputStream in = AreaFile.class.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        throw new IllegalStateException("The description lacks its file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the description's file " + path, e);
    }
  }
}

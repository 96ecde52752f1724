// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a value may be. References are followed where they are met, so that none is seen here. */
public final class Schema {
  private final AreaFile file;
  private final String component;
  private final JsonObject json;

  Schema(AreaFile file, String component, JsonObject json) {
    this.file = file;
    this.component = component;
    this.json = json;
  }

  /** Name of the component; empty for a schema written in its place. */
  public String component() {
    return component;
  }

  /** The area in whose file it stands. */
  public String area() {
    return file.name();
  }

  /** {@code string}, {@code integer} and so on; empty where only {@link #wireForm()} tells. */
  public String type() {
    return text("type");
  }

  public String format() {
    return text("format");
  }

  /** {@code json}, {@code links} or {@code properties}; empty for what OpenAPI can say. */
  public String wireForm() {
    return text("x-ado-type");
  }

  public List<String> enumValues() {
    return json.get("enum") instanceof JsonArray values
        ? values.asList().stream().map(JsonElement::getAsString).toList()
        : List.of();
  }

  /** In the order of the description. */
  public Map<String, Schema> properties() {
    Map<String, Schema> properties = new LinkedHashMap<>();
    if (json.get("properties") instanceof JsonObject all) {
      all.entrySet()
          .forEach(
              property ->
                  properties.put(
                      property.getKey(), file.schema(property.getValue().getAsJsonObject())));
    }
    return properties;
  }

  /** Of a list. */
  public Optional<Schema> items() {
    return nested("items");
  }

  /** Of a map. */
  public Optional<Schema> values() {
    return nested("additionalProperties");
  }

  private Optional<Schema> nested(String name) {
    return json.get(name) instanceof JsonObject nested
        ? Optional.of(file.schema(nested))
        : Optional.empty();
  }

  private String text(String name) {
    return json.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  @Override
  public String toString() {
    return component.isEmpty() ? json.toString() : component;
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One method of the generated client, as the index tells.
 *
 * @param facts its entry
 */
record Entry(JsonObject facts) {

  /**
   * A parameter.
   *
   * @param wire name on the wire
   * @param name of the option, if it is not required
   */
  record Parameter(String wire, String name, String in, boolean required) {}

  String text(String name) {
    return text(facts, name);
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null ? "" : value.getAsString();
  }

  private JsonObject part(String name) {
    JsonElement value = facts.get(name);
    return value == null ? new JsonObject() : value.getAsJsonObject();
  }

  String publishedFile() {
    return text(part("published"), "file");
  }

  String publishedId() {
    return text(part("published"), "id");
  }

  /** {@code none}, {@code text}, {@code json}, {@code paged} or {@code download}. */
  String kind() {
    return text(part("result"), "kind");
  }

  /** The type of the value; of an item, if it is paged. */
  String type() {
    return text(part("result"), "type");
  }

  /** Whether it gives JSON, be it in pages. */
  boolean structured() {
    return kind().equals("json") || kind().equals("paged");
  }

  /** The property that holds the items of a page; empty if the answer is the list. */
  String pagedProperty() {
    return text(part("paging"), "items");
  }

  boolean hasBody() {
    return facts.has("body");
  }

  boolean needsBody() {
    return hasBody() && part("body").get("required").getAsBoolean();
  }

  /** Whether the caller names the media type of the body. */
  boolean anyMediaType() {
    return text(part("body"), "mediaType").equals("*/*");
  }

  String bodyType() {
    return text(part("body"), "type");
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonElement element : facts.getAsJsonArray("parameters")) {
      JsonObject parameter = element.getAsJsonObject();
      parameters.add(
          new Parameter(
              text(parameter, "wire"),
              text(parameter, "name"),
              text(parameter, "in"),
              parameter.get("required").getAsBoolean()));
    }
    return parameters;
  }

  Optional<Parameter> parameter(String wire) {
    return parameters().stream().filter(found -> found.wire().equals(wire)).findFirst();
  }

  @Override
  public String toString() {
    return text("class") + "." + text("method");
  }
}

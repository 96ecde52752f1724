// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters, body and answer of an operation. */
public final class Details {
  private final AreaFile file;
  private final JsonObject json;

  Details(AreaFile file, JsonObject json) {
    this.file = file;
    this.json = json;
  }

  /**
   * A parameter.
   *
   * @param name as on the wire
   * @param in {@code path}, {@code query} or {@code header}
   * @param required a path parameter that may be left out is not
   */
  public record Parameter(String name, String in, boolean required, Schema schema) {}

  /**
   * A request body.
   *
   * @param wrapped whether it is sent as {@code {"value": …}} around what the schema says
   */
  public record Body(boolean required, String mediaType, boolean wrapped, Schema schema) {}

  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    if (json.get("parameters") instanceof JsonArray all) {
      all.forEach(parameter -> parameters.add(parameter(parameter.getAsJsonObject())));
    }
    return parameters;
  }

  private Parameter parameter(JsonObject parameter) {
    return new Parameter(
        parameter.get("name").getAsString(),
        parameter.get("in").getAsString(),
        flag(parameter, "required") && !flag(parameter, "x-ado-optional"),
        file.schema(parameter.getAsJsonObject("schema")));
  }

  public Optional<Body> body() {
    if (!(json.get("requestBody") instanceof JsonObject body)) {
      return Optional.empty();
    }
    Map.Entry<String, Schema> content = contents(body).entrySet().iterator().next();
    boolean wrapped = flag(json, "x-ado-body-wrapper");
    return Optional.of(
        new Body(flag(body, "required"), content.getKey(), wrapped, content.getValue()));
  }

  /** Of success. */
  public int status() {
    JsonObject responses = json.getAsJsonObject("responses");
    return responses.has("200")
        ? 200
        : responses.keySet().stream()
            .filter(code -> code.startsWith("2"))
            .findFirst()
            .map(Integer::parseInt)
            .orElse(200);
  }

  /** What may be answered, by media type; empty when there is no content. */
  public Map<String, Schema> answers() {
    String status = Integer.toString(status());
    return json.getAsJsonObject("responses").get(status) instanceof JsonObject response
        ? contents(response)
        : Map.of();
  }

  private Map<String, Schema> contents(JsonObject holder) {
    Map<String, Schema> contents = new LinkedHashMap<>();
    if (holder.get("content") instanceof JsonObject content) {
      for (Map.Entry<String, JsonElement> type : content.entrySet()) {
        JsonObject schema = type.getValue().getAsJsonObject().getAsJsonObject("schema");
        contents.put(type.getKey(), file.schema(schema));
      }
    }
    return contents;
  }

  /** Facts about paging as they are described; empty when one answer has it all. */
  public Optional<JsonObject> paging() {
    return Optional.ofNullable(json.getAsJsonObject("x-ado-paging"));
  }

  private static boolean flag(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.getAsBoolean();
  }
}

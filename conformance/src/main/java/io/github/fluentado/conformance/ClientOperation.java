// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One method of the client, as its index tells.
 *
 * @param publishedFile absent if the operation is published nowhere
 * @param accept media type that it asks for, or empty
 * @param wrapper {@code list}, {@code map}, or empty
 * @param result what it gives
 */
record ClientOperation(
    String id,
    @Nullable String publishedFile,
    @Nullable String publishedId,
    String className,
    String method,
    String request,
    String verb,
    String path,
    String version,
    String accept,
    String wrapper,
    boolean bodyWrapper,
    String pagedProperty,
    List<Parameter> parameters,
    @Nullable Body body,
    Result result,
    Set<String> needs) {

  /**
   * A parameter.
   *
   * @param wire name on the wire
   * @param name of the option, if it is not required
   */
  record Parameter(String wire, String name, String in, boolean required, ValueType type) {}

  /**
   * The body.
   *
   * @param type absent for content as it is
   * @param base64 whether the content goes out as its base64 text
   * @param anyMediaType whether the caller says the media type, as an argument before the content
   */
  record Body(boolean required, @Nullable ValueType type, boolean base64, boolean anyMediaType) {}

  /**
   * What it gives.
   *
   * @param kind {@code none}, {@code text}, {@code json}, {@code paged} or {@code download}
   * @param type of the value; of an item, if it is paged
   */
  record Result(String kind, @Nullable ValueType type) {}

  static ClientOperation of(JsonElement facts) {
    JsonObject published = JsonText.object(facts, "published");
    return new ClientOperation(
        text(facts, "id"),
        JsonText.text(published, "file"),
        JsonText.text(published, "id"),
        text(facts, "class"),
        text(facts, "method"),
        text(facts, "request"),
        text(facts, "verb"),
        text(facts, "path"),
        text(facts, "version"),
        text(facts, "accept"),
        text(facts, "wrapper"),
        JsonText.flag(facts, "bodyWrapper", false),
        text(JsonText.object(facts, "paging"), "items"),
        parameters(facts),
        body(JsonText.object(facts, "body")),
        result(JsonText.object(facts, "result")),
        JsonText.object(JsonText.object(facts, "paging"), "needs").keySet());
  }

  private static String text(JsonElement facts, String name) {
    return Objects.requireNonNullElse(JsonText.text(facts, name), "");
  }

  private static List<Parameter> parameters(JsonElement facts) {
    List<Parameter> parameters = new ArrayList<>();
    if (facts.getAsJsonObject().get("parameters") instanceof JsonArray list) {
      list.forEach(parameter -> parameters.add(parameter(parameter)));
    }
    return parameters;
  }

  private static Parameter parameter(JsonElement facts) {
    return new Parameter(
        text(facts, "wire"),
        text(facts, "name"),
        text(facts, "in"),
        JsonText.flag(facts, "required", false),
        new ValueType(text(facts, "type")));
  }

  private static @Nullable Body body(JsonObject facts) {
    if (facts.size() == 0) {
      return null;
    }
    boolean json = text(facts, "mediaType").contains("json");
    return new Body(
        JsonText.flag(facts, "required", true),
        json ? new ValueType(text(facts, "type")) : null,
        JsonText.flag(facts, "base64", false),
        text(facts, "mediaType").equals("*/*"));
  }

  private static Result result(JsonObject facts) {
    String type = JsonText.text(facts, "type");
    return new Result(text(facts, "kind"), type == null ? null : new ValueType(type));
  }

  Optional<Parameter> parameter(String wire) {
    return parameters.stream().filter(p -> p.wire().equalsIgnoreCase(wire)).findFirst();
  }
}

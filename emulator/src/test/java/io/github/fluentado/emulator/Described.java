// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The description as the tests read it, which is not how the emulator does. */
public final class Described {
  private static final Path FOLDER = Path.of("..", "spec", "areas");

  private final Map<String, Map<String, Object>> schemas = new HashMap<>();
  private final Map<String, List<Operation>> operations = new HashMap<>();

  /** An operation with all that is written about it. */
  public record Operation(String path, String verb, Map<String, Object> facts) {
    public String id() {
      return text("operationId");
    }

    public String text(String fact) {
      return String.valueOf(facts.getOrDefault(fact, ""));
    }

    public List<Map<String, Object>> parameters() {
      return list(facts.getOrDefault("parameters", List.of()));
    }

    /** Of the first success that has one. */
    public @Nullable Map<String, Object> jsonSchema() {
      Map<String, Object> responses = map(requireNonNull(facts.get("responses")));
      String code =
          responses.containsKey("200")
              ? "200"
              : responses.keySet().stream().filter(c -> c.startsWith("2")).findFirst().orElse("");
      Map<String, Object> content =
          map(map(requireNonNull(responses.get(code))).getOrDefault("content", Map.of()));
      Object json = content.get("application/json");
      return json == null ? null : map(requireNonNull(map(json).get("schema")));
    }
  }

  public Described() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path file) {
    Map<String, Object> root;
    try {
      root = map(requireNonNull(new Yaml().load(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> components = map(requireNonNull(root.get("components")));
    map(requireNonNull(components.get("schemas")))
        .forEach((name, schema) -> schemas.put(name, map(schema)));
    List<Operation> all = new ArrayList<>();
    map(root.getOrDefault("paths", Map.of()))
        .forEach(
            (path, verbs) ->
                map(verbs).forEach((v, facts) -> all.add(new Operation(path, v, map(facts)))));
    if (!all.isEmpty()) {
      operations.put(file.getFileName().toString().replace(".yaml", ""), all);
    }
  }

  public Map<String, List<Operation>> operations() {
    return operations;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  public Map<String, Object> resolved(Map<String, Object> schema) {
    String reference = String.valueOf(schema.getOrDefault("$ref", ""));
    return reference.isEmpty()
        ? schema
        : requireNonNull(schemas.get(reference.substring(reference.lastIndexOf('/') + 1)));
  }

  /** What is wrong with a value; empty when the schema allows it. */
  public List<String> faults(
      String at, @Nullable JsonElement value, Map<String, Object> unresolved) {
    Map<String, Object> schema = resolved(unresolved);
    List<String> faults = new ArrayList<>();
    if (value == null || value.isJsonNull()) {
      return List.of(at + " is null");
    }
    switch (String.valueOf(schema.getOrDefault("x-ado-type", schema.getOrDefault("type", "")))) {
      case "json" -> {}
      case "links" -> members(at, value, faults, (p, v) -> link(p, v, faults));
      case "properties" -> members(at, value, faults, (p, v) -> bag(p, v, faults));
      case "array" -> items(at, value, schema, faults);
      case "object" -> object(at, value, schema, faults);
      default -> scalar(at, value, schema, faults);
    }
    return faults;
  }

  private interface Member {
    void check(String at, JsonElement value);
  }

  private static void members(String at, JsonElement value, List<String> faults, Member member) {
    if (value instanceof JsonObject object) {
      object.entrySet().forEach(e -> member.check(at + "." + e.getKey(), e.getValue()));
    } else {
      faults.add(at + " is no object");
    }
  }

  private static void link(String at, JsonElement value, List<String> faults) {
    if (!(value instanceof JsonObject link && link.has("href"))) {
      faults.add(at + " is no link");
    }
  }

  private static void bag(String at, JsonElement value, List<String> faults) {
    if (!(value instanceof JsonObject typed && typed.has("$type") && typed.has("$value"))) {
      faults.add(at + " is no typed value");
    }
  }

  private void items(
      String at, JsonElement value, Map<String, Object> schema, List<String> faults) {
    if (!(value instanceof JsonArray array)) {
      faults.add(at + " is no array");
      return;
    }
    array.forEach(
        item -> faults.addAll(faults(at + "[]", item, map(requireNonNull(schema.get("items"))))));
  }

  private void object(
      String at, JsonElement value, Map<String, Object> schema, List<String> faults) {
    if (!(value instanceof JsonObject object)) {
      faults.add(at + " is no object");
      return;
    }
    Map<String, Object> properties = map(schema.getOrDefault("properties", Map.of()));
    Object others = schema.get("additionalProperties");
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      String place = at + "." + member.getKey();
      Object type = properties.getOrDefault(member.getKey(), others);
      if (type instanceof Map<?, ?>) {
        faults.addAll(faults(place, member.getValue(), map(type)));
      } else if (!properties.isEmpty()) {
        faults.add(place + " is not described");
      }
    }
  }

  private static void scalar(
      String at, JsonElement value, Map<String, Object> schema, List<String> faults) {
    if (!(value instanceof JsonPrimitive primitive) || !fits(primitive, schema)) {
      faults.add(at + " may not be " + value + " by " + schema);
    }
  }

  private static boolean fits(JsonPrimitive value, Map<String, Object> schema) {
    String text = value.getAsString();
    return switch (String.valueOf(schema.get("type"))) {
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isNumber() && text.matches("-?\\d+");
      case "number" -> value.isNumber();
      default ->
          value.isString()
              && (!(schema.get("enum") instanceof List<?> known) || known.contains(text))
              && fits(text, String.valueOf(schema.get("format")));
    };
  }

  private static boolean fits(String text, String format) {
    return switch (format) {
      case "uuid" -> text.length() == 36 && text.matches("[0-9a-fA-F-]+");
      case "date-time" -> Instant.parse(text).getEpochSecond() > 0;
      case "timespan" -> text.matches("(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
      case "byte" -> text.matches("[A-Za-z0-9+/]*=*");
      default -> true;
    };
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.bundle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * All areas as one OpenAPI document: references are local, every operation names its area. It is
 * JSON, which is also YAML, and read several times as fast.
 */
final class Bundle {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final int HEAD = 400;

  private final Map<String, Object> paths = new LinkedHashMap<>();
  private final Map<String, Object> schemas = new LinkedHashMap<>();
  private final Words words;

  private Bundle(Words words) {
    this.words = words;
  }

  static boolean hasFingerprint(Path document, String fingerprint) throws IOException {
    if (!Files.exists(document)) {
      return false;
    }
    try (Reader reader = Files.newBufferedReader(document)) {
      char[] head = new char[HEAD];
      int length = reader.read(head);
      return length > 0 && new String(head, 0, length).contains(fingerprint);
    }
  }

  static String of(Path areas, Words words, String fingerprint) throws IOException {
    Bundle bundle = new Bundle(words);
    try (Stream<Path> files = Files.list(areas)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        bundle.add(read(file));
      }
    }
    words.checkUsed();
    return bundle.json(fingerprint);
  }

  private static Map<?, ?> read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try (Reader reader = Files.newBufferedReader(file)) {
      Object document = new Yaml(new SafeConstructor(options)).load(reader);
      if (document instanceof Map<?, ?> map) {
        return map;
      }
      throw new IllegalArgumentException(file + " is no description of an area");
    }
  }

  private void add(Map<?, ?> document) {
    String area = String.valueOf(document.get("x-ado-area"));
    object(document.get("paths")).forEach((path, item) -> addPath(area, path, object(item)));
    object(object(document.get("components")).get("schemas")).forEach(this::addSchema);
  }

  private void addPath(String area, String path, Map<String, Object> item) {
    Map<String, Object> marked = new LinkedHashMap<>();
    item.forEach((verb, operation) -> marked.put(verb, marked(area, object(operation), words)));
    // Two areas may have the same path on different hosts.
    String key = paths.containsKey(path) ? path + "#" + area : path;
    putNew(paths, key, marked);
  }

  private static Map<String, Object> marked(
      String area, Map<String, Object> operation, Words words) {
    operation.put("x-ado-area", area);
    String id = String.valueOf(operation.get("operationId"));
    if (operation.get("parameters") instanceof List<?> parameters) {
      operation.put("parameters", parameters.stream().map(p -> told(area, id, p, words)).toList());
    }
    return operation;
  }

  private static Object told(String area, String id, Object parameter, Words words) {
    Map<String, Object> told = object(parameter);
    String text = words.parameter(area, id, String.valueOf(told.get("name")));
    if (text != null) {
      told.put("description", text);
    }
    return told;
  }

  private void addSchema(String name, Object schema) {
    Map<String, Object> copy = object(schema);
    Map<String, String> told = words.model(name, object(copy.get("properties")).keySet());
    if (!told.isEmpty()) {
      copy.put("x-ado-words", told);
    }
    putNew(schemas, name, copy);
  }

  private static void putNew(Map<String, Object> map, String key, Object value) {
    if (map.put(key, value) != null) {
      throw new IllegalArgumentException(key + " is described in two files");
    }
  }

  /** A copy with text for keys and local references, all the way down. */
  private static Map<String, Object> object(@Nullable Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> copy.put(String.valueOf(key), local(String.valueOf(key), inner)));
    }
    return copy;
  }

  private static @Nullable Object local(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> local("", item)).toList();
    }
    boolean reference = key.equals("$ref") && value instanceof String text && text.contains("#");
    return reference ? String.valueOf(value).substring(String.valueOf(value).indexOf('#')) : value;
  }

  private String json(String fingerprint) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.0.3");
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Azure DevOps");
    info.put("version", "7.1");
    info.put("x-fingerprint", fingerprint);
    document.put("info", info);
    document.put("paths", paths);
    document.put("components", Map.of("schemas", schemas));
    return GSON.toJson(document) + "\n";
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of made-up published files beside a project with corrections and additions. */
final class Fixture {
  private final Path folder;
  private final Path spec;

  Fixture(Path temporary) {
    this.folder = temporary.resolve("published");
    this.spec = temporary.resolve("spec");
    write(folder.resolve("LICENSE"), "");
    write(spec.resolve("README.md"), "");
  }

  Path folder() {
    return folder;
  }

  Path spec() {
    return spec;
  }

  /**
   * @param label area, version and file
   */
  Fixture file(String label, String text) {
    write(folder.resolve("specification").resolve(label), text);
    return this;
  }

  /** A file of version 7.1 in the area {@code shop}. */
  Fixture shop(String paths, String definitions) {
    return file("shop/7.1/shop.json", swagger(paths, definitions));
  }

  /** One operation with the given members, {@code GET /{organization}/_apis/things}. */
  Fixture operation(String members) {
    return operation(members, "");
  }

  Fixture operation(String members, String definitions) {
    return shop("\"/{organization}/_apis/things\": {\"get\": " + op(members) + "}", definitions);
  }

  Fixture correction(String name, String sections) {
    write(
        spec.resolve("corrections").resolve(name),
        "reason: r\nsource: s\nversions: ['7.1']\n" + sections);
    return this;
  }

  Fixture addition(String name, String text) {
    write(spec.resolve("additions").resolve(name), text);
    return this;
  }

  SpecImport.Result run() {
    return SpecImport.run(folder, spec, false);
  }

  /** A value of the only area file, by keys; a number is a place in a list. */
  static Object at(SpecImport.Result result, Object... keys) {
    return at((Object) result.files().getOrDefault("shop.yaml", Map.of()), keys);
  }

  static Object at(Object tree, Object... keys) {
    Object value = tree;
    for (Object key : keys) {
      value = Optional.<Object>ofNullable(member(value, key)).orElse("nothing");
    }
    return value;
  }

  private static @Nullable Object member(Object tree, Object key) {
    if (key instanceof Integer place) {
      return tree instanceof List<?> list ? list.get(place) : null;
    }
    return tree instanceof Map<?, ?> map ? map.get(key) : null;
  }

  /** The only operation of the area {@code shop}. */
  Object operation() {
    Map<?, ?> paths = (Map<?, ?>) at(run(), "paths");
    Map<?, ?> verbs = (Map<?, ?>) paths.values().iterator().next();
    return verbs.values().iterator().next();
  }

  static String swagger(String paths, String definitions) {
    return """
        {"swagger": "2.0", "host": "dev.azure.com", "x-ms-vss-resource-area-id": "a-1",
         "parameters": {"v": {"name": "api-version", "in": "query", "type": "string"}},
         "paths": {%s}, "definitions": {%s}}
        """
        .formatted(paths, definitions);
  }

  /** An operation of version 7.1 with an empty answer, unless the members say otherwise. */
  static String op(String members) {
    String text = members.isEmpty() ? "" : ", " + members;
    text += members.contains("\"operationId\"") ? "" : ", \"operationId\": \"Things_List\"";
    text += members.contains("\"responses\"") ? "" : ", \"responses\": {\"200\": {}}";
    text +=
        members.contains("\"parameters\"")
            ? ""
            : ", \"parameters\": [" + organization() + ", {\"$ref\": \"#/parameters/v\"}]";
    text += members.contains("override-version") ? "" : ", \"x-ms-docs-override-version\": \"7.1\"";
    return "{" + text.substring(2) + "}";
  }

  static String parameters(String more) {
    return "\"parameters\": [" + organization() + (more.isEmpty() ? "" : ", " + more) + "]";
  }

  static String answer(String schema) {
    return "\"responses\": {\"200\": {\"schema\": " + schema + "}}";
  }

  private static String organization() {
    return "{\"in\": \"path\", \"name\": \"organization\", \"required\": true, \"type\": \"string\"}";
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

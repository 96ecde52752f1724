// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Reads and writes the project's own YAML. */
final class YamlFiles {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private YamlFiles() {}

  /** Each YAML file of a folder as JSON, by file name. A folder that is not there holds none. */
  static Map<String, JsonObject> read(Path folder, Problems problems) {
    Map<String, JsonObject> files = new TreeMap<>();
    for (Path file : list(folder)) {
      String label = folder.getFileName() + "/" + file.getFileName();
      try {
        if (parse(Files.readString(file)) instanceof JsonObject object) {
          files.put(label, object);
        } else {
          problems.add(label, "/", "not a map");
        }
      } catch (YAMLException e) {
        problems.add(
            label,
            "/",
            "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      } catch (IOException e) {
        problems.add(label, "/", "cannot be read");
      }
    }
    return files;
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON as what {@link #write} writes. */
  static Object tree(JsonElement json) {
    return whole(GSON.fromJson(json, Object.class));
  }

  /** Numbers without a fraction are whole. */
  private static Object whole(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), whole(value)));
      return copy;
    }
    return tree instanceof Double number && number == number.intValue() ? number.intValue() : tree;
  }

  private static JsonElement parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object loaded = new Yaml(new SafeConstructor(options)).load(text);
    return GSON.toJsonTree(loaded);
  }

  /** The same text for the same tree, with leaves on one line. */
  static String write(Map<String, ?> tree) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setSplitLines(false);
    options.setWidth(160);
    options.setDereferenceAliases(true);
    return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options)
        .dump(tree);
  }
}

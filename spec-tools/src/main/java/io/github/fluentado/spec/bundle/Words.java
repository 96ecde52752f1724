// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.bundle;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What parameters and properties mean, in words of our own: one file for each area, and one for
 * all.
 *
 * <p>The nearest word counts: that of the operation, then of its area, then of all areas; for a
 * property that of the model, then of the models of its file, then of all models that are
 * described.
 */
final class Words {
  private static final String ALL = "common";
  private static final Set<String> SECTIONS =
      Set.of("options", "operations", "properties", "models");

  private final List<FileOfWords> files = new ArrayList<>();

  /** Where each word stands, until it has been used. */
  private final Set<String> unused = new TreeSet<>();

  private Words() {}

  /** A file's sections: name of a parameter, or of an operation or model and then of its own. */
  private record FileOfWords(
      String area,
      Map<String, String> options,
      Map<String, Map<String, String>> operations,
      Map<String, String> properties,
      Map<String, Map<String, String>> models) {}

  /** Reads all files of the folder; none if there is no such folder. */
  static Words read(Path folder) throws IOException {
    Words words = new Words();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          words.add(file);
        }
      }
    }
    return words;
  }

  private void add(Path file) throws IOException {
    String area = String.valueOf(file.getFileName()).replace(".yaml", "");
    try (Reader reader = Files.newBufferedReader(file)) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Map<?, ?> root = object(area, new Yaml(new SafeConstructor(options)).load(reader));
      for (Object section : root.keySet()) {
        check(SECTIONS.contains(section), area, section + " is no section");
      }
      FileOfWords words =
          new FileOfWords(
              area,
              texts(area + " options", root.get("options")),
              named(area + " operations", root.get("operations")),
              texts(area + " properties", root.get("properties")),
              named(area + " models", root.get("models")));
      for (String model : words.models.keySet()) {
        check(
            files.stream().noneMatch(f -> f.models.containsKey(model)),
            area + " models " + model,
            "is described in two files");
      }
      files.add(words);
    }
  }

  private Map<String, Map<String, String>> named(String where, @Nullable Object section) {
    Map<String, Map<String, String>> named = new LinkedHashMap<>();
    object(where, section)
        .forEach(
            (name, texts) -> {
              named.put(name + "", texts(where + " " + name, texts));
              unused.add(where + " " + name);
            });
    return named;
  }

  private Map<String, String> texts(String where, @Nullable Object section) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(where, section)
        .forEach(
            (name, text) -> {
              String at = where + " " + name;
              texts.put(name + "", checked(at, text));
              unused.add(at);
            });
    return texts;
  }

  private static Map<?, ?> object(String where, @Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    check(value instanceof Map<?, ?>, where, "has no names");
    return (Map<?, ?>) value;
  }

  /**
   * Plain words in one line that end like a sentence; names of the wire stand between backticks.
   */
  private static String checked(String where, @Nullable Object value) {
    String text = value instanceof String words ? words.strip() : "";
    check(!text.isEmpty(), where, "has no text");
    check(text.length() <= 300, where, "is longer than 300 characters");
    check(text.endsWith("."), where, "does not end with a period");
    check(text.lines().count() == 1, where, "has more than one line");
    check(text.chars().filter(c -> c == '`').count() % 2 == 0, where, "has a single backtick");
    check(hasPairedBraces(text), where, "has a single brace");
    check(!text.contains("*/"), where, "would end the comment");
    return text;
  }

  /** A single one would end the mark of code in a comment, or never let it end. */
  private static boolean hasPairedBraces(String text) {
    int open = 0;
    for (int i = 0; i < text.length() && open >= 0; i++) {
      open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
    }
    return open == 0;
  }

  private static void check(boolean right, String where, String fault) {
    if (!right) {
      throw new IllegalArgumentException("spec/words, " + where + ": " + fault);
    }
  }

  /** The word for a parameter of the operation, if there is one. */
  @Nullable String parameter(String area, String operation, String name) {
    String nearest = null;
    for (FileOfWords file : files) {
      if (file.area.equals(area)) {
        String where = file.area + " operations " + operation;
        unused.remove(where);
        String own = use(where, own(file.operations, operation), name);
        String ofArea = use(file.area + " options", file.options, name);
        nearest = own != null ? own : ofArea != null ? ofArea : nearest;
      } else if (file.area.equals(ALL)) {
        String ofAll = use(ALL + " options", file.options, name);
        nearest = nearest == null ? ofAll : nearest;
      }
    }
    return nearest;
  }

  /** The words for properties of the model, by name; none if it is not described. */
  Map<String, String> model(String model, Set<String> properties) {
    Map<String, String> found = new TreeMap<>();
    for (FileOfWords file : files) {
      Map<String, String> own = own(file.models, model);
      if (file.models.containsKey(model)) {
        String where = file.area + " models " + model;
        unused.remove(where);
        for (String property : properties) {
          String word = use(where, own, property);
          String ofFile = use(file.area + " properties", file.properties, property);
          String ofAll = word == null && ofFile == null ? ofAllModels(property) : null;
          Stream.of(word, ofFile, ofAll)
              .filter(Objects::nonNull)
              .findFirst()
              .ifPresent(text -> found.put(property, text));
        }
      }
    }
    return found;
  }

  private @Nullable String ofAllModels(String property) {
    for (FileOfWords file : files) {
      if (file.area.equals(ALL)) {
        return use(ALL + " properties", file.properties, property);
      }
    }
    return null;
  }

  private static Map<String, String> own(Map<String, Map<String, String>> section, String name) {
    Map<String, String> own = section.get(name);
    return own == null ? Map.of() : own;
  }

  private @Nullable String use(String where, Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text != null) {
      unused.remove(where + " " + name);
    }
    return text;
  }

  /** Fails if a word is for nothing that the description has. */
  void checkUsed() {
    check(unused.isEmpty(), String.join("; ", unused), "the description has no such thing");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the project knows better than the published files, each file with its reason and source.
 *
 * <p>The sections {@code new-definitions}, {@code operations}, {@code definitions} and {@code
 * enums} change the published text before it is read; the sections of {@link Names} give better
 * names afterwards.
 */
final class Corrections {
  private static final Set<String> KEYS =
      Set.of(
          "reason",
          "source",
          "versions",
          "new-definitions",
          "operations",
          "definitions",
          "enums",
          "tags",
          "schemas",
          "prefixes",
          "odd-names");

  private static final List<String> HEAD = List.of("reason", "source", "versions");
  private static final Set<String> NAMING = Set.of("tags", "schemas", "prefixes", "odd-names");

  private final Map<String, JsonObject> files;
  private final Set<String> known = new HashSet<>();
  private final Problems problems;
  private final boolean targetsMayBeMissing;
  private int applied;

  private Corrections(Map<String, JsonObject> files, Problems problems, boolean mayBeMissing) {
    this.files = files;
    files.values().forEach(content -> known.addAll(versions(content)));
    this.problems = problems;
    this.targetsMayBeMissing = mayBeMissing;
  }

  static Corrections read(Path folder, Problems problems, boolean targetsMayBeMissing) {
    Map<String, JsonObject> files = YamlFiles.read(folder, problems);
    files.forEach((file, content) -> checkForm(file, content, problems));
    problems.stopIfAny();
    return new Corrections(files, problems, targetsMayBeMissing);
  }

  private static void checkForm(String file, JsonObject content, Problems problems) {
    for (String key : HEAD) {
      if (!content.has(key)) {
        problems.add(file, key, "missing");
      }
    }
    if (content.has("versions") && !content.get("versions").isJsonArray()) {
      problems.add(file, "versions", "not a list");
    }
    for (String key : content.keySet()) {
      if (!KEYS.contains(key)) {
        problems.add(file, key, "not a section of a correction");
      } else if (!HEAD.contains(key)) {
        checkSection(file, key, content.get(key), problems);
      }
    }
  }

  private static void checkSection(
      String file, String section, JsonElement element, Problems problems) {
    if (!(element instanceof JsonObject places)) {
      problems.add(file, section, "not a map of places");
      return;
    }
    for (Map.Entry<String, JsonElement> place : places.entrySet()) {
      String path = section + "." + place.getKey();
      if (!(place.getValue() instanceof JsonObject targets)) {
        problems.add(file, path, "not a map of targets");
      } else {
        boolean texts = NAMING.contains(section);
        targets.entrySet().stream()
            .filter(t -> texts ? !t.getValue().isJsonPrimitive() : !t.getValue().isJsonObject())
            .forEach(t -> problems.add(file, path + "." + t.getKey(), "malformed"));
      }
    }
  }

  /** The versions that this project knows. */
  Set<String> knownVersions() {
    return Set.copyOf(known);
  }

  /** How many single corrections found their target. */
  int applied() {
    return applied;
  }

  /** Changes the published trees in place. */
  void apply(List<SwaggerFile> swagger) {
    for (Map.Entry<String, JsonObject> file : files.entrySet()) {
      Section section = new Section(file.getKey(), versions(file.getValue()), swagger);
      section.apply("new-definitions", file.getValue(), PublishedTree::newDefinition);
      section.apply("operations", file.getValue(), PublishedTree::operation);
      section.apply("definitions", file.getValue(), PublishedTree::definition);
      section.apply("enums", file.getValue(), PublishedTree::enumeration);
    }
  }

  /** The content of one naming section over all files: area or file, published name, Java name. */
  List<Naming> naming(String section) {
    List<Naming> all = new ArrayList<>();
    files.forEach(
        (file, content) -> {
          for (Map.Entry<String, JsonElement> place : entries(content, section)) {
            for (Map.Entry<String, JsonElement> name :
                place.getValue().getAsJsonObject().entrySet()) {
              all.add(
                  new Naming(
                      file,
                      versions(content),
                      place.getKey(),
                      name.getKey(),
                      name.getValue().getAsString()));
            }
          }
        });
    return all;
  }

  record Naming(String file, List<String> versions, String place, String published, String name) {}

  void found() {
    applied++;
  }

  /** A target that should be there is not. */
  void missing(String file, String path) {
    if (!targetsMayBeMissing) {
      problems.add(file, path, "target of the correction is not there");
    }
  }

  private static Set<Map.Entry<String, JsonElement>> entries(JsonObject content, String section) {
    return content.has(section) ? content.getAsJsonObject(section).entrySet() : Set.of();
  }

  private static List<String> versions(JsonObject content) {
    return content.getAsJsonArray("versions").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  /** Applies a patch to a target in one file; false if the file has no such target. */
  private interface Patch {
    boolean apply(PublishedTree tree, String target, JsonObject patch);
  }

  /** One section of one correction file. */
  private final class Section {
    private final String file;
    private final List<String> versions;
    private final List<SwaggerFile> swagger;

    Section(String file, List<String> versions, List<SwaggerFile> swagger) {
      this.file = file;
      this.versions = versions;
      this.swagger = swagger;
    }

    void apply(String name, JsonObject content, Patch patch) {
      for (Map.Entry<String, JsonElement> place : entries(content, name)) {
        for (Map.Entry<String, JsonElement> target :
            place.getValue().getAsJsonObject().entrySet()) {
          apply(patch, name, place.getKey(), target.getKey(), target.getValue().getAsJsonObject());
        }
      }
    }

    /** A version that no correction knows is corrected as far as the corrections fit. */
    private boolean isFor(SwaggerFile published, String place) {
      return (place.equals("*") || place.equals(published.family()))
          && (versions.contains(published.version()) || !known.contains(published.version()));
    }

    private void apply(
        Patch patch, String section, String place, String target, JsonObject change) {
      boolean anywhere = false;
      for (SwaggerFile published : swagger) {
        if (!isFor(published, place)) {
          continue;
        }
        boolean here = patch.apply(new PublishedTree(published), target, change);
        anywhere |= here;
        if (!here && !place.equals("*") && versions.contains(published.version())) {
          missing(file, section + "." + published.label() + "." + target);
        }
      }
      if (anywhere) {
        found();
      }
    }
  }
}

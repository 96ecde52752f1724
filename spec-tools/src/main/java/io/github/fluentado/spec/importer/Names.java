// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of API classes, methods and schemas, with those that corrections give. */
final class Names {
  private final Set<String> groups = new HashSet<>();
  private final Map<String, String> tags = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private final Corrections corrections;
  private final List<SwaggerFile> files;

  Names(Corrections corrections, List<SwaggerFile> files, List<Operation> operations) {
    this.corrections = corrections;
    this.files = files;
    operations.forEach(o -> groups.add(o.file().area() + " " + group(o)));
    corrections.naming("tags").forEach(this::giveTag);
    corrections.naming("prefixes").forEach(n -> prefixes.put(n.published(), n.name()));
  }

  private void giveTag(Corrections.Naming naming) {
    if (groups.contains(naming.place() + " " + naming.published())) {
      tags.put(naming.place() + " " + naming.published(), naming.name());
      corrections.found();
    } else {
      reportMissing(naming, "tags");
    }
  }

  private void reportMissing(Corrections.Naming naming, String section) {
    boolean demanded =
        files.stream()
            .filter(f -> naming.versions().contains(f.version()))
            .anyMatch(f -> naming.place().equals(f.area()) || naming.place().equals(f.family()));
    if (demanded) {
      corrections.missing(naming.file(), section + "." + naming.place() + "." + naming.published());
    }
  }

  private static String group(Operation operation) {
    return operation.group().trim().replaceAll("\\s+", " ");
  }

  /** Name of the API class, without its ending. */
  String tag(Operation operation) {
    String group = group(operation);
    String given = tags.get(operation.file().area() + " " + group);
    return given == null ? Words.pascal(keepInnerCase(group)) : given;
  }

  /** {@code NuGet} stays as it is. */
  private static List<String> keepInnerCase(String group) {
    return List.of(group.split("[^A-Za-z0-9]+", -1));
  }

  Map<Components.Group, String> schemas(List<Components.Group> groups, Set<String> reserved) {
    Map<DefinitionId, String> given = new HashMap<>();
    for (Corrections.Naming naming : corrections.naming("schemas")) {
      boolean found = false;
      for (Components.Group group : groups) {
        for (DefinitionId id : group.members()) {
          if (id.name().equals(naming.published()) && isAt(id, naming.place())) {
            given.put(id, naming.name());
            found = true;
          }
        }
      }
      if (found) {
        corrections.found();
      } else {
        reportMissing(naming, "schemas");
      }
    }
    return SchemaNames.of(groups, given, prefixes, reserved);
  }

  private static boolean isAt(DefinitionId id, String place) {
    return place.equals(id.area()) || place.equals(id.family());
  }

  /** The unique id of each operation, in the order in which they are given. */
  Map<Operation, String> operationIds(List<Operation> operations, Problems problems) {
    Map<String, List<Operation>> byTag = new LinkedHashMap<>();
    for (Operation operation : operations) {
      String api = operation.file().area() + "_" + tag(operation);
      byTag.computeIfAbsent(api, key -> new ArrayList<>()).add(operation);
    }
    Map<Operation, String> ids = new LinkedHashMap<>();
    byTag.forEach((api, group) -> nameMethods(api, group, ids, problems));
    return ids;
  }

  /** Given names first, then operations about a single thing, then the others. */
  private static void nameMethods(
      String api, List<Operation> group, Map<Operation, String> ids, Problems problems) {
    List<Operation> order = new ArrayList<>(group);
    order.sort(
        Comparator.comparing((Operation o) -> o.method() == null)
            .thenComparing(o -> !MethodNames.isSingular(o)));
    Set<String> taken = new HashSet<>();
    Map<Operation, String> named = new HashMap<>();
    for (Operation operation : order) {
      MethodNames.candidates(operation).stream()
          .filter(name -> taken.add(name.toLowerCase(Locale.ROOT)))
          .findFirst()
          .ifPresentOrElse(
              name -> named.put(operation, api + "_" + name),
              () ->
                  problems.add(
                      operation.file().label(),
                      operation.id(),
                      "second operation of this name in " + api));
    }
    group.forEach(operation -> ids.put(operation, named.getOrDefault(operation, "")));
  }
}

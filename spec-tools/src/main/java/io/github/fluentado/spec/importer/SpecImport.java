// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The import as a function: published files and the project's corrections in, area files out. */
final class SpecImport {
  private final Problems problems = new Problems();
  private final Corrections corrections;
  private final Path spec;
  private final VersionFacts versions;

  /** What an import made. */
  record Result(
      Map<String, Map<String, Object>> files,
      int operations,
      int schemas,
      int corrections,
      List<Problem> overlooked) {}

  private SpecImport(Path spec, boolean targetsMayBeMissing) {
    this.spec = spec;
    this.corrections = Corrections.read(spec.resolve("corrections"), problems, targetsMayBeMissing);
    this.versions = VersionFacts.read(spec.resolve("versions"));
    problems.overlookIn(this::isOfUnknownVersion);
  }

  /**
   * @param folder holds the published files below {@code specification}
   * @param spec holds {@code corrections} and {@code additions}
   */
  static Result run(Path folder, Path spec, boolean targetsMayBeMissing) {
    return new SpecImport(spec, targetsMayBeMissing).run(folder);
  }

  /** A version that no correction names is described as far as it can be. */
  private boolean isOfUnknownVersion(String file) {
    String[] parts = file.split("/", -1);
    return parts.length == 3
        && parts[1].matches(".*\\d+\\.\\d+")
        && !corrections.knownVersions().isEmpty()
        && !corrections.knownVersions().contains(parts[1]);
  }

  private Result run(Path folder) {
    List<SwaggerFile> all = new PublishedFiles(problems).read(folder);
    List<SwaggerFile> files = Versions.relevant(all);
    all.stream()
        .map(SwaggerFile::version)
        .distinct()
        .filter(version -> files.stream().noneMatch(file -> file.version().equals(version)))
        .forEach(version -> problems.overlooked(version, "has nothing that newer ones lack"));
    Set<String> known = corrections.knownVersions();
    boolean foreign =
        !known.isEmpty() && files.stream().noneMatch(file -> known.contains(file.version()));
    if (foreign) {
      problems.overlookIn(file -> file.contains(".json"));
    }
    corrections.apply(files);
    Additions additions = Additions.read(spec.resolve("additions"), files, problems);
    Definitions definitions = Definitions.read(files, problems);
    if (foreign) {
      additions.leaveOutUnusable(definitions, problems);
    }
    additions.checkReferences(definitions, problems);
    List<Operation> operations = operations(files, definitions);
    Names names = new Names(corrections, files, operations);
    Components components = new Components(definitions, roots(operations, additions, definitions));
    Map<Components.Group, String> schemaNames =
        names.schemas(components.groups(), additions.schemaNames());
    problems.stopIfAny();
    AreaTrees trees = new AreaTrees(definitions, components, schemaNames);
    files.forEach(trees::addFile);
    Set<String> ids = new HashSet<>();
    int count =
        addOperations(trees, operations, names, ids, schemaNames)
            + addByHand(trees, additions, ids);
    problems.stopIfAny();
    return new Result(
        trees.files(), count, trees.schemaCount(), corrections.applied(), problems.overlooked());
  }

  /** Every operation of the oldest version, then what only newer ones have. */
  private List<Operation> operations(List<SwaggerFile> files, Definitions definitions) {
    Map<String, Operation> byKey = new LinkedHashMap<>();
    for (SwaggerFile file : files) {
      for (Operation operation : new OperationReader(file, definitions, problems).read()) {
        Operation known = byKey.putIfAbsent(operation.key(), operation);
        if (known != null && known.file().version().equals(file.version())) {
          problems.add(file.label(), operation.key(), "already described by " + known.id());
        } else if (known != null && known.id().equals(operation.id())) {
          byKey.put(operation.key(), known.extendedBy(operation));
        }
      }
    }
    problems.stopIfAny();
    List<Operation> operations = new ArrayList<>();
    byKey.values().forEach(operation -> operations.add(ParameterNames.named(operation)));
    operations.sort(
        Comparator.comparing((Operation o) -> o.file().label()).thenComparing(Operation::id));
    return operations;
  }

  private static List<Shape> roots(
      List<Operation> operations, Additions additions, Definitions definitions) {
    List<Shape> roots = new ArrayList<>();
    additions.shapes().forEach(shape -> roots.add(definitions.resolve(shape)));
    for (Operation operation : operations) {
      operation.parameters().forEach(p -> roots.add(p.shape()));
      operation.answers().forEach(answer -> roots.addAll(answer.content().values()));
      Operation.Body body = operation.body();
      if (body != null) {
        roots.add(body.shape());
      }
    }
    return roots;
  }

  private int addOperations(
      AreaTrees trees,
      List<Operation> operations,
      Names names,
      Set<String> taken,
      Map<Components.Group, String> schemaNames) {
    Map<Operation, String> ids = names.operationIds(operations, problems);
    List<SwaggerFile> files = operations.stream().map(Operation::file).distinct().toList();
    new NameCheck(corrections, problems).check(files, ids, schemaNames);
    taken.addAll(ids.values());
    problems.stopIfAny();
    OperationTree writer = new OperationTree(trees, versions);
    Map<String, Integer> sharers = new TreeMap<>();
    operations.forEach(o -> sharers.merge(place(o), 1, Integer::sum));
    ids.forEach(
        (operation, id) -> {
          boolean shared = sharers.getOrDefault(place(operation), 0) > 1;
          trees.addOperation(
              operation.file().area(),
              operation.path() + (shared ? "#" + id : ""),
              operation.verb(),
              writer.of(operation, names.tag(operation), id));
        });
    return ids.size();
  }

  private static String place(Operation operation) {
    return operation.file().area() + " " + operation.verb() + " " + operation.path();
  }

  private int addByHand(AreaTrees trees, Additions additions, Set<String> ids) {
    int count = 0;
    for (Additions.Addition addition : additions.all()) {
      trees.addHandDescribed(addition.area(), addition.schemas());
      for (Map.Entry<String, Object> path : addition.paths().entrySet()) {
        for (Map.Entry<?, ?> verb : ((Map<?, ?>) path.getValue()).entrySet()) {
          Map<String, Object> operation = copy(trees.resolved(verb.getValue(), addition.area()));
          if (!ids.add(String.valueOf(operation.get("operationId")))) {
            problems.add(addition.file(), path.getKey(), "second operation with this operationId");
          }
          trees.addOperation(
              addition.area(), path.getKey(), String.valueOf(verb.getKey()), operation);
          count++;
        }
      }
    }
    return count;
  }

  private static Map<String, Object> copy(Object tree) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) tree).forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}

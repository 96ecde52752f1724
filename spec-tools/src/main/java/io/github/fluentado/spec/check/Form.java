// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whether the files of the description keep to their own format. */
record Form(OurFiles ours, Findings findings) {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Set<String> KEYS =
      Set.of("openapi", "info", "x-ado-area", "x-ado-resource-areas", "paths", "components");
  private static final Set<String> VERSIONS = Set.of(Rules.BASE_VERSION, Rules.NEXT_VERSION);
  private static final String EXTENSION = "x-ado-";

  void check() {
    SchemaForm schemas = new SchemaForm(ours, findings);
    OperationForm operations = new OperationForm(findings, schemas);
    for (OurFile file : ours.files()) {
      checkFile(file);
      file.operations().forEach(operations::check);
    }
    ours.components().forEach(schemas::checkComponent);
    checkUniqueIds();
    checkUniqueClasses();
  }

  /** Reports the keys that the format does not have, and values of the wrong kind. */
  static void keys(Findings findings, String where, Node node, Set<String> allowed) {
    for (String key : node.members().keySet()) {
      if (!allowed.contains(key)) {
        String kind = key.startsWith(EXTENSION) ? "unknown extension " : "unknown key ";
        findings.fault(where, kind + key);
      }
    }
  }

  private void checkFile(OurFile file) {
    keys(findings, file.name(), file.root(), KEYS);
    keys(findings, file.name(), file.root().get("components"), Set.of("schemas"));
    require(file, file.root().get("openapi").text().equals("3.0.3"), "openapi is not 3.0.3");
    Node info = file.root().get("info");
    require(file, !info.get("title").text().isEmpty(), "info has no title");
    boolean known = VERSIONS.contains(info.get("version").text());
    require(file, known, "info has no version that is covered, as text");
    String area = file.area();
    require(file, JavaNames.isPackage(area.toLowerCase(Locale.ROOT)), "illegal area " + area);
    require(file, file.name().equals("areas/" + area + ".yaml"), "x-ado-area is not its name");
    if (area.equals(OurFile.COMMON)) {
      require(file, file.operations().isEmpty(), "common file with operations");
    }
    for (String id : file.root().get("x-ado-resource-areas").texts()) {
      require(file, UUID.matcher(id).matches(), "resource area is no id: " + id);
    }
  }

  private void require(OurFile file, boolean condition, String message) {
    if (!condition) {
      findings.fault(file.name(), message);
    }
  }

  private void checkUniqueIds() {
    Map<String, OurOperation> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (OurOperation operation : ours.operations()) {
      OurOperation earlier = seen.putIfAbsent(operation.id(), operation);
      if (earlier != null) {
        findings.fault(
            operation.file().name(),
            "operationId " + operation.id() + " is also in " + earlier.file().name());
      }
    }
  }

  /**
   * Two classes of one package whose names differ in case only do not fit into every file system.
   */
  private void checkUniqueClasses() {
    Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Component component : ours.components()) {
      String earlier = seen.putIfAbsent(component.name(), component.name());
      if (earlier != null) {
        findings.fault(
            component.file().name(),
            "component " + component.name() + " is " + earlier + " but for case");
      }
    }
    Set<String> classes = seen.keySet();
    List<String> doors =
        ours.operations().stream()
            .flatMap(operation -> operation.node().get("tags").texts().stream())
            .distinct()
            .map(tag -> tag + "Api")
            .filter(classes::contains)
            .toList();
    doors.forEach(door -> findings.fault("components", door + " is the name of an API class"));
  }
}

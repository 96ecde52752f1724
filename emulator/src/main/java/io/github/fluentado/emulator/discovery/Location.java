// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.discovery;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a resource is.
 *
 * @param template of its path, with placeholders for area, resource and values
 * @param preview newest number of its preview versions
 * @param released whether it has a released version, too
 */
record Location(
    String area, String resource, String id, String template, int preview, boolean released) {

  static Location parse(String line) {
    List<String> columns = List.of(line.split("\t", -1));
    return new Location(
        columns.get(0),
        columns.get(1),
        columns.get(2),
        columns.get(3),
        Integer.parseInt(columns.get(4)),
        columns.get(5).equals("released"));
  }

  /** Whether the path, as decoded segments, may be one of this resource. */
  boolean serves(List<String> path) {
    String[] parts = template.split("/", -1);
    int apis = List.of(parts).indexOf("_apis");
    int at = path.indexOf("_apis");
    return at >= 0 && at <= apis && fits(parts, apis, path.subList(at, path.size()));
  }

  private boolean fits(String[] parts, int from, List<String> path) {
    for (int i = 0; from + i < parts.length; i++) {
      String part = parts[from + i];
      String literal = part.equals("{area}") ? area : part.equals("{resource}") ? resource : part;
      if (literal.startsWith("{*")) {
        return true;
      }
      boolean missing = i >= path.size();
      if (!literal.contains("{") && (missing || !literal.equalsIgnoreCase(path.get(i)))) {
        return false;
      }
    }
    return path.size() <= parts.length - from;
  }

  /** Paths that it may have: with all its values, and with fewer of those at the end. */
  Stream<List<String>> samples() {
    List<String> all = new ArrayList<>();
    for (String part : template.split("/", -1)) {
      all.add(
          switch (part) {
            case "{area}" -> area;
            case "{resource}" -> resource;
            case "{structureGroup}" -> "areas";
            case "{reactionType}" -> "like";
            case "{action}" -> template.endsWith("/{testCaseIds}") ? "testcases" : "1";
            default -> part.startsWith("{") ? "1" : part;
          });
    }
    int last = all.size();
    while (last > 1 && all.get(last - 1).equals("1")) {
      last--;
    }
    return IntStream.rangeClosed(last, all.size()).mapToObj(end -> all.subList(0, end));
  }

  Doc json(Versions versions) {
    return Doc.of("id", id)
        .with("area", area)
        .with("resourceName", resource)
        .with("routeTemplate", template)
        .with("resourceVersion", preview)
        .with("minVersion", "1.0")
        .with("maxVersion", versions.newest().number())
        .with("releasedVersion", released ? versions.released().number() : "0.0");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a table.
 *
 * @param cells values by the names of their columns
 */
record Fact(String name, Map<String, String> cells) {
  private static final int NAMING = 3;

  /** The rows of a table; the first three columns together name a row. */
  static List<Fact> read(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    String[] columns = lines.get(0).split("\t", -1);
    List<Fact> facts = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      facts.add(of(table, columns, line));
    }
    return facts;
  }

  private static Fact of(Path table, String[] columns, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != columns.length) {
      throw new IllegalArgumentException(table.getFileName() + " has a broken row: " + line);
    }
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      named.put(columns[i], cells[i]);
    }
    return new Fact(String.join(" | ", List.of(cells).subList(0, NAMING)), Map.copyOf(named));
  }

  /** A cell; empty if nothing stands there. */
  String get(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("there is no column " + column);
    }
    return cell;
  }

  boolean has(String column) {
    return !get(column).isEmpty();
  }

  /** The published file, such as {@code git/7.1/git.json}. */
  String file() {
    return get("file");
  }

  /** The published operation, as a rule. */
  String id() {
    return get("id");
  }

  @Override
  public String toString() {
    return name;
  }
}

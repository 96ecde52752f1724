// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page whose tables lead from another client's calls to those "here": that is the name of the
 * column with them. What stands before it is the other client's.
 *
 * @param calls all Java that the page shows: whatever is code in that column, and what looks like a
 *     call from a known name elsewhere
 */
record MigrationPage(List<Row> rows, List<String> calls) {
  private static final String HERE = "here";
  private static final Pattern CELLS = Pattern.compile(" \\| ");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CALL =
      Pattern.compile("((" + String.join("|", Snippets.NAMES) + ")\\.|[A-Z]\\w*\\.\\w+\\().*\\)");

  record Row(List<String> cells, String here) {}

  static MigrationPage of(String text) {
    List<Row> rows = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    int here = -1;
    for (String line : text.lines().toList()) {
      List<String> cells = cells(line);
      if (cells.contains(HERE)) {
        here = cells.indexOf(HERE);
      } else if (cells.isEmpty()) {
        here = -1;
        code(line).filter(MigrationPage::isCall).forEach(calls::add);
      } else if (here >= 0 && !cells.get(0).startsWith("--")) {
        rows.add(new Row(cells, cells.get(here)));
        code(cells.get(here)).forEach(calls::add);
        cells.stream()
            .skip(here + 1)
            .flatMap(MigrationPage::code)
            .filter(MigrationPage::isCall)
            .forEach(calls::add);
      }
    }
    return new MigrationPage(List.copyOf(rows), List.copyOf(calls));
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    String inner = line.substring(1, line.lastIndexOf('|'));
    return CELLS.splitAsStream(inner).map(String::strip).toList();
  }

  private static Stream<String> code(String text) {
    return CODE.matcher(text).results().map(found -> found.group(1));
  }

  private static boolean isCall(String code) {
    return CALL.matcher(code).matches();
  }
}

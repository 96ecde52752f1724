// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the operations of an area's file by its lines, which takes a tenth of the time of reading
 * it as YAML. The files are written by one tool with a fixed indentation; a test compares what is
 * found here with what a true reader finds.
 */
final class Scan {
  private final AreaFile file;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, String> facts = new HashMap<>();
  private final Set<String> optional = new HashSet<>();
  private final Set<String> slashes = new HashSet<>();
  private final Set<String> query = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> neededQuery = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private String key = "";
  private String verb = "";
  private String section = "";
  private String parameter = "";
  private String place = "";

  private Scan(AreaFile file) {
    this.file = file;
  }

  static List<Operation> of(AreaFile file, String text) {
    Scan scan = new Scan(file);
    int begin = text.indexOf("\npaths:\n");
    int end = text.indexOf("\ncomponents:\n");
    if (begin >= 0) {
      String paths = text.substring(begin + 8, end < begin ? text.length() : end);
      paths.lines().forEach(scan::line);
      scan.end();
    }
    return scan.operations;
  }

  private void line(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    String text = line.substring(indent);
    if (indent == 2) {
      path(text);
    } else if (indent == 4) {
      verb(text);
    } else if (indent == 6 && text.startsWith("- name: ")) {
      parameter = unquoted(text.substring(8));
    } else if (indent == 6) {
      fact(text);
    } else if (indent == 8 && section.equals("parameters")) {
      parameterFact(text);
    }
  }

  /** A long key stands alone behind a question mark, its first verb behind a colon. */
  private void path(String text) {
    if (text.startsWith(": ")) {
      verb(text.substring(2));
      return;
    }
    end();
    key = unquoted(text.startsWith("? ") ? text.substring(2) : before(text, text.length() - 1));
  }

  private void verb(String text) {
    end();
    verb = before(text, text.length() - 1).toUpperCase(Locale.ROOT);
  }

  private void fact(String text) {
    int colon = text.indexOf(':');
    section = before(text, colon);
    facts.put(section, unquoted(text.substring(colon + 1).trim()));
  }

  private void parameterFact(String text) {
    switch (text) {
      case "in: path", "in: header", "in: query" -> {
        place = text.substring(4);
        if (place.equals("query")) {
          query.add(parameter);
        }
      }
      case "required: true" -> {
        if (place.equals("query")) {
          neededQuery.add(parameter);
        }
      }
      case "x-ado-optional: true" -> optional.add(parameter);
      case "x-ado-slashes: true" -> slashes.add(parameter);
      default -> {} // what only a full reading needs
    }
  }

  private void end() {
    if (!verb.isEmpty()) {
      String path = before(key, key.indexOf('#'));
      PathTemplate template = PathTemplate.of(path, optional, slashes);
      operations.add(new Operation(file, key, verb, template, facts, query, neededQuery));
    }
    facts.clear();
    optional.clear();
    slashes.clear();
    query.clear();
    neededQuery.clear();
    verb = "";
  }

  private static String before(String text, int end) {
    return end < 0 ? text : text.substring(0, end);
  }

  private static String unquoted(String text) {
    return text.startsWith("'") && text.length() > 1
        ? text.substring(1, text.length() - 1).replace("''", "'")
        : text;
  }
}

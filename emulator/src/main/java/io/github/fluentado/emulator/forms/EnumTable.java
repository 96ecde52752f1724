// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import io.github.fluentado.emulator.description.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers of all enums, and the names under which enums are sent, so that it takes no look into
 * the description to see that a request holds none.
 */
final class EnumTable {
  private static final String TABLE = "enums.tsv";

  private final Map<String, EnumNumbers> enums = new HashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();

  private EnumTable() {}

  static EnumTable read() {
    EnumTable table = new EnumTable();
    text().lines().forEach(table::line);
    return table;
  }

  private void line(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length == 2) {
      names.put(columns[0], new HashSet<>(List.of(columns[1].split(",", -1))));
    } else {
      enums.put(columns[0] + "/" + columns[1], EnumNumbers.parse(columns[2], columns[3]));
    }
  }

  /** Empty for what is no enum, and for one whose numbers nobody tells. */
  Optional<EnumNumbers> of(Schema schema) {
    return schema.enumValues().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(enums.get(schema.area() + "/" + schema.component()));
  }

  /** Whether an enum follows a segment of this name. */
  boolean isBeforeEnum(String segment) {
    return names.getOrDefault("path", Set.of()).contains(segment);
  }

  boolean isParameter(String name) {
    return names.getOrDefault("query", Set.of()).contains(name);
  }

  boolean isMember(String name) {
    return names.getOrDefault("body", Set.of()).contains(name);
  }

  private static String text() {
    try (InputStream in = EnumTable.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The emulator lacks its file " + TABLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the emulator's file " + TABLE, e);
    }
  }
}

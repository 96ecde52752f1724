// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import io.github.fluentado.emulator.server.Doc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A family of things with rights of the same kinds, such as repositories. */
record SecurityNamespace(
    UUID id,
    String name,
    String category,
    String separator,
    int elementLength,
    boolean hierarchical,
    int write,
    int read,
    boolean remotable,
    int systemBits,
    List<Right> rights) {

  /** One kind of right. */
  record Right(int bit, String name, String displayName) {}

  /** All that the service has, as far as they are known. */
  static List<SecurityNamespace> all() {
    List<SecurityNamespace> all = new ArrayList<>();
    List<Right> rights = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("  ")) {
        rights.add(right(line.trim()));
      } else if (!line.startsWith("#")) {
        rights = new ArrayList<>();
        all.add(of(line.split("\\|", -1), rights));
      }
    }
    return all;
  }

  private static List<String> lines() {
    try (InputStream in =
            Objects.requireNonNull(SecurityNamespace.class.getResourceAsStream("namespaces.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Right right(String line) {
    int space = line.indexOf(' ');
    int bar = line.indexOf('|');
    int bit = Integer.parseInt(line.substring(0, space));
    return new Right(bit, line.substring(space + 1, bar), line.substring(bar + 1));
  }

  /** The rights are read after it. */
  private static SecurityNamespace of(String[] cells, List<Right> rights) {
    return new SecurityNamespace(
        UUID.fromString(cells[0]),
        cells[1],
        cells[2],
        cells[3],
        Integer.parseInt(cells[4]),
        cells[5].equals("1"),
        Integer.parseInt(cells[6]),
        Integer.parseInt(cells[7]),
        Boolean.parseBoolean(cells[8]),
        Integer.parseInt(cells[9]),
        rights);
  }

  /** All rights at once. */
  int allBits() {
    return rights.stream().mapToInt(Right::bit).reduce(0, (a, b) -> a | b);
  }

  /** The bits of the rights with these names. */
  int bits(String... names) {
    List<String> wanted = List.of(names);
    return rights.stream()
        .filter(right -> wanted.contains(right.name()))
        .mapToInt(Right::bit)
        .reduce(0, (a, b) -> a | b);
  }

  /** A token without separators at its end, in which no two differ that mean the same. */
  String plain(String token) {
    String plain = token;
    while (hierarchical && !separator.isEmpty() && plain.endsWith(separator)) {
      plain = plain.substring(0, plain.length() - separator.length());
    }
    return plain;
  }

  /** The token and all above it, from itself up. */
  List<String> upwards(String token) {
    List<String> tokens = new ArrayList<>();
    String at = plain(token);
    tokens.add(at);
    while (hierarchical && !separator.isEmpty() && at.contains(separator)) {
      at = plain(at.substring(0, at.lastIndexOf(separator)));
      tokens.add(at);
    }
    return tokens;
  }

  boolean isAtOrBelow(String token, String top) {
    return upwards(token).stream().anyMatch(plain(top)::equalsIgnoreCase);
  }

  Doc json() {
    List<Doc> actions =
        rights.stream()
            .map(
                right ->
                    Doc.of("bit", right.bit())
                        .with("name", right.name())
                        .with("displayName", right.displayName())
                        .with("namespaceId", id))
            .toList();
    return Doc.of("namespaceId", id)
        .with("name", name)
        .with("displayName", name)
        .with("separatorValue", separator.isEmpty() ? "\0" : separator)
        .with("elementLength", elementLength)
        .with("writePermission", write)
        .with("readPermission", read)
        .with("dataspaceCategory", category)
        .with("actions", actions)
        .with("structureValue", hierarchical ? 1 : 0)
        .withNull("extensionType")
        .with("isRemotable", remotable)
        .with("useTokenTranslator", false)
        .with("systemBitMask", systemBits);
  }
}

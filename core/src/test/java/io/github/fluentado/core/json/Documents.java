// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Random documents, full of what a model must cope with. */
final class Documents {
  private static final List<String> NAMES =
      List.of(
          "id",
          "size",
          "ratio",
          "price",
          "enabled",
          "title",
          "created",
          "key",
          "color",
          "access",
          "child",
          "tags",
          "children",
          "counts",
          "fields",
          "anything",
          "_links",
          "properties",
          "dates",
          "Title",
          "ID",
          "undeclared",
          "$ref",
          "späße");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-7",
          "12.0",
          "1e3",
          "9007199254740993",
          "1.10",
          "123456789012345678901234567890",
          "0.1000000000000000055",
          "\"\"",
          "\"12\"",
          "\"True\"",
          "\"red\"",
          "\"Red\"",
          "\"read, write\"",
          "\"2024-02-30T00:00:00Z\"",
          "\"/Date(12)/\"",
          "\"0001-01-01T00:00:00\"",
          "\"<a href='x'>&\"",
          "\"\\u2028 \\\"quoted\\\" \\u0007\"",
          "\"aGk=\"",
          "\"\\ud83d\\ude00\"");

  private Documents() {}

  static String object(Random random, int depth) {
    List<String> names = new ArrayList<>(NAMES);
    java.util.Collections.shuffle(names, random);
    return names.subList(0, random.nextInt(8)).stream()
        .map(name -> "\"" + name + "\":" + value(random, depth - 1))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Random random, int depth) {
    return switch (depth <= 0 ? 0 : random.nextInt(4)) {
      case 1 -> object(random, depth);
      case 2 -> array(random, depth);
      default -> SCALARS.get(random.nextInt(SCALARS.size()));
    };
  }

  private static String array(Random random, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(random, depth - 1));
    }
    return items.toString();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Versions that the description was not made from: what can be said of them is which of their
 * operations it has.
 */
final class OtherVersions {
  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
  private static final Pattern FIRST = Pattern.compile("^/\\{(organization|collection)}");

  private final Path folder;
  private final Set<String> ours = new HashSet<>();
  private final Map<String, int[]> counts = new TreeMap<>();

  OtherVersions(Path directory, OurFiles ours) {
    this.folder = directory.resolve("specification");
    ours.operations().forEach(o -> this.ours.add(identity(o.verb(), o.path())));
  }

  private static String identity(String verb, String path) {
    String below = FIRST.matcher(path.replaceFirst("\\?.*$", "")).replaceFirst("");
    return verb + " " + PLACE.matcher(below.toLowerCase(Locale.ROOT)).replaceAll("{}");
  }

  /** Prints what is not described, and the counts; false if there is no other version. */
  boolean report(PrintStream out) {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String[] parts = name.split("/", -1);
        if (parts.length == 3 && isOther(parts[1])) {
          read(name, parts[1], file, out);
        }
      }
    } catch (IOException unreadable) {
      out.println(folder + ": " + unreadable.getMessage());
    }
    counts.forEach(
        (version, count) ->
            out.printf("%s: %d of %d operations described%n", version, count[0], count[1]));
    return !counts.isEmpty();
  }

  private static boolean isOther(String version) {
    return !version.equals(Rules.BASE_VERSION) && !version.equals(Rules.NEXT_VERSION);
  }

  private void read(String name, String version, Path file, PrintStream out) {
    int[] count = counts.computeIfAbsent(version, key -> new int[2]);
    try {
      Node root = Documents.json(file);
      for (String section : PublishedFile.SECTIONS) {
        for (Map.Entry<String, Node> path : root.get(section).members().entrySet()) {
          for (Map.Entry<String, Node> verb : path.getValue().members().entrySet()) {
            boolean described = ours.contains(identity(verb.getKey(), path.getKey()));
            count[0] += described ? 1 : 0;
            count[1]++;
            if (!described) {
              String id = verb.getValue().get("operationId").text();
              out.println(name + ": " + id + ": not described, so not compared");
            }
          }
        }
      }
    } catch (IOException unusable) {
      out.println(name + ": cannot be used: " + unusable.getMessage());
    }
  }
}

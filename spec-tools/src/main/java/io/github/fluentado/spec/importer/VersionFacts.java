// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which published versions have an operation, and which of them brought a part of the query or a
 * member of the body. {@code spec/versions/<version>.tsv} has a row for each operation: verb, path,
 * names in the query, names in the body.
 */
final class VersionFacts {
  private static final String HEADER = "verb\tpath\tquery\tbody";
  private static final String SERVER = "server-";
  private static final int COLUMNS = 4;

  private final Map<String, List<Row>> rows = new TreeMap<>();

  private record Row(String version, Set<String> query, Set<String> body) {
    boolean isOfServer() {
      return version.startsWith(SERVER);
    }
  }

  static VersionFacts read(Path folder) {
    VersionFacts facts = new VersionFacts();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      try {
        for (String line : Files.readAllLines(file)) {
          if (!line.equals(HEADER)) {
            facts.add(name.replace(".tsv", ""), "versions/" + name, line);
          }
        }
      } catch (IOException e) {
        throw ImportFailure.of("versions/" + name, "/", "cannot be read");
      }
    }
    facts
        .rows
        .values()
        .forEach(list -> list.sort(Comparator.comparing(Row::version, Versions::compare)));
    return facts;
  }

  private void add(String version, String file, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw ImportFailure.of(file, line, "not a row of four cells");
    }
    rows.computeIfAbsent(cells[0] + " " + cells[1], key -> new ArrayList<>())
        .add(new Row(version, names(cells[2]), names(cells[3])));
  }

  private static Set<String> names(String cell) {
    return cell.isEmpty() ? Set.of() : new TreeSet<>(List.of(cell.split(",", -1)));
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    } catch (IOException e) {
      throw ImportFailure.of(folder.toString(), "/", "cannot be read");
    }
  }

  /** What the description says of an operation; absent if nothing is known. */
  @Nullable Map<String, Object> of(Operation operation) {
    List<Row> known = rows.getOrDefault(key(operation.verb(), operation.path()), List.of());
    List<Row> service = known.stream().filter(row -> !row.isOfServer()).toList();
    if (service.isEmpty()) {
      return null;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("oldest", service.get(0).version());
    facts.put("newest", service.get(service.size() - 1).version());
    known.stream()
        .filter(Row::isOfServer)
        .findFirst()
        .ifPresent(row -> facts.put("server", row.version().substring(SERVER.length())));
    put(facts, "parameters", added(service, true));
    put(facts, "members", added(service, false));
    return facts;
  }

  private static void put(Map<String, Object> facts, String key, Map<String, Object> value) {
    if (!value.isEmpty()) {
      facts.put(key, value);
    }
  }

  /** The names that the oldest version does not have, with the version that brought them. */
  private static Map<String, Object> added(List<Row> service, boolean query) {
    Map<String, Object> added = new TreeMap<>();
    Set<String> before = new TreeSet<>();
    boolean first = true;
    for (Row row : service) {
      Set<String> names = query ? row.query() : row.body();
      // One that had no such part at all tells nothing about its members.
      if (!first && (query || !before.isEmpty())) {
        names.stream()
            .filter(name -> !before.contains(name))
            .forEach(name -> added.put(name, row.version()));
      }
      before.addAll(names);
      first = false;
    }
    return added;
  }

  private static String key(String verb, String path) {
    return verb
        + " "
        + path.replaceFirst("^/\\{(organization|collection)}", "")
            .replaceFirst("\\?.*$", "")
            .replaceAll("\\{[^}]*}", "{}")
            .toLowerCase(Locale.ROOT);
  }

  /** Notes what the versions below a folder have. */
  static void write(Path folder, Path versions, PrintStream out) throws IOException {
    Problems problems = new Problems();
    Map<String, Map<String, Row>> byVersion = new TreeMap<>();
    for (SwaggerFile file : new PublishedFiles(problems).read(folder)) {
      String version = file.version().replaceFirst("^\\D+(?=\\d)", SERVER);
      Map<String, Row> rows = byVersion.computeIfAbsent(version, key -> new TreeMap<>());
      for (String section : OperationReader.SECTIONS) {
        file.object(section)
            .asMap()
            .forEach((path, verbs) -> note(file, path, verbs, version, rows));
      }
    }
    Files.createDirectories(versions);
    for (Map.Entry<String, Map<String, Row>> entry : byVersion.entrySet()) {
      List<String> lines = new ArrayList<>(List.of(HEADER));
      entry.getValue().forEach((key, row) -> lines.add(line(key, row)));
      Files.writeString(versions.resolve(entry.getKey() + ".tsv"), String.join("\n", lines) + "\n");
      out.printf("%s: %d operations%n", entry.getKey(), entry.getValue().size());
    }
  }

  private static String line(String key, Row row) {
    return String.join(
        "\t",
        key.replaceFirst(" ", "\t"),
        String.join(",", row.query()),
        String.join(",", row.body()));
  }

  /** Operations that share verb and path are one row: the query tells them apart. */
  private static void note(
      SwaggerFile file, String path, JsonElement verbs, String version, Map<String, Row> rows) {
    if (!(verbs instanceof JsonObject operations)) {
      return;
    }
    operations
        .asMap()
        .forEach(
            (verb, json) -> {
              if (json instanceof JsonObject operation) {
                Row row =
                    rows.computeIfAbsent(
                        key(verb, path), key -> new Row(version, new TreeSet<>(), new TreeSet<>()));
                for (JsonElement parameter : Json.array(operation, "parameters")) {
                  note(file, parameter.getAsJsonObject(), row);
                }
              }
            });
  }

  private static void note(SwaggerFile file, JsonObject parameter, Row row) {
    String in = Json.text(parameter, "in");
    if (in.equals("query")) {
      row.query().add(Json.text(parameter, "name"));
    } else if (in.equals("body") && parameter.get("schema") instanceof JsonObject schema) {
      row.body().addAll(members(file, schema));
    }
  }

  private static Set<String> members(SwaggerFile file, JsonObject schema) {
    String name = Json.text(schema, "$ref").replaceFirst("^#/definitions/", "");
    JsonElement found = name.isEmpty() ? schema : file.object("definitions").get(name);
    Set<String> members = new TreeSet<>();
    if (found instanceof JsonObject definition) {
      if (definition.get("properties") instanceof JsonObject properties) {
        members.addAll(properties.keySet());
      }
      for (JsonElement base : Json.array(definition, "allOf")) {
        members.addAll(members(file, base.getAsJsonObject()));
      }
    }
    return members;
  }
}

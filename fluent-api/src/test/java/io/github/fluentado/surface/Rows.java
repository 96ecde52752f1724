// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The rows of the surface, and the file with what left on the wire for each. */
final class Rows {
  private static final Path FILE = Path.of("target", "surface.jsonl");
  private static final Set<String> WRITTEN = new TreeSet<>();
  private static final List<String> HEADERS =
      List.of("accept", "content-type", "content-range", "if-match", "if-none-match", "range");

  private Rows() {}

  /** The names of all rows, in their order. */
  static List<String> names() {
    return List.copyOf(all().keySet());
  }

  /** The rows in their order: their names, and those of the calls that they are about. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    try (InputStream stream =
            Objects.requireNonNull(Rows.class.getResourceAsStream("/surface/rows.tsv"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(parts -> all.put(parts[0], parts[1]));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return all;
  }

  /** Adds a line; the first one of a run begins the file anew. */
  static synchronized void write(String row, Mode mode, List<Wire.Sent> requests) {
    if (!WRITTEN.add(row + " " + mode)) {
      return;
    }
    JsonObject line = new JsonObject();
    line.addProperty("row", row);
    line.addProperty("mode", mode.name().toLowerCase(Locale.ROOT));
    JsonArray all = new JsonArray();
    requests.forEach(request -> all.add(json(request)));
    line.add("requests", all);
    try {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(
          FILE,
          new Gson().toJson(line) + "\n",
          StandardOpenOption.CREATE,
          WRITTEN.size() == 1 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static JsonObject json(Wire.Sent request) {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.addProperty("verb", request.verb());
    json.addProperty("host", request.host());
    json.addProperty("path", request.path());
    json.add("query", gson.toJsonTree(request.query()));
    JsonObject headers = new JsonObject();
    for (String name : HEADERS) {
      if (!request.header(name).isEmpty()) {
        headers.addProperty(name, request.header(name));
      }
    }
    json.add("headers", headers);
    if (request.body() != null) {
      boolean structured = request.header("Content-Type").contains("json");
      json.add(
          "body",
          structured
              ? gson.fromJson(request.body(), com.google.gson.JsonElement.class)
              : gson.toJsonTree(request.body()));
    }
    return json;
  }
}

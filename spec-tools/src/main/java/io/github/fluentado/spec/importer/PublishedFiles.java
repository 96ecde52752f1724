// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the published files below a folder: {@code specification/<area>/<version>/<file>.json}. */
final class PublishedFiles {
  private static final Gson GSON = new Gson();

  private final Problems problems;

  PublishedFiles(Problems problems) {
    this.problems = problems;
  }

  /** All files, by area, version and name. */
  List<SwaggerFile> read(Path folder) {
    List<SwaggerFile> files = new ArrayList<>();
    Path root = folder.resolve("specification");
    for (Path area : children(root)) {
      for (Path version : children(area)) {
        for (Path file : children(version)) {
          if (file.toString().endsWith(".json") && !Files.isDirectory(file)) {
            read(area, version, file).ifPresent(files::add);
          }
        }
      }
    }
    files.forEach(file -> SwaggerForm.check(file, problems));
    problems.stopIfAny();
    if (files.isEmpty()) {
      throw ImportFailure.of(
          folder.toString(), "specification", "no <area>/<version>/<file>.json there");
    }
    return files;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw ImportFailure.of(folder.toString(), "/", "cannot be read");
    }
  }

  private Optional<SwaggerFile> read(Path area, Path version, Path file) {
    String label =
        area.getFileName() + "/" + version.getFileName() + "/" + file.getFileName().toString();
    try {
      if (parse(Files.readAllBytes(file)) instanceof JsonObject root) {
        return Optional.of(
            new SwaggerFile(
                area.getFileName().toString(),
                version.getFileName().toString(),
                file.getFileName().toString(),
                root));
      }
      problems.add(label, "/", "not a JSON object");
    } catch (CharacterCodingException e) {
      problems.add(label, "/", "not UTF-8");
    } catch (EOFException | JsonParseException | MalformedJsonException e) {
      problems.add(label, "/", "not JSON: " + firstLine(e));
    } catch (IOException e) {
      problems.add(label, "/", "cannot be read");
    }
    return Optional.empty();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("malformed");
  }

  private static JsonElement parse(byte[] bytes) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    JsonReader reader = new JsonReader(new StringReader(withoutByteOrderMark(text)));
    reader.setStrictness(Strictness.STRICT);
    JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new JsonParseException("text after the end");
    }
    return element;
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}

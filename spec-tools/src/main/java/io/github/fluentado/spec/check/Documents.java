// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads files; what cannot be read is an {@link IOException} with one line of reason. */
final class Documents {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LARGEST_YAML = 64 << 20;

  private Documents() {}

  static Node json(Path file) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text(file)));
    reader.setStrictness(Strictness.STRICT);
    try {
      Node root = new Node(new Gson().getAdapter(Object.class).read(reader));
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("something follows the end");
      }
      return root;
    } catch (IOException | JsonParseException | IllegalStateException broken) {
      throw new IOException("not valid JSON: " + firstLine(broken), broken);
    }
  }

  static Node yaml(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(LARGEST_YAML);
    try {
      return new Node(new Yaml(new SafeConstructor(options)).load(text(file)));
    } catch (YAMLException broken) {
      throw new IOException("not valid YAML: " + oneLine(broken), broken);
    }
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException broken) {
      throw new IOException("not UTF-8 text", broken);
    }
  }

  /** Without the reader's advice on how to accept what is wrong. */
  private static String firstLine(Throwable thrown) {
    String line = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    int place = line.indexOf("at line ");
    return place < 0 ? line : "wrong or cut off " + line.substring(place);
  }

  private static String oneLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ");
  }
}

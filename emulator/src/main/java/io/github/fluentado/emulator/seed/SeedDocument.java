// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.Yaml;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A description of what an emulator is to hold, in YAML or in JSON, which is a part of it. */
public record SeedDocument(YamlNode content) {

  /**
   * Reads a text.
   *
   * @param source name of the text for messages
   * @throws IllegalArgumentException with source, line and column if it cannot be read
   */
  public static SeedDocument read(String source, String text) {
    return new SeedDocument(Yaml.read(source, text));
  }

  /** As {@link #read}, but strictly JSON. */
  public static SeedDocument readJson(String source, String text) {
    try {
      Json.parse(text);
    } catch (ServiceException e) {
      throw new IllegalArgumentException(source + ": " + e.text(), e);
    }
    return read(source, text);
  }

  /** Reads a file, strictly as JSON if its name ends so. */
  public static SeedDocument read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      String text = Files.readString(file);
      return name.endsWith(".json") ? readJson(name, text) : read(name, text);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8 text.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the seeds in " + file, e);
    }
  }

  /** The name that it gives to the organization. */
  public Optional<String> organization() {
    return reader().text("organization");
  }

  public YamlException wrongOrganization(String name) {
    return reader().wrong("organization", "the organization here is " + name);
  }

  /** Names of the projects it speaks of. */
  public List<String> projects() {
    return reader().list("projects").stream()
        .map(project -> MemberReader.of(project, "a project").required("name"))
        .toList();
  }

  MemberReader reader() {
    return MemberReader.of(content, "a seed document");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.util.Locale;
import java.util.Map;

/**
 * Something a build has left behind, by reference.
 *
 * @param type {@code Container}, {@code PipelineArtifact}, {@code FilePath}, …
 * @param data for a container {@code #/ID/FOLDER}; for others what their type asks for
 * @param source id of the timeline record that made it, or any text
 */
record Artifact(
    int id, String name, String type, String data, Map<String, String> properties, String source) {

  Artifact {
    properties = Map.copyOf(properties);
  }

  boolean isContainer() {
    return type.toLowerCase(Locale.ROOT).equals("container");
  }

  boolean hasFiles() {
    return isContainer() || type.toLowerCase(Locale.ROOT).equals("pipelineartifact");
  }

  /** The folder of the build's container in which the files lie. */
  String folder() {
    String[] parts = data.split("/", 3);
    return isContainer() && parts.length == 3 ? parts[2] : name;
  }
}

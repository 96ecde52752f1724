// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.Comparator;

/** The version of a task. */
record TaskVersion(int major, int minor, int patch) implements Comparable<TaskVersion> {
  private static final Comparator<TaskVersion> ORDER =
      Comparator.comparingInt(TaskVersion::major)
          .thenComparingInt(TaskVersion::minor)
          .thenComparingInt(TaskVersion::patch);

  /** As a definition has it, whose numbers may be texts. */
  static TaskVersion of(JsonObject version) {
    return new TaskVersion(part(version, "Major"), part(version, "Minor"), part(version, "Patch"));
  }

  private static int part(JsonObject version, String name) {
    JsonElement part = Json.member(version, name);
    return part == null ? 0 : Json.number(part);
  }

  Doc json() {
    return Doc.of("major", major).with("minor", minor).with("patch", patch).with("isTest", false);
  }

  @Override
  public int compareTo(TaskVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

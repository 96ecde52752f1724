// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads what a task is out of its package. */
final class TaskZip {
  private static final int MOST = 4 * 1024 * 1024;
  private static final String MARK = "\uFEFF";

  private TaskZip() {}

  static TaskDefinition read(byte[] zip, String id) {
    JsonObject facts = facts(zip);
    if (!id.equalsIgnoreCase(Json.string(facts, "id"))) {
      throw TaskErrors.bad("The id in task.json is not " + id + ".");
    }
    if (!(Json.member(facts, "version") instanceof JsonObject version)) {
      throw TaskErrors.bad("The version in task.json is missing.");
    }
    String usual = id.toLowerCase(Locale.ROOT);
    return new TaskDefinition(usual, TaskVersion.of(version), facts, Optional.of(zip.clone()));
  }

  private static JsonObject facts(byte[] zip) {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equalsIgnoreCase("task.json")) {
          String text = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
          String plain = text.startsWith(MARK) ? text.substring(1) : text;
          if (Json.parse(plain) instanceof JsonObject facts) {
            return facts;
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw TaskErrors.bad("The package is no zip: " + e.getMessage());
    }
    throw TaskErrors.bad("The package has no task.json.");
  }
}

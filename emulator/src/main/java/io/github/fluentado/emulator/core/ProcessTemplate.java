// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A process that a project can follow. */
public record ProcessTemplate(UUID id, String name, String description, boolean isDefault) {
  static final ProcessTemplate AGILE =
      of("adcc42ab-9882-485e-a3ed-7678f01f66bc", "Agile", "For teams that plan with stories.");

  static List<ProcessTemplate> all() {
    return List.of(
        of("b8a3a935-7e91-48b8-a94c-606d37c3e9f2", "Basic", "For the simplest start."),
        AGILE,
        of("27450541-8e31-4150-9947-dc59f998fc01", "CMMI", "For teams that must keep records."),
        of("6b724908-ef14-45cf-84f8-768b5384da45", "Scrum", "For teams that follow Scrum."));
  }

  static Optional<ProcessTemplate> find(String id) {
    return all().stream().filter(process -> process.id.toString().equalsIgnoreCase(id)).findFirst();
  }

  private static ProcessTemplate of(String id, String name, String description) {
    return new ProcessTemplate(UUID.fromString(id), name, description, name.equals("Agile"));
  }
}

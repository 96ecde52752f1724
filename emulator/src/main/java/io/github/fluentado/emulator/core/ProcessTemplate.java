// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process that a project can follow.
 *
 * @param parent the service's own process that this one was made from; null for such a one itself
 */
public record ProcessTemplate(
    UUID id,
    String name,
    String description,
    boolean isDefault,
    boolean isEnabled,
    @Nullable ProcessTemplate parent) {
  static final ProcessTemplate AGILE =
      of("adcc42ab-9882-485e-a3ed-7678f01f66bc", "Agile", "For teams that plan with stories.");

  /** Those that the service brings along. */
  static List<ProcessTemplate> system() {
    return List.of(
        of("b8a3a935-7e91-48b8-a94c-606d37c3e9f2", "Basic", "For the simplest start."),
        AGILE,
        of("27450541-8e31-4150-9947-dc59f998fc01", "CMMI", "For teams that must keep records."),
        of("6b724908-ef14-45cf-84f8-768b5384da45", "Scrum", "For teams that follow Scrum."));
  }

  private static ProcessTemplate of(String id, String name, String description) {
    boolean usual = name.equals("Agile");
    return new ProcessTemplate(UUID.fromString(id), name, description, usual, true, null);
  }

  ProcessTemplate with(String newName, String newDescription) {
    return new ProcessTemplate(id, newName, newDescription, isDefault, isEnabled, parent);
  }

  ProcessTemplate standing(boolean usual, boolean enabled) {
    return new ProcessTemplate(id, name, description, usual, enabled, parent);
  }

  /** Whether the service brings it along, so that nobody changes it. */
  public boolean isSystem() {
    return parent == null;
  }

  /** The name of the service's own process whose types a project of this one has. */
  public String base() {
    return parent == null ? name : parent.base();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.dashboard;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard of a project, or of one of its teams.
 *
 * @param team whose it is; null for one of the project
 * @param facts what clients said of it but for its widgets, never changed
 * @param widgets in their order, each with its id
 * @param version counts changes, of the dashboard and of its widgets
 */
record Dashboard(
    UUID id,
    UUID project,
    @Nullable UUID team,
    JsonObject facts,
    List<JsonObject> widgets,
    int version,
    Instant changed) {
  Dashboard {
    widgets = List.copyOf(widgets);
  }

  Dashboard with(JsonObject newFacts, List<JsonObject> newWidgets, Instant now) {
    return new Dashboard(id, project, team, newFacts, newWidgets, version + 1, now);
  }

  Optional<JsonObject> widget(String wanted) {
    return widgets.stream()
        .filter(widget -> widget.get("id").getAsString().equalsIgnoreCase(wanted))
        .findFirst();
  }
}

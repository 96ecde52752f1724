// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A project with its teams; the first team is the default one. Its name may change. */
public final class Project {
  /** A team of a project. */
  public record Team(UUID id, String name, String description) {}

  /** How far a project's life has come. */
  public enum State {
    CREATE_PENDING("createPending"),
    WELL_FORMED("wellFormed"),
    DELETING("deleting"),
    DELETED("deleted");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** What of a project may change at once. */
  public record Facts(
      String name,
      String description,
      String abbreviation,
      String visibility,
      State state,
      Instant lastUpdate,
      int revision) {

    /** Whether all areas find such a project: in the making or ready, but not deleted. */
    public boolean isAlive() {
      return state == State.WELL_FORMED || state == State.CREATE_PENDING;
    }

    Facts in(State next) {
      return new Facts(name, description, abbreviation, visibility, next, lastUpdate, revision);
    }

    Facts at(Instant time, int number) {
      return new Facts(name, description, abbreviation, visibility, state, time, number);
    }
  }

  private final UUID id;
  private final ProcessTemplate process;
  private final Cell<Facts> facts;
  private final Sequence<Team> teams;
  private final Table<String, JsonElement> properties;

  Project(Store store, UUID id, ProcessTemplate process, Facts first) {
    this.id = id;
    this.process = process;
    this.facts = store.cell(first);
    this.teams = store.sequence();
    this.properties = store.table(String.CASE_INSENSITIVE_ORDER);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return facts().name();
  }

  public String description() {
    return facts().description();
  }

  public Instant lastUpdate() {
    return facts().lastUpdate();
  }

  public State state() {
    return facts().state();
  }

  public boolean isAlive() {
    return facts().isAlive();
  }

  public ProcessTemplate process() {
    return process;
  }

  Facts facts() {
    return facts.get();
  }

  void change(Facts next) {
    facts.set(next);
  }

  public List<Team> teams() {
    return teams.items();
  }

  public Optional<Team> team(String nameOrId) {
    return teams.stream()
        .filter(
            team ->
                team.name().equalsIgnoreCase(nameOrId)
                    || team.id().toString().equalsIgnoreCase(nameOrId))
        .findFirst();
  }

  void addTeam(Team team) {
    teams.add(team);
  }

  void changeTeam(Team changed) {
    teams.replaceAll(team -> team.id().equals(changed.id()) ? changed : team);
  }

  void removeTeam(UUID team) {
    teams.removeIf(other -> other.id().equals(team));
  }

  Table<String, JsonElement> properties() {
    return properties;
  }

  @Override
  public String toString() {
    return "Project[" + name() + "]";
  }
}

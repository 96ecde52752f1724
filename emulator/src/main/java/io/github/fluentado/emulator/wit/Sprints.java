// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The iterations that teams have chosen to plan by. */
public final class Sprints {
  private final Organization organization;
  private final Trees trees;
  private final Table<UUID, List<UUID>> chosen;

  Sprints(World world, Trees trees) {
    this.organization = world.organization();
    this.trees = trees;
    this.chosen = world.store().table();
  }

  /**
   * An iteration of a project.
   *
   * @param path as fields hold it, from the project down
   */
  public record Sprint(
      UUID id, String name, String path, Optional<Instant> start, Optional<Instant> finish) {

    /** Undated ones lie ahead; the last day counts whole. */
    public String timeFrame(Instant now) {
      if (start.isEmpty() || start.get().isAfter(now)) {
        return "future";
      }
      Instant end = finish.orElse(now).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      return end.isAfter(now) ? "current" : "past";
    }

    /** Days from the first to the last, both included; none when undated. */
    public List<Instant> days() {
      List<Instant> days = new ArrayList<>();
      if (start.isPresent() && finish.isPresent()) {
        Instant day = start.get().truncatedTo(ChronoUnit.DAYS);
        while (!day.isAfter(finish.get())) {
          days.add(day);
          day = day.plus(1, ChronoUnit.DAYS);
        }
      }
      return days;
    }

    /** The name of the day in a team's settings, such as {@code monday}. */
    public static String weekday(Instant day) {
      return day.atZone(ZoneOffset.UTC).getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }
  }

  /** Any iteration of the project by its id. */
  public Optional<Sprint> find(Project project, UUID id) {
    return node(trees.roots(project).iterations(), id).map(Sprints::sprint);
  }

  /** Any iteration of the project by its path, which begins with the project. */
  public Optional<Sprint> find(String path) {
    return trees.find(false, path).map(Sprints::sprint);
  }

  /** The top of the project's iterations. */
  public Sprint root(Project project) {
    return sprint(trees.roots(project).iterations());
  }

  private static Optional<Node> node(Node top, UUID id) {
    return top.identifier().equals(id)
        ? Optional.of(top)
        : top.children().stream().flatMap(child -> node(child, id).stream()).findFirst();
  }

  private static Sprint sprint(Node node) {
    return new Sprint(
        node.identifier(),
        node.name(),
        node.path(),
        node.attributes().find("startDate").flatMap(FieldValues::instant),
        node.attributes().find("finishDate").flatMap(FieldValues::instant));
  }

  /** The team's iterations by their dates; undated ones come last. Vanished ones are left out. */
  public List<Sprint> of(Project project, UUID team) {
    return chosen.find(team).orElse(List.of()).stream()
        .flatMap(id -> find(project, id).stream())
        .sorted(
            Comparator.comparing((Sprint s) -> s.start().orElse(Instant.MAX))
                .thenComparing(Sprint::path))
        .toList();
  }

  /** The team's iteration of today, or one so many places before or behind it. */
  public Optional<Sprint> current(Project project, UUID team, int offset) {
    List<Sprint> all = of(project, team);
    Instant now = organization.now();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).timeFrame(now).equals("current")) {
        int wanted = i + offset;
        boolean there = wanted >= 0 && wanted < all.size();
        return there ? Optional.of(all.get(wanted)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  public void choose(UUID team, UUID iteration) {
    List<UUID> all = new ArrayList<>(chosen.find(team).orElse(List.of()));
    if (!all.contains(iteration)) {
      all.add(iteration);
    }
    chosen.put(team, List.copyOf(all));
  }

  public void leave(UUID team, UUID iteration) {
    List<UUID> all = new ArrayList<>(chosen.find(team).orElse(List.of()));
    all.remove(iteration);
    chosen.put(team, List.copyOf(all));
  }

  /** One without dates. */
  Sprint add(Project project, String name) {
    return sprint(trees.add(trees.roots(project).iterations(), name));
  }

  /** A new iteration directly below the project's root. */
  public Sprint add(Project project, String name, Instant start, Instant finish) {
    Node node = trees.add(trees.roots(project).iterations(), name);
    node.attributes().put("startDate", Json.time(start));
    node.attributes().put("finishDate", Json.time(finish));
    return sprint(node);
  }
}

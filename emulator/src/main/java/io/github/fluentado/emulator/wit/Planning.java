// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.wit.ItemType.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What boards, backlogs and sprints need to know of work items. */
public final class Planning {
  private static final String RANK = "Microsoft.VSTS.Common.StackRank";

  private final Tracking tracking;
  private final ItemEditor editor;

  public Planning(Tracking tracking) {
    this.tracking = tracking;
    this.editor = new ItemEditor(tracking);
  }

  /**
   * A work item as planning sees it.
   *
   * @param stateCategory such as {@code InProgress}
   * @param rank its place in backlogs; without one it comes behind those that have one
   */
  public record Item(
      int id,
      String type,
      String title,
      String state,
      String stateCategory,
      String areaPath,
      String iterationPath,
      Optional<Integer> parent,
      Optional<Double> rank,
      Optional<Identity> assignedTo,
      Identity changedBy,
      Instant changed,
      String project,
      String url) {}

  /** The items of a project, or of all, by their rank. */
  public List<Item> items(Optional<Project> project) {
    return tracking.all().stream()
        .filter(item -> !item.deleted())
        .filter(item -> project.filter(p -> !p.equals(tracking.projectOf(item))).isEmpty())
        .map(item -> item(tracking.snapshot(item)))
        .sorted(
            Comparator.comparing((Item item) -> item.rank().orElse(Double.MAX_VALUE))
                .thenComparing(Item::id))
        .toList();
  }

  private Item item(Snapshot snapshot) {
    String type = snapshot.text(Fields.TYPE);
    String state = snapshot.text(Fields.STATE);
    return new Item(
        snapshot.id(),
        type,
        snapshot.text(Fields.TITLE),
        state,
        category(tracking.projectOf(snapshot.item()), type, state),
        snapshot.text(Fields.AREA_PATH),
        snapshot.text(Fields.ITERATION_PATH),
        Optional.ofNullable(snapshot.parent()),
        snapshot.value(RANK) instanceof Number rank
            ? Optional.of(rank.doubleValue())
            : Optional.empty(),
        snapshot.value("System.AssignedTo") instanceof Identity person
            ? Optional.of(person)
            : Optional.empty(),
        snapshot.changedBy(),
        snapshot.revision().changed(),
        snapshot.text(Fields.PROJECT),
        tracking.url(snapshot.item()));
  }

  private String category(Project project, String type, String state) {
    return tracking.process(project).types().stream()
        .filter(known -> known.name().equals(type))
        .flatMap(known -> known.state(state).stream())
        .map(State::category)
        .findFirst()
        .orElse("InProgress");
  }

  /** Gives the item its place, as a change of it; refuses an item that is not there. */
  public void rank(int id, double rank) {
    editor.touch(tracking.item(id), Map.of(RANK, rank));
  }

  /** The area's path in the spelling of the tree; empty when there is none. */
  public Optional<String> area(String path) {
    return tracking.trees().find(true, path).map(Node::path);
  }

  /** Whether a path is another or lies below it. */
  public static boolean under(String path, String top) {
    return path.equals(top) || path.startsWith(top + "\\");
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.wit.Update.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps both ends of links in step, and their shapes sound. */
final class Links {
  private static final int MOST_ATTACHMENTS = 100;

  private final Tracking tracking;

  Links(Tracking tracking) {
    this.tracking = tracking;
  }

  /** Refuses a second parent and a circle among parents. */
  void check(Draft draft, List<Relation> before) {
    if (ofType(draft.relations(), "AttachedFile").size() > MOST_ATTACHMENTS) {
      throw WitErrors.tooManyAttachments(draft.id(), MOST_ATTACHMENTS);
    }
    List<Relation> parents = ofType(draft.relations(), LinkType.PARENT);
    if (parents.size() > 1) {
      throw extraParent(draft.id());
    }
    List<Relation> children = ofType(draft.relations(), LinkType.CHILD);
    for (Relation child : children) {
      boolean isNew = before.stream().noneMatch(child::sameEnds);
      if (isNew && parentOf(child.target()).filter(id -> id != draft.id()).isPresent()) {
        throw extraParent(child.target());
      }
    }
    Set<Integer> below = new HashSet<>();
    children.forEach(child -> collectBelow(child.target(), below));
    boolean circle = parents.stream().anyMatch(p -> below.contains(p.target()));
    if (circle
        || below.contains(draft.id())
        || parents.stream().anyMatch(p -> above(p, draft.id()))) {
      throw WitErrors.link(
          "WorkItemLinkCircularException",
          "TF201035: A circle of parents is not allowed (work item " + draft.id() + ").");
    }
  }

  private static RuntimeException extraParent(int id) {
    return WitErrors.link(
        "WorkItemLinkAddExtraParentException",
        "TF201036: Work item " + id + " may have only one parent.");
  }

  private static List<Relation> ofType(List<Relation> relations, String referenceName) {
    return relations.stream().filter(r -> r.type().referenceName().equals(referenceName)).toList();
  }

  private Optional<Integer> parentOf(int id) {
    return tracking.find(id).map(tracking::snapshot).map(Snapshot::parent);
  }

  private boolean above(Relation parent, int id) {
    Optional<Integer> step = Optional.of(parent.target());
    while (step.isPresent()) {
      if (step.get() == id) {
        return true;
      }
      step = parentOf(step.get());
    }
    return false;
  }

  private void collectBelow(int id, Set<Integer> found) {
    if (found.add(id)) {
      tracking
          .find(id)
          .map(item -> ofType(tracking.snapshot(item).relations(), LinkType.CHILD))
          .orElse(List.of())
          .forEach(child -> collectBelow(child.target(), found));
    }
  }

  /** The relations that lead to no work item. */
  static List<Relation> toElsewhere(List<Relation> relations) {
    return relations.stream().filter(relation -> relation.target() == 0).toList();
  }

  /**
   * In the order in which the service tells them: links to work items before all else, new ones
   * before old ones; of several that were added at once, the second before the first.
   */
  static List<Relation> ordered(List<Relation> before, List<Relation> after) {
    List<Relation> links = after.stream().filter(relation -> relation.target() > 0).toList();
    List<Relation> ordered = new ArrayList<>(missingIn(before, links));
    if (ordered.size() > 1) {
      Collections.swap(ordered, 0, 1);
    }
    links.stream().filter(one -> before.stream().anyMatch(one::sameEnds)).forEach(ordered::add);
    ordered.addAll(toElsewhere(after));
    return ordered;
  }

  /** Notes what was done to the item. */
  void record(WorkItem item, List<Relation> before, Map<String, Change> fields) {
    List<Relation> after = item.latest().relations();
    item.add(
        new Update(
            item.updates().size() + 1,
            item.latest().number(),
            tracking.organization().now(),
            item.latest().changedBy(),
            fields,
            missingIn(before, after),
            missingIn(after, before),
            edited(before, after)));
  }

  private static List<Relation> missingIn(List<Relation> known, List<Relation> all) {
    return all.stream().filter(one -> known.stream().noneMatch(one::sameEnds)).toList();
  }

  private static List<Relation> edited(List<Relation> before, List<Relation> after) {
    return after.stream()
        .filter(one -> before.stream().anyMatch(old -> old.sameEnds(one) && !old.equals(one)))
        .toList();
  }

  /** Gives the items at the other ends the opposite relations. */
  void mirror(WorkItem item, List<Relation> before) {
    List<Relation> after = item.latest().relations();
    missingIn(after, before).forEach(gone -> removeOpposite(item, gone));
    missingIn(before, after).forEach(added -> addOpposite(item, added));
    edited(before, after).forEach(one -> editOpposite(item, one));
  }

  /** Takes away all links to an item that is about to vanish. */
  void cut(WorkItem item) {
    item.latest().relations().forEach(relation -> removeOpposite(item, relation));
  }

  private void addOpposite(WorkItem item, Relation relation) {
    opposite(relation)
        .ifPresent(
            type -> {
              List<Relation> relations = farRelations(relation);
              relations.add(0, Relation.toItem(type, item.id(), relation.attributes()));
              setFar(relation, relations);
            });
  }

  private void editOpposite(WorkItem item, Relation relation) {
    opposite(relation)
        .ifPresent(
            type -> {
              Relation edited = Relation.toItem(type, item.id(), relation.attributes());
              List<Relation> relations = farRelations(relation);
              relations.replaceAll(far -> far.sameEnds(edited) ? edited : far);
              setFar(relation, relations);
            });
  }

  private void removeOpposite(WorkItem item, Relation relation) {
    opposite(relation)
        .ifPresent(
            type -> {
              List<Relation> relations = farRelations(relation);
              relations.removeIf(far -> far.target() == item.id() && far.type().equals(type));
              setFar(relation, relations);
            });
  }

  private static Optional<LinkType> opposite(Relation relation) {
    return LinkType.find(relation.type().opposite());
  }

  private List<Relation> farRelations(Relation relation) {
    List<Relation> none = List.of();
    return new ArrayList<>(
        tracking.any(relation.target()).map(far -> far.latest().relations()).orElse(none));
  }

  private void setFar(Relation relation, List<Relation> relations) {
    tracking
        .any(relation.target())
        .ifPresent(
            far -> {
              List<Relation> before = far.latest().relations();
              far.replaceRelations(relations);
              record(far, before, Map.of());
            });
  }
}

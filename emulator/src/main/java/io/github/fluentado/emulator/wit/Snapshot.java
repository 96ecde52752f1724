// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A work item as it was in one revision, with the fields that the service computes. */
public final class Snapshot {
  private static final Instant STILL_VALID = Instant.parse("9999-01-01T00:00:00Z");

  /** Fields that are shown only when all fields, or these, are asked for. */
  private static final List<String> HIDDEN =
      List.of(
          Fields.ID,
          Fields.AREA_ID,
          "System.NodeName",
          "System.AreaLevel1",
          "System.AreaLevel2",
          "System.AreaLevel3",
          Fields.REV,
          "System.AuthorizedDate",
          "System.RevisedDate",
          Fields.ITERATION_ID,
          "System.IterationLevel1",
          "System.IterationLevel2",
          "System.IterationLevel3",
          "System.AuthorizedAs",
          "System.PersonId",
          "System.Watermark");

  private final WorkItem item;
  private final Revision revision;
  private final Tracking tracking;

  Snapshot(WorkItem item, Revision revision, Tracking tracking) {
    this.item = item;
    this.revision = revision;
    this.tracking = tracking;
  }

  WorkItem item() {
    return item;
  }

  public int id() {
    return item.id();
  }

  Revision revision() {
    return revision;
  }

  String text(String field) {
    return String.valueOf(value(field));
  }

  /** Relations whose other end is there; links to deleted items are out of sight. */
  List<Relation> relations() {
    return revision.relations().stream().filter(tracking::inSight).toList();
  }

  /** The value of a field by reference name; null when empty. */
  public @Nullable Object value(String name) {
    Object stored = revision.fields().get(name);
    return stored == null ? computed(name) : tracking.fields().isDeleted(name) ? null : stored;
  }

  private @Nullable Object computed(String name) {
    return switch (name) {
      case Fields.ID -> item.id();
      case Fields.REV -> revision.number();
      case "System.RevisedDate" -> revisedDate();
      case "System.AuthorizedDate" -> revision.changed();
      case "System.AuthorizedAs" -> revision.changedBy();
      case "System.PersonId" -> revision.changedBy().personId();
      case "System.Watermark" -> revision.watermark();
      case Fields.AREA_ID -> nodeId(true, Fields.AREA_PATH);
      case Fields.ITERATION_ID -> nodeId(false, Fields.ITERATION_PATH);
      case "System.NodeName" -> last(text(Fields.AREA_PATH));
      case Fields.PARENT -> parent();
      case Fields.IS_DELETED -> revision.deleted();
      case "System.AttachedFileCount" -> count(r -> r.type().referenceName().startsWith("Att"));
      case "System.HyperLinkCount" -> count(r -> r.type().referenceName().startsWith("Hyper"));
      case "System.ExternalLinkCount" ->
          count(r -> r.type().referenceName().startsWith("Artifact"));
      case "System.RelatedLinkCount" -> count(r -> r.target() > 0);
      default -> level(name);
    };
  }

  private Instant revisedDate() {
    return item.revision(revision.number() + 1).map(Revision::changed).orElse(STILL_VALID);
  }

  private @Nullable Integer nodeId(boolean area, String field) {
    return tracking.trees().find(area, text(field)).map(Node::id).orElse(null);
  }

  @Nullable Integer parent() {
    return relations().stream()
        .filter(relation -> relation.type().referenceName().equals(LinkType.PARENT))
        .map(Relation::target)
        .findFirst()
        .orElse(null);
  }

  private int count(Predicate<Relation> wanted) {
    return (int) relations().stream().filter(wanted).count();
  }

  private @Nullable String level(String name) {
    boolean area = name.startsWith("System.AreaLevel");
    if (!area && !name.startsWith("System.IterationLevel")) {
      return null;
    }
    int level = name.charAt(name.length() - 1) - '0';
    String[] names = text(area ? Fields.AREA_PATH : Fields.ITERATION_PATH).split("\\\\", -1);
    return level <= names.length ? names[level - 1] : null;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('\\') + 1);
  }

  /** What is shown unless more is asked for. */
  Map<String, Object> visible() {
    Map<String, Object> shown = new LinkedHashMap<>(revision.fields());
    shown.keySet().removeIf(tracking.fields()::isDeleted);
    Integer parent = parent();
    if (parent != null) {
      shown.put(Fields.PARENT, parent);
    }
    return shown;
  }

  Map<String, Object> all() {
    Map<String, Object> shown = new LinkedHashMap<>();
    HIDDEN.forEach(name -> put(shown, name));
    shown.putAll(visible());
    return shown;
  }

  Map<String, Object> only(String... names) {
    return only(Arrays.asList(names));
  }

  Map<String, Object> only(List<String> names) {
    Map<String, Object> shown = new LinkedHashMap<>();
    names.forEach(name -> put(shown, name));
    return shown;
  }

  private void put(Map<String, Object> shown, String name) {
    Object value = value(name);
    if (value != null) {
      shown.put(name, value);
    }
  }

  Identity changedBy() {
    return revision.changedBy();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates, changes, deletes and restores work items: each call as a whole or not at all. */
final class ItemEditor {
  private static final String COMMON = "Microsoft.VSTS.Common.";

  private final Tracking tracking;
  private final Rules rules;
  private final Links links;
  private final ItemEvents events;

  ItemEditor(Tracking tracking) {
    this.tracking = tracking;
    this.rules = new Rules(tracking);
    this.links = new Links(tracking);
    this.events = new ItemEvents(tracking, tracking.events());
  }

  /**
   * How a change is made.
   *
   * @param quiet nobody is told
   */
  record Mode(boolean validateOnly, boolean bypassRules, boolean quiet) {}

  Snapshot create(Project project, ItemType type, List<PatchOperation> operations, Mode mode) {
    Draft draft = Draft.ofNew(tracking, start(project, type), mode.bypassRules());
    draft.apply(operations);
    rules.check(draft, project);
    links.check(draft, List.of());
    Identity me = tracking.organization().me();
    Instant now = tracking.organization().now();
    Map<String, Object> fields = draft.fields();
    fields.putIfAbsent(Fields.CREATED_DATE, now);
    fields.putIfAbsent(Fields.CREATED_BY, me);
    fields.putIfAbsent(Fields.REASON, fields.get(Fields.STATE));
    enterState(fields, project, now, me);
    WorkItem item = mode.validateOnly() ? tracking.passingItem() : tracking.newItem();
    if (!mode.validateOnly()) {
      tracking.add(item);
    }
    return save(item, draft, List.of(), mode, now);
  }

  /** A new item that has not been saved and never will be. */
  Snapshot fresh(Project project, ItemType type) {
    WorkItem item = tracking.passingItem();
    Instant now = tracking.organization().now();
    Identity me = tracking.organization().me();
    item.add(new Revision(1, now, me, 0, false, start(project, type), List.of(), Set.of(), null));
    return tracking.snapshot(item);
  }

  private static Map<String, Object> start(Project project, ItemType type) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.AREA_PATH, project.name());
    fields.put(Fields.PROJECT, project.name());
    fields.put(Fields.ITERATION_PATH, project.name());
    fields.put(Fields.TYPE, type.name());
    fields.put(Fields.STATE, type.first().name());
    fields.put(Fields.REASON, type.reason());
    fields.putAll(type.defaults());
    return fields;
  }

  Snapshot update(WorkItem item, List<PatchOperation> operations, Mode mode) {
    checkRevisions(item);
    Snapshot before = tracking.snapshot(item);
    Draft draft = Draft.of(tracking, before, mode.bypassRules());
    draft.apply(operations);
    Project project = tracking.organization().project(String.valueOf(draft.text(Fields.PROJECT)));
    rules.check(draft, project);
    links.check(draft, before.relations());
    if (mode.validateOnly()) {
      return before;
    }
    Instant now = tracking.organization().now();
    Object oldState = before.value(Fields.STATE);
    Object newState = draft.fields().get(Fields.STATE);
    if (newState != null && !newState.equals(oldState)) {
      if (!draft.touched().contains(Fields.REASON)) {
        draft.fields().put(Fields.REASON, "Moved to state " + newState);
      }
      enterState(draft.fields(), project, now, tracking.organization().me());
    }
    List<Relation> hidden = new ArrayList<>(before.revision().relations());
    hidden.removeAll(before.relations());
    if (!sameContent(before, draft)) {
      return save(item, draft, hidden, mode, now);
    }
    return before.relations().equals(draft.relations())
        ? before
        : relink(item, draft, hidden, mode);
  }

  /** Only changes through the API are limited; those made by the service itself are not. */
  private void checkRevisions(WorkItem item) {
    if (item.latest().number() >= tracking.revisionLimit()) {
      throw WitErrors.tooManyRevisions(item.id(), tracking.revisionLimit());
    }
  }

  /** Links between work items are no content: they have dates of their own. */
  private static boolean sameContent(Snapshot before, Draft draft) {
    Map<String, Object> old = new LinkedHashMap<>(before.revision().fields());
    old.remove(Fields.HISTORY_TEXT);
    return old.equals(draft.fields())
        && Links.toElsewhere(before.relations()).equals(Links.toElsewhere(draft.relations()));
  }

  /** Changes links between work items, which gives neither end a new revision. */
  private Snapshot relink(WorkItem item, Draft draft, List<Relation> hidden, Mode mode) {
    Map<String, Object> before = seen(item);
    List<Relation> old = item.latest().relations();
    List<Relation> relations = Links.ordered(old, draft.relations());
    relations.addAll(hidden);
    item.replaceRelations(relations);
    links.record(item, old, Update.changes(before, seen(item)));
    links.mirror(item, old);
    if (!mode.quiet()) {
      events.linked(item);
    }
    return tracking.snapshot(item);
  }

  private void enterState(Map<String, Object> fields, Project project, Instant now, Identity me) {
    fields.put(COMMON + "StateChangeDate", now);
    ItemType type = tracking.type(String.valueOf(fields.get(Fields.TYPE)), project);
    String state = String.valueOf(fields.get(Fields.STATE));
    switch (type.state(state).map(ItemType.State::category).orElse("")) {
      case "InProgress" -> mark(fields, "Activated", now, me);
      case "Resolved" -> {
        mark(fields, "Resolved", now, me);
        fields.put(COMMON + "ResolvedReason", fields.get(Fields.REASON));
      }
      case "Completed" -> mark(fields, "Closed", now, me);
      default -> {
        // No field tells of the other states.
      }
    }
  }

  private static void mark(Map<String, Object> fields, String what, Instant now, Identity me) {
    fields.put(COMMON + what + "Date", now);
    fields.put(COMMON + what + "By", me);
  }

  private Snapshot save(WorkItem item, Draft draft, List<Relation> hidden, Mode mode, Instant now) {
    Identity me = tracking.organization().me();
    Map<String, Object> fields = draft.fields();
    String history = draft.text(Fields.HISTORY_TEXT);
    int comments = fields.get(Fields.COMMENT_COUNT) instanceof Integer count ? count : 0;
    fields.put(Fields.COMMENT_COUNT, comments + (history == null ? 0 : 1));
    boolean dated = mode.bypassRules() && draft.touched().contains(Fields.CHANGED_DATE);
    Instant changed = dated && fields.get(Fields.CHANGED_DATE) instanceof Instant t ? t : now;
    boolean signed = mode.bypassRules() && draft.touched().contains(Fields.CHANGED_BY);
    Identity by = signed && fields.get(Fields.CHANGED_BY) instanceof Identity who ? who : me;
    fields.put(Fields.CHANGED_DATE, changed);
    fields.put(Fields.CHANGED_BY, by);
    List<Relation> old = item.revisions().isEmpty() ? List.of() : item.latest().relations();
    List<Relation> relations = Links.ordered(old, draft.relations());
    relations.addAll(hidden);
    Set<String> markdown = draft.markdown();
    if (mode.validateOnly()) {
      item.add(new Revision(1, changed, by, 0, false, fields, relations, markdown, null));
      return tracking.snapshot(item);
    }
    Revision.CommentRef said = null;
    if (history != null) {
      boolean isMarkdown = markdown.contains(Fields.HISTORY_TEXT);
      String format = isMarkdown ? TextFormats.MARKDOWN : TextFormats.HTML;
      Comment comment = Comment.first(tracking.nextComment(), history, format, by, changed);
      item.add(comment);
      said = comment.ref();
    }
    Revision next = new Revision(0, changed, by, 0, false, fields, relations, markdown, said);
    return commit(item, next, mode.quiet());
  }

  /** Adds the revision and its update, and mirrors links on the items at their other end. */
  private Snapshot commit(WorkItem item, Revision next, boolean quiet) {
    boolean first = item.revisions().isEmpty();
    Map<String, Object> before = first ? Map.of() : seen(item);
    List<Relation> oldRelations = first ? List.of() : item.latest().relations();
    int number = item.revisions().size() + 1;
    int watermark = tracking.nextWatermark();
    boolean wasDeleted = !first && item.deleted();
    item.add(next.numbered(number, watermark));
    links.record(item, oldRelations, Update.changes(before, seen(item)));
    links.mirror(item, oldRelations);
    if (!quiet) {
      events.changed(item, wasDeleted);
    }
    return tracking.snapshot(item);
  }

  private Map<String, Object> seen(WorkItem item) {
    Map<String, Object> seen = tracking.snapshot(item).all();
    seen.remove("System.RevisedDate"); // known only when the next revision comes
    seen.put(Fields.IS_DELETED, item.latest().deleted());
    return seen;
  }

  Snapshot setDeleted(WorkItem item, boolean deleted) {
    return change(item, Map.of(), deleted, null);
  }

  /** A new revision made by the service itself. */
  Snapshot touch(WorkItem item, Map<String, Object> values) {
    return change(item, values, item.deleted(), null);
  }

  /** A new revision for a comment that was written, edited or removed. */
  Snapshot comment(WorkItem item, Comment comment, Map<String, Object> values) {
    return change(item, values, item.deleted(), comment);
  }

  private Snapshot change(
      WorkItem item, Map<String, Object> values, boolean deleted, @Nullable Comment comment) {
    Map<String, Object> fields = new LinkedHashMap<>(item.latest().fields());
    fields.remove(Fields.HISTORY_TEXT);
    fields.putAll(values);
    Instant now = tracking.organization().now();
    Identity me = tracking.organization().me();
    fields.put(Fields.CHANGED_DATE, now);
    fields.put(Fields.CHANGED_BY, me);
    List<Relation> relations = item.latest().relations();
    Set<String> markdown = new LinkedHashSet<>(item.latest().markdown());
    markdown.remove(Fields.HISTORY_TEXT); // of the comment before
    if (comment != null && comment.format().equals(TextFormats.MARKDOWN)) {
      markdown.add(Fields.HISTORY_TEXT);
    }
    Revision.CommentRef said = comment == null ? null : comment.ref();
    Revision next = new Revision(0, now, me, 0, deleted, fields, relations, markdown, said);
    return commit(item, next, false);
  }

  void destroy(WorkItem item) {
    links.cut(item);
    tracking.destroy(item);
  }
}

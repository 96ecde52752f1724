// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TAGS;
import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.wit.WorkItemUpdate;
import io.github.fluentado.core.Call;
import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.workitems.EditWorkItem;
import io.github.fluentado.workitems.RelationType;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bot that keeps two things in step with the state of a work item: its tag {@code stage:…}, and
 * its parent, which is active as soon as one child is and closed when all are. It writes what is
 * true now and not what an event says, each time only if that differs, and again if somebody was
 * faster. So it may be told twice, late, and of what it has done itself.
 */
final class StageLabelBot implements Example {
  private static final String STAGE = "stage:";

  public static void main(String... args) throws Exception {
    Example.main(new StageLabelBot(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    WorkItems items = ado.project(project).workItems();
    out.println(router(ado)); // to be given to a receiver
    keep(items, id).execute();
    out.println(items.get(id).fields(TAGS).execute().peek(TAGS).orElseThrow());
  }

  /** The handlers of this bot, to be added to those of others. */
  HookRouter router(AzureDevOps ado) {
    return HookRouter.create()
        .onAsync(
            EventType.WORK_ITEM_UPDATED,
            WorkItemUpdate.class,
            (event, update) ->
                update.fields().containsKey(STATE.name())
                    ? keep(ado.workItems(), requireNonNull(update.workItemId())).executeAsync()
                    : Call.of(update).executeAsync());
  }

  /** Brings the tag of a work item and the state of its parent in step. */
  Call<?> keep(WorkItems items, int id) {
    return items
        .update(id, StageLabelBot::tagged)
        .then(WorkItem::readRelations)
        .map(relations -> others(relations, RelationType.PARENT))
        .then(
            parents ->
                parents.isEmpty() ? Call.of(Optional.empty()) : follow(items, parents.get(0)));
  }

  private static EditWorkItem tagged(WorkItem item) {
    String wanted = STAGE + item.peek(STATE).orElse("none").toLowerCase(Locale.ROOT);
    List<String> tags = item.peek(TAGS).orElse(List.of());
    EditWorkItem edit = item.edit();
    for (String tag : tags) {
      if (tag.startsWith(STAGE) && !tag.equals(wanted)) {
        edit = edit.removeTag(tag);
      }
    }
    return tags.contains(wanted) ? edit : edit.addTag(wanted);
  }

  /** The parent is what its children are. */
  private Call<?> follow(WorkItems items, int parent) {
    return items
        .get(parent)
        .then(WorkItem::readRelations)
        .map(relations -> others(relations, RelationType.CHILD))
        .then(children -> items.list(children).fields(STATE).omitMissing().all())
        .map(StageLabelBot::common)
        .then(
            state ->
                state.isEmpty()
                    ? Call.of(Optional.empty())
                    : items.update(parent, item -> set(item, state.get())).map(Optional::of));
  }

  private static EditWorkItem set(WorkItem item, String state) {
    boolean same = item.peek(STATE).filter(state::equals).isPresent();
    return same ? item.edit() : item.edit().set(STATE, state);
  }

  private static Optional<String> common(List<WorkItem> children) {
    List<String> states =
        children.stream().map(child -> child.peek(STATE).orElse("")).distinct().toList();
    if (states.equals(List.of("Closed"))) {
      return Optional.of("Closed");
    }
    return states.contains("Active") || states.contains("Closed")
        ? Optional.of("Active")
        : Optional.empty();
  }

  private static List<Integer> others(List<WorkItemRelation> relations, RelationType type) {
    return relations.stream()
        .filter(relation -> Objects.equals(relation.rel(), type.name()))
        .map(relation -> requireNonNull(relation.url()))
        .map(url -> Integer.valueOf(url.substring(url.lastIndexOf('/') + 1)))
        .collect(Collectors.toList());
  }
}

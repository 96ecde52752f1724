// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.Check;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a work item that is there.
 *
 * <p>Once it expects a revision, it fails as {@code CONFLICT} if somebody else was faster, and a
 * lost answer makes it be sent again, as a second arrival cannot do harm.
 */
public final class EditWorkItem extends WorkItemChange<EditWorkItem> {
  private final int id;
  private final @Nullable WorkItem target;
  private final @Nullable Snapshot held;

  /**
   * @param target whose snapshot the answer becomes; absent if the work item was not loaded
   * @param held what the target held when the edit began
   */
  EditWorkItem(
      Requests requests,
      int id,
      @Nullable WorkItem target,
      @Nullable Snapshot held,
      Patch patch,
      Flags flags) {
    super(requests, patch, flags);
    this.id = id;
    this.target = target;
    this.held = held;
  }

  @Override
  EditWorkItem with(Patch patch, Flags flags) {
    return new EditWorkItem(requests(), id, target, held, patch, flags);
  }

  private EditWorkItem with(Patch patch) {
    return with(patch, flags());
  }

  /** Fails as {@code CONFLICT} unless the work item is at this revision. */
  public EditWorkItem expectRevision(int revision) {
    return with(patch().expectRevision(Check.positive("revision", revision)));
  }

  /**
   * Fails as {@code CONFLICT} if anybody has changed the work item since what was held when this
   * edit began.
   *
   * @throws IllegalStateException if the work item was never loaded
   */
  public EditWorkItem onlyIfUnchanged() {
    return expectRevision(known().revision());
  }

  /**
   * Removes a tag, whatever its letter case, from those held. Also {@link #onlyIfUnchanged}, as it
   * writes the others back.
   *
   * @throws IllegalStateException if the tags were not fetched
   */
  public EditWorkItem removeTag(String tag) {
    Check.text("tag", tag);
    mustKnow(known().knows(Fields.TAGS), "tags");
    List<String> left =
        patch().tags(known().value(Fields.TAGS).orElse(List.of())).stream()
            .filter(other -> !other.equalsIgnoreCase(tag.strip()))
            .toList();
    return with(patch().set(Fields.TAGS, left)).onlyIfUnchanged();
  }

  /**
   * Removes a link to another work item. Also {@link #onlyIfUnchanged}, as the service knows
   * relations by their place in the list.
   *
   * @throws IllegalStateException if the relations were not fetched
   * @throws IllegalArgumentException if there is no such link among those held
   */
  public EditWorkItem unlink(RelationType type, int otherId) {
    String end = "/workitems/" + Check.positive("otherId", otherId);
    return remove(
        relation ->
            type.equals(RelationType.of(String.valueOf(relation.rel())))
                && String.valueOf(relation.url()).toLowerCase(Locale.ROOT).endsWith(end));
  }

  /** Removes one of the relations held, as {@link #unlink(RelationType, int)} does. */
  public EditWorkItem unlink(WorkItemRelation relation) {
    return remove(Check.notNull("relation", relation)::equals);
  }

  private EditWorkItem remove(Predicate<WorkItemRelation> wanted) {
    mustKnow(known().knowsRelations(), "relations");
    List<WorkItemRelation> relations = known().relations();
    int index =
        IntStream.range(0, relations.size())
            .filter(i -> wanted.test(relations.get(i)))
            .findFirst()
            .orElse(-1);
    Check.that(index >= 0, "relation", "is not among those held");
    return with(patch().removeRelation(index)).onlyIfUnchanged();
  }

  private Snapshot known() {
    if (held == null) {
      throw new IllegalStateException("the work item was not loaded: get it first");
    }
    return held;
  }

  private static void mustKnow(boolean known, String what) {
    if (!known) {
      throw new IllegalStateException("the " + what + " were not fetched: refresh it first");
    }
  }

  @Override
  Call<io.github.fluentado.client.common.WorkItem> send() {
    return requests().update(id, checked(), flags());
  }

  @Override
  Patch checked() {
    if (patch().isEmpty()) {
      throw new IllegalStateException("the edit changes nothing");
    }
    return patch();
  }

  @Override
  WorkItem accepted(io.github.fluentado.client.common.WorkItem answer) {
    return target == null || flags().validateOnly()
        ? new WorkItem(requests(), answer, Asked.EVERYTHING)
        : target.changed(new Snapshot(answer, Asked.EVERYTHING));
  }

  @Override
  String address() {
    return requests().place() + "/_apis/wit/workitems/" + id;
  }

  /** The number; the values may be private. */
  @Override
  public String toString() {
    return "EditWorkItem[" + id + "]";
  }
}

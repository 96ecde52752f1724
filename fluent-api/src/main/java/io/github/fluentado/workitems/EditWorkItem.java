// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.operation.OperationCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a work item that is there.
 *
 * <p>Once it expects a revision, it fails as {@code CONFLICT} if somebody else was faster, and a
 * lost answer makes it be sent again, as a second arrival cannot do harm. Links to work items are
 * no part of a revision, neither one's own nor those that others make: an edit that changes
 * relations is never sent twice by itself.
 *
 * <p>One that cannot be sent (it changes nothing, the work item was only validated) fails as {@code
 * INVALID} when it is run.
 */
public final class EditWorkItem extends WorkItemChange<EditWorkItem> {
  private final int id;
  private final @Nullable WorkItem target;
  private final @Nullable Snapshot held;
  private final boolean blind;

  private EditWorkItem(
      Requests requests,
      int id,
      @Nullable WorkItem target,
      @Nullable Snapshot held,
      boolean blind,
      Patch patch,
      Flags flags,
      CallOptions own) {
    super(requests, patch, flags, own);
    this.id = id;
    this.target = target;
    this.held = held;
    this.blind = blind;
  }

  /** Of a work item that was not loaded. */
  static EditWorkItem of(Requests requests, int id) {
    return new EditWorkItem(
        requests, id, null, null, false, Patch.empty(), Flags.NONE, CallOptions.none());
  }

  /**
   * @param target whose snapshot the answer becomes
   * @param held what the target holds as the edit begins
   */
  static EditWorkItem of(Requests requests, WorkItem target, Snapshot held) {
    return new EditWorkItem(
        requests, held.id(), target, held, false, Patch.empty(), Flags.NONE, CallOptions.none());
  }

  @Override
  EditWorkItem with(Patch patch, Flags flags, CallOptions own) {
    return new EditWorkItem(requests(), id, target, held, blind, patch, flags, own);
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
   * edit began; as {@code INVALID} if it was never loaded. It does not guard links to other work
   * items: to make or remove one leaves the revision as it is.
   */
  public EditWorkItem onlyIfUnchanged() {
    Snapshot known = held;
    return known == null
        ? new EditWorkItem(requests(), id, target, null, true, patch(), flags(), own())
        : with(patch().expectRevision(known.revision()));
  }

  /**
   * Removes a tag, whatever its letter case. Tags are written as a whole: those held are taken, and
   * the edit is {@link #onlyIfUnchanged}; if none are held, those there are will be read right
   * before, and the edit fails as {@code CONFLICT} if they change in between.
   */
  public EditWorkItem removeTag(String tag) {
    String removed = Check.text("tag", tag).strip();
    Snapshot known = held;
    if (known == null || !known.knows(Fields.TAGS)) {
      return with(patch().removeTag(removed));
    }
    List<String> left =
        patch().tags(known.value(Fields.TAGS).orElse(List.of())).stream()
            .filter(other -> !other.equalsIgnoreCase(removed))
            .toList();
    return with(patch().set(Fields.TAGS, left)).onlyIfUnchanged();
  }

  /**
   * Removes a link to another work item. The service removes relations by their place in the list,
   * so that they are read right before, which is one more request; if it is not there then, the
   * edit fails as {@code NOT_FOUND}. A change of the fields in between is a {@code CONFLICT}.
   *
   * <p>A race is left: when somebody makes or removes a link of the same work item between the two
   * requests, the places shift, the revision does not, and the service removes another relation. No
   * test of the service's could prevent that.
   */
  public EditWorkItem unlink(RelationType type, int otherId) {
    Check.notNull("type", type);
    return with(patch().unlink(Unlink.of(type, Check.positive("otherId", otherId))));
  }

  /** The same for a relation of any kind, known again by its type and where it leads. */
  public EditWorkItem unlink(WorkItemRelation relation) {
    String type = Check.text("relation", Check.notNull("relation", relation).rel());
    String url = Check.text("relation", relation.url());
    return with(patch().unlink(new Unlink(RelationType.of(type), url)));
  }

  @Override
  OperationCall<io.github.fluentado.client.common.WorkItem, ?> request(Patch complete) {
    return requests().update(id, complete, flags());
  }

  @Override
  Optional<String> problem() {
    if (id < 1) {
      return Optional.of("The work item was validated only, and never made");
    }
    if (blind) {
      return Optional.of(
          "Whether work item " + id + " is unchanged cannot be told, as it was not loaded before");
    }
    return patch().isEmpty()
        ? Optional.of("The edit of work item " + id + " changes nothing")
        : Optional.empty();
  }

  @Override
  int id() {
    return id;
  }

  @Override
  WorkItem accepted(io.github.fluentado.client.common.WorkItem answer) {
    WorkItem known = target;
    return known == null || flags().validateOnly()
        ? new WorkItem(requests(), answer, Asked.EVERYTHING)
        : known.changed(new Snapshot(answer, Asked.EVERYTHING));
  }

  /** The number; the values may be private. */
  @Override
  public String toString() {
    return "EditWorkItem[" + id + "]";
  }
}

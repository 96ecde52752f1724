// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.LargeTextCustomHtmlFormat;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A work item as last seen, able to look again.
 *
 * <p>{@link #peek} reads what is held; {@link #read} asks the service only if what is held cannot
 * answer. The service leaves empty fields out, so once everything has been fetched a missing field
 * means "empty" and is not asked for again. Safe for many threads: the highest revision wins.
 */
public final class WorkItem {
  private final Requests requests;
  private final AtomicReference<Snapshot> latest;
  private final Asked everything;

  WorkItem(Requests requests, io.github.fluentado.client.common.WorkItem data, Asked asked) {
    this.requests = requests;
    this.latest = new AtomicReference<>(new Snapshot(data, asked));
    this.everything = asked.everything();
  }

  private Snapshot held() {
    return Objects.requireNonNull(latest.get());
  }

  /** Its number; not positive for one that was only validated and so has none. */
  public int id() {
    return held().id();
  }

  /** The highest revision seen. */
  public int revision() {
    return held().revision();
  }

  /** Address of the resource, if the service told it. */
  public Optional<String> url() {
    return Optional.ofNullable(held().data().url());
  }

  /** Name of the type, such as {@code Bug}, if it is held. */
  public Optional<String> type() {
    return peek(Fields.WORK_ITEM_TYPE);
  }

  /**
   * The value held; never asks the service. Empty for an empty field, and for one that was not
   * fetched.
   */
  public <T> Optional<T> peek(Field<T> field) {
    return held().value(field);
  }

  /**
   * The value: the one held if the field was fetched, else that of one refresh, which then holds
   * every field. Empty only for an empty field.
   */
  public <T> Call<Optional<T>> read(Field<T> field) {
    return seen(snapshot -> snapshot.knows(field)).map(snapshot -> snapshot.value(field));
  }

  /**
   * In which format a large text is held: HTML, or once it was set by {@link
   * WorkItemChange#markdown} Markdown for ever. Empty for an empty field and for one that is no
   * large text, and where none is told: with a list of fields, and by servers before 7.2, whose
   * texts are HTML. Never asks the service.
   */
  public Optional<LargeTextCustomHtmlFormat> peekFormat(Field<String> field) {
    return held().format(field);
  }

  /** The format of a large text: the one held, else that of one refresh. */
  public Call<Optional<LargeTextCustomHtmlFormat>> readFormat(Field<String> field) {
    return seen(snapshot -> snapshot.knowsFormat(field)).map(snapshot -> snapshot.format(field));
  }

  /** The relations held; absent if none were fetched. Never asks the service. */
  public Optional<List<WorkItemRelation>> peekRelations() {
    Snapshot held = held();
    return held.knowsRelations() ? Optional.of(held.relations()) : Optional.empty();
  }

  /** The relations: those held if they were fetched, else those of one refresh. */
  public Call<List<WorkItemRelation>> readRelations() {
    return seen(Snapshot::knowsRelations).map(Snapshot::relations);
  }

  private Call<Snapshot> seen(Predicate<Snapshot> suffices) {
    return Call.defer(
        () -> {
          Snapshot held = held();
          return suffices.test(held) ? Call.of(held) : fetch();
        });
  }

  /**
   * Fetches everything, relations and links included, and remembers it. Fails as {@code INVALID}
   * for one that was only validated.
   */
  public Call<WorkItem> refresh() {
    return fetch().map(fresh -> this);
  }

  private Call<Snapshot> fetch() {
    return Call.defer(() -> requests.get(existing(), everything))
        .map(data -> remembered(new Snapshot(data, everything)));
  }

  /** The number of one that is there. */
  private int existing() {
    int id = id();
    if (id < 1) {
      String text = "The work item was validated only, and never made";
      throw AzureDevOpsException.of(ErrorKind.INVALID, text).build();
    }
    return id;
  }

  /** What a fetch gave is its answer, even if something newer has been seen meanwhile. */
  private Snapshot remembered(Snapshot fresh) {
    latest.accumulateAndGet(fresh, Snapshot::better);
    return fresh;
  }

  /** Sets one field; the same as {@code edit().set(field, value)}. */
  public <T> EditWorkItem set(Field<T> field, @Nullable T value) {
    return edit().set(field, value);
  }

  /** Begins several changes that are made at once. */
  public EditWorkItem edit() {
    return EditWorkItem.of(requests, this, held());
  }

  /** The same as {@link WorkItems#update}, of what is there when it runs; this sees the result. */
  public SafeUpdate<WorkItem> update(Function<? super WorkItem, EditWorkItem> change) {
    return update(refresh(), change);
  }

  /** The same as {@link WorkItems#linkOnce}; this sees the result. */
  public SafeUpdate<WorkItem> linkOnce(Link link) {
    return linkOnce(refresh(), link);
  }

  static SafeUpdate<WorkItem> update(
      Call<WorkItem> read, Function<? super WorkItem, EditWorkItem> change) {
    Check.notNull("change", change);
    return SafeUpdate.of(read, item -> item.written(change.apply(item)));
  }

  static SafeUpdate<WorkItem> linkOnce(Call<WorkItem> read, Link link) {
    Check.notNull("link", link);
    return update(
        read,
        item ->
            item.peekRelations().filter(link::isAmong).isPresent()
                ? item.edit()
                : item.edit().link(link));
  }

  private Call<WorkItem> written(@Nullable EditWorkItem edit) {
    EditWorkItem given = Check.notNull("the edit that a function gave", edit);
    Check.that(given.id() == id(), "the edit that a function gave", "is of another work item");
    return given.patch().isEmpty() ? Call.of(this) : given.expectRevision(revision());
  }

  /** Uploads a file and attaches it: two requests, one call. */
  public Call<WorkItem> attach(Path file) {
    Call<AttachmentReference> upload = Uploads.of(requests, file);
    return Call.defer(() -> Call.of(existing()))
        .then(id -> upload)
        .then(uploaded -> edit().attach(uploaded));
  }

  /** Takes over the answer to a change; what is held as of an earlier time stays as it is. */
  WorkItem changed(Snapshot fresh) {
    if (everything.asOf() != null) {
      return new WorkItem(requests, fresh.data(), Asked.EVERYTHING);
    }
    remembered(fresh);
    return this;
  }

  /** The service's object as last seen, with every property. */
  public io.github.fluentado.client.common.WorkItem data() {
    return held().data();
  }

  /** Number, type and revision, as held; never asks the service. */
  @Override
  public String toString() {
    Snapshot held = held();
    String type = held.value(Fields.WORK_ITEM_TYPE).orElse("Unknown");
    return "WorkItem[id=" + held.id() + ", type=" + type + ", rev=" + held.revision() + "]";
  }
}

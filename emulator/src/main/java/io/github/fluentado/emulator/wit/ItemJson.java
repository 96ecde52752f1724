// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work items, revisions and updates as the service writes them. */
final class ItemJson {
  private final Tracking tracking;
  private final FieldValues values;
  private final boolean plainPeople;

  ItemJson(Tracking tracking) {
    this(tracking, false);
  }

  private ItemJson(Tracking tracking, boolean plainPeople) {
    this.tracking = tracking;
    this.values = new FieldValues(tracking.organization());
    this.plainPeople = plainPeople;
  }

  /** Writes people in fields as texts, which is how service hooks tell them. */
  static ItemJson withPlainPeople(Tracking tracking) {
    return new ItemJson(tracking, true);
  }

  private Map<String, JsonElement> written(Map<String, Object> fields) {
    Map<String, JsonElement> written = new LinkedHashMap<>();
    fields.forEach((name, value) -> written.put(name, write(value)));
    return written;
  }

  private JsonElement write(Object value) {
    return plainPeople ? FieldValues.writePlain(value) : values.write(value);
  }

  /**
   * What of an item is shown.
   *
   * @param fields reference names asked for; empty for the usual ones
   * @param links whether links are shown even if not asked for
   */
  record View(List<String> fields, Expand expand, boolean links) {}

  /** The current state of an item. */
  Doc item(Snapshot snapshot, View view) {
    return item(snapshot, view, url(snapshot));
  }

  /** As lists of the whole organization write it, whose URLs name no project. */
  Doc itemOfAny(Snapshot snapshot, View view) {
    return item(snapshot, view, tracking.shortUrl(snapshot.item()));
  }

  private Doc item(Snapshot snapshot, View view, String url) {
    return body(snapshot, view)
        .with("_links", view.links() || view.expand().links() ? links(snapshot, url) : null)
        .with("url", url);
  }

  /** An earlier state: its URL is the revision's. */
  Doc revision(Snapshot snapshot, View view) {
    String item = url(snapshot);
    String url = item + "/revisions/" + snapshot.revision().number();
    Doc links =
        Doc.of()
            .withHref("self", url)
            .withHref("workItemRevisions", item + "/revisions")
            .withHref("parent", item);
    return body(snapshot, view)
        .with("_links", view.links() || view.expand().links() ? links : null)
        .with("url", url);
  }

  private Doc body(Snapshot snapshot, View view) {
    return Doc.of("id", snapshot.id())
        .with("rev", snapshot.revision().number())
        .with("fields", written(fields(snapshot, view)))
        .with("commentVersionRef", comment(snapshot))
        .with("multilineFieldsFormat", tracking.knowsMarkdown() ? formats(snapshot, view) : null)
        .with("relations", relations(snapshot, view));
  }

  private @Nullable Doc comment(Snapshot snapshot) {
    Revision.CommentRef said = snapshot.revision().comment();
    if (said == null) {
      return null;
    }
    String url = url(snapshot) + "/comments/" + said.id() + "/versions/" + said.version();
    return Doc.of("commentId", said.id()).with("version", said.version()).with("url", url);
  }

  /** Empty when fields were chosen, even large texts. */
  private Map<String, String> formats(Snapshot snapshot, View view) {
    return view.fields().isEmpty() ? TextFormats.of(tracking, snapshot.revision()) : Map.of();
  }

  private static Map<String, Object> fields(Snapshot snapshot, View view) {
    if (!view.fields().isEmpty()) {
      return snapshot.only(view.fields());
    }
    return view.expand().fields() ? snapshot.all() : snapshot.visible();
  }

  private @Nullable List<Doc> relations(Snapshot snapshot, View view) {
    List<Relation> relations = snapshot.relations();
    boolean shown = view.expand().relations() && !relations.isEmpty();
    return shown ? relations.stream().map(tracking::json).toList() : null;
  }

  String url(Snapshot snapshot) {
    return tracking.url(snapshot.item());
  }

  private Doc links(Snapshot snapshot, String url) {
    Project project = tracking.projectOf(snapshot.item());
    String organization = tracking.organization().url();
    String wit = organization + "/" + project.id() + "/_apis/wit/";
    String type = Percent.encode(snapshot.text(Fields.TYPE));
    return Doc.of()
        .withHref("self", url)
        .withHref("workItemUpdates", url + "/updates")
        .withHref("workItemRevisions", url + "/revisions")
        .withHref("workItemComments", url + "/comments")
        .withHref("html", organization + "/" + project.id() + "/_workitems/edit/" + snapshot.id())
        .withHref("workItemType", wit + "workItemTypes/" + type)
        .withHref("fields", wit + "fields");
  }

  Doc update(Snapshot current, Update update, boolean links) {
    String item = url(current);
    String url = item + "/updates/" + update.id();
    Doc relations =
        Doc.of()
            .with("added", relations(update.added()))
            .with("removed", relations(update.removed()))
            .with("updated", relations(update.updated()));
    Doc place =
        Doc.of()
            .withHref("self", url)
            .withHref("workItemUpdates", item + "/updates")
            .withHref("parent", item);
    return Doc.of("id", update.id())
        .with("workItemId", current.id())
        .with("rev", update.rev())
        .with("revisedBy", update.by().json(tracking.organization().url()))
        .with("revisedDate", revisedDate(current.item(), update))
        .with("fields", update.fields().isEmpty() ? null : changes(update))
        .with("relations", relations.json().isEmpty() ? null : relations)
        .with("_links", links ? place : null)
        .with("url", url);
  }

  private static Object revisedDate(WorkItem item, Update update) {
    List<Update> all = item.updates();
    return update.id() < all.size() ? all.get(update.id()).date() : "9999-01-01T00:00:00Z";
  }

  private Doc changes(Update update) {
    Doc changes = Doc.of();
    update
        .fields()
        .forEach(
            (name, change) -> {
              Object before = change.oldValue();
              Object after = change.newValue();
              changes.with(
                  name,
                  Doc.of()
                      .with("oldValue", before == null ? null : write(before))
                      .with("newValue", after == null ? null : write(after)));
            });
    return changes;
  }

  private @Nullable List<Doc> relations(List<Relation> relations) {
    return relations.isEmpty() ? null : relations.stream().map(tracking::json).toList();
  }
}

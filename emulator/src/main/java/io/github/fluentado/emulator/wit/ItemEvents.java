// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.wit.ItemJson.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells of changes to work items, as service hooks do. */
final class ItemEvents {
  private static final String VERSION = "1.0";
  private static final String WITH_PEOPLE = "5.1-preview.3";

  /** Changes that each revision makes: nobody waits for these. */
  private static final Set<String> ALWAYS =
      Set.of(Fields.REV, "System.AuthorizedDate", "System.Watermark");

  private final Tracking tracking;
  private final Events events;
  private final ItemJson json;
  private final ItemJson withPeople;

  ItemEvents(Tracking tracking, Events events) {
    this.tracking = tracking;
    this.events = events;
    this.json = ItemJson.withPlainPeople(tracking);
    this.withPeople = new ItemJson(tracking);
  }

  /** After a revision has been added. */
  void changed(WorkItem item, boolean wasDeleted) {
    if (item.latest().number() == 1) {
      publish(item, "created", "created", this::item, Map.of("linksChanged", linksChanged(item)));
    } else if (item.deleted() != wasDeleted) {
      String what = wasDeleted ? "restored" : "deleted";
      publish(item, what, what, this::item, Map.of());
    } else {
      publish(item, "updated", "updated", this::update, updateFacts(item));
    }
    Object comment = item.latest().fields().get(Fields.HISTORY_TEXT);
    if (comment != null) {
      Map<String, String> facts = Map.of("commentPattern", comment.toString());
      publish(item, "commented", "commented on", this::item, facts);
    }
  }

  /** After links to other items have changed, and nothing else. */
  void linked(WorkItem item) {
    publish(item, "updated", "updated", this::update, updateFacts(item));
  }

  /** A resource, with people as one of the two writes them. */
  private interface Form {
    JsonObject of(Snapshot snapshot, Update done, ItemJson people);
  }

  private JsonObject item(Snapshot snapshot, Update done, ItemJson people) {
    View view = new View(List.of(), Expand.RELATIONS, true);
    return people.item(snapshot, view).json();
  }

  private JsonObject update(Snapshot snapshot, Update done, ItemJson people) {
    WorkItem item = snapshot.item();
    Expand expand = people == json ? Expand.RELATIONS : Expand.NONE;
    Doc revision = people.revision(snapshot, new View(List.of(), expand, true));
    JsonObject update = people.update(snapshot, done, true).with("revision", revision).json();
    String page = tracking.projectOf(item).id() + "/_workitems/edit/" + item.id();
    update
        .getAsJsonObject("_links")
        .add("html", Doc.of("href", tracking.organization().url() + "/" + page).json());
    JsonObject by = update.getAsJsonObject("revisedBy");
    String mail = by.has("uniqueName") ? " <" + by.get("uniqueName").getAsString() + ">" : "";
    by.addProperty("name", by.get("displayName").getAsString() + mail);
    return update;
  }

  private static Update last(WorkItem item) {
    List<Update> updates = item.updates();
    return updates.get(updates.size() - 1);
  }

  private static Map<String, String> updateFacts(WorkItem item) {
    List<String> fields =
        last(item).fields().keySet().stream().filter(name -> !ALWAYS.contains(name)).toList();
    return Map.of("changedFields", String.join(",", fields), "linksChanged", linksChanged(item));
  }

  private static String linksChanged(WorkItem item) {
    Update update = last(item);
    boolean none =
        update.added().isEmpty() && update.removed().isEmpty() && update.updated().isEmpty();
    return none ? "false" : "true";
  }

  private void publish(
      WorkItem item, String type, String what, Form resource, Map<String, String> more) {
    Snapshot snapshot = tracking.snapshot(item);
    Update done = last(item);
    Map<String, String> facts = new TreeMap<>(more);
    facts.put("workItemType", snapshot.text(Fields.TYPE));
    facts.put("areaPath", snapshot.text(Fields.AREA_PATH));
    Object tags = snapshot.value(Fields.TAGS);
    facts.put("tag", tags == null ? "" : tags.toString());
    String message =
        "%s #%d (%s) %s by %s."
            .formatted(
                snapshot.text(Fields.TYPE),
                item.id(),
                snapshot.text(Fields.TITLE),
                what,
                snapshot.changedBy().displayName());
    events.publish(
        new ServiceEvent(
            "tfs",
            "workitem." + type,
            tracking.projectOf(item),
            message,
            () -> resource.of(snapshot, done, json),
            VERSION,
            facts,
            Map.of(WITH_PEOPLE, () -> resource.of(snapshot, done, withPeople))));
  }
}

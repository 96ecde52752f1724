// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.Utf8;
import io.github.fluentado.emulator.wit.ItemJson.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Work items: create, read one or many, change. */
final class ItemRoutes implements Area {
  private static final int MOST_IDS = 200;

  private final Tracking tracking;
  private final ItemEditor editor;
  private final ItemJson json;

  ItemRoutes(Tracking tracking) {
    this.tracking = tracking;
    this.editor = new ItemEditor(tracking);
    this.json = new ItemJson(tracking);
  }

  @Override
  public Map<String, Object> seed(String project) {
    Seeding seeding = new Seeding(tracking, tracking.organization().project(project));
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("workItems", seeding.items());
    ids.put("query", seeding.query());
    return ids;
  }

  @Override
  public List<Route> routes() {
    String patch = Route.PATCH_DOCUMENT;
    return List.of(
        Route.of("GET", "wit/workitems", this::list),
        Route.of("POST", "wit/workitemsbatch", this::batch).reading(),
        Route.of("GET", "wit/workitems/{id:int}", this::get),
        Route.of("PATCH", "wit/workitems/{id:int}", this::update).consuming(patch),
        Route.of("POST", "wit/workitems/${type}", this::create).in(Scope.PROJECT).consuming(patch),
        Route.of("PATCH", "wit/workitems/${type}", this::create)
            .in(Scope.PROJECT)
            .consuming(patch));
  }

  private HttpAnswer create(Call call) {
    Project project = tracking.organization().requiredProject(call);
    ItemType type = tracking.type(call.part("type"), project);
    Snapshot made = editor.create(project, type, operations(call), mode(call.query()));
    return changed(made, call);
  }

  private HttpAnswer update(Call call) {
    WorkItem item = tracking.item(call.positive("id"), project(call));
    return changed(editor.update(item, operations(call), mode(call.query())), call);
  }

  private static List<PatchOperation> operations(Call call) {
    return PatchOperation.parse(Utf8.text(call.body()));
  }

  private static ItemEditor.Mode mode(Query query) {
    return new ItemEditor.Mode(
        query.flag("validateOnly"), query.flag("bypassRules"), query.flag("suppressNotifications"));
  }

  /** Answers to changes show relations unless the client says that it wants none. */
  private HttpAnswer changed(Snapshot snapshot, Call call) {
    Optional<String> asked = call.query().text("$expand");
    Expand expand = asked.isPresent() ? Expand.parse(asked.get()) : Expand.RELATIONS;
    return Answers.ok(json.item(snapshot, new View(List.of(), expand, true)));
  }

  private @Nullable Project project(Call call) {
    return tracking.organization().project(call).orElse(null);
  }

  private HttpAnswer get(Call call) {
    Query query = call.query();
    WorkItem item = tracking.item(call.positive("id"), project(call));
    String expand = query.text("$expand").orElse("");
    View view = view(query.list("fields"), expand, true);
    Optional<Instant> asOf = query.text("asOf").map(ItemRoutes::time);
    if (asOf.isEmpty()) {
      return Answers.ok(json.item(tracking.snapshot(item), view));
    }
    Revision then = item.asOf(asOf.get()).orElseThrow(() -> WitErrors.noItem(call.positive("id")));
    return Answers.ok(json.revision(tracking.snapshot(item, then), view));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    View view = view(query.list("fields"), query.text("$expand").orElse(""), false);
    List<Integer> ids = query.numbers("ids");
    boolean omit = omit(query.text("errorPolicy").orElse("fail"));
    return many(ids, view, query.text("asOf").map(ItemRoutes::time), omit, project(call));
  }

  private HttpAnswer batch(Call call) {
    JsonObject body = call.object();
    List<String> fields = strings(Json.member(body, "fields"));
    String expand = Json.string(body, "$expand", "");
    String policy = Json.string(body, "errorPolicy", "fail");
    Optional<Instant> asOf = Optional.ofNullable(Json.string(body, "asOf")).map(ItemRoutes::time);
    List<Integer> ids = ids(Json.member(body, "ids"));
    return many(ids, view(fields, expand, false), asOf, omit(policy), project(call));
  }

  /** In the order of the ids. What cannot be read fails all, or is null where it would stand. */
  private HttpAnswer many(
      List<Integer> ids,
      View view,
      Optional<Instant> asOf,
      boolean omit,
      @Nullable Project project) {
    if (ids.isEmpty()) {
      throw ServiceException.invalidArgument("The ids must not be empty.");
    }
    if (ids.size() > MOST_IDS) {
      throw WitErrors.tooManyIds(ids.size());
    }
    List<@Nullable Snapshot> found = new ArrayList<>();
    for (int id : ids) {
      Optional<Snapshot> snapshot = snapshot(id, asOf, project);
      if (snapshot.isEmpty() && !omit) {
        throw WitErrors.noItem(id);
      }
      found.add(snapshot.orElse(null));
    }
    return Answers.list(
        found,
        snapshot -> snapshot == null ? Json.of(null) : one(snapshot, view, asOf, project == null));
  }

  private Object one(Snapshot snapshot, View view, Optional<Instant> asOf, boolean ofAny) {
    if (asOf.isPresent()) {
      return json.revision(snapshot, view);
    }
    return ofAny ? json.itemOfAny(snapshot, view) : json.item(snapshot, view);
  }

  private Optional<Snapshot> snapshot(int id, Optional<Instant> asOf, @Nullable Project project) {
    return tracking
        .find(id)
        .filter(item -> project == null || tracking.projectOf(item).equals(project))
        .flatMap(
            item ->
                (asOf.isPresent() ? item.asOf(asOf.get()) : Optional.of(item.latest()))
                    .map(revision -> tracking.snapshot(item, revision)));
  }

  private View view(List<String> fields, String expandText, boolean links) {
    Expand expand = Expand.parse(expandText);
    if (!fields.isEmpty() && (expand.relations() || expand.fields())) {
      throw WitErrors.conflicting(
          "The expand parameter can not be used with the fields parameter.");
    }
    List<String> names = fields.stream().map(name -> tracking.field(name).referenceName()).toList();
    return new View(names, expand, links);
  }

  private static boolean omit(String policy) {
    return switch (policy.toLowerCase(Locale.ROOT)) {
      case "omit" -> true;
      case "fail" -> false;
      default -> throw ServiceException.invalidArgument("Unknown errorPolicy '" + policy + "'.");
    };
  }

  static Instant time(String text) {
    return FieldValues.instant(text)
        .orElseThrow(
            () -> ServiceException.invalidArgument("The value '" + text + "' is not a time."));
  }

  static List<String> strings(@Nullable JsonElement value) {
    return elements(value).map(Json::scalar).toList();
  }

  static List<Integer> ids(@Nullable JsonElement value) {
    return elements(value).map(Json::number).toList();
  }

  private static Stream<JsonElement> elements(@Nullable JsonElement value) {
    return value instanceof JsonArray array ? array.asList().stream() : Stream.empty();
  }
}

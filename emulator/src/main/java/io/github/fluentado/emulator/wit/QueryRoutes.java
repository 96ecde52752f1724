// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.wit.wiql.WiqlQuery;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Saved queries and their folders. */
final class QueryRoutes implements Area {
  private static final int DEEPEST = 2;
  private static final Set<String> WITH_TEXT = Set.of("wiql", "clauses", "all");

  /** What is told of a query or folder: how far down, its text, and what is deleted in it. */
  private record Shown(int depth, boolean text, boolean deleted) {
    static final Shown WHOLE = new Shown(0, true, false);

    Shown flat() {
      return new Shown(0, text, deleted);
    }

    Shown below() {
      return new Shown(depth - 1, text, deleted);
    }
  }

  private final Tracking tracking;

  QueryRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    String one = "wit/queries/{*query}";
    return List.of(
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("POST", one, this::create).in(PROJECT),
        Route.of("PATCH", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT),
        Route.of("POST", "wit/queriesbatch", this::batch).in(PROJECT).reading());
  }

  private Project project(Call call) {
    return tracking.organization().requiredProject(call);
  }

  private HttpAnswer get(Call call) {
    int depth = call.query().count("$depth", 0);
    if (depth > DEEPEST) {
      throw ServiceException.invalidArgument("The value of $depth may be 0 to 2.");
    }
    boolean text = withText(call.query().text("$expand").orElse(""));
    boolean deleted = call.query().flag("$includeDeleted");
    Shown shown = new Shown(depth, text, deleted);
    if (!call.part("query").isEmpty()) {
      return Answers.ok(json(find(call, deleted), project(call), shown));
    }
    List<QueryItem> roots = tracking.queries().roots(project(call));
    if (call.query().text("$filter").isPresent()) {
      return search(call, roots, shown);
    }
    return Answers.list(roots, root -> json(root, project(call), shown));
  }

  private static boolean withText(String expand) {
    return WITH_TEXT.contains(expand.toLowerCase(Locale.ROOT));
  }

  private HttpAnswer search(Call call, List<QueryItem> roots, Shown shown) {
    String filter = call.query().text("$filter").orElse("").toLowerCase(Locale.ROOT);
    List<QueryItem> found =
        roots.stream()
            .flatMap(root -> all(root, shown.deleted()))
            .filter(item -> item.name().toLowerCase(Locale.ROOT).contains(filter))
            .toList();
    int top = call.query().count("$top", 50);
    List<Doc> page =
        found.stream().limit(top).map(item -> json(item, project(call), shown.flat())).toList();
    return Answers.ok(
        Doc.of("count", page.size()).with("hasMore", found.size() > top).with("value", page));
  }

  private static Stream<QueryItem> all(QueryItem item, boolean deleted) {
    return Stream.concat(
        Stream.of(item), item.children(deleted).stream().flatMap(child -> all(child, deleted)));
  }

  private QueryItem find(Call call, boolean withDeleted) {
    String query = call.part("query");
    return tracking
        .queries()
        .find(project(call), query, withDeleted)
        .orElseThrow(() -> WitErrors.noQuery(query));
  }

  private HttpAnswer create(Call call) {
    QueryItem parent = find(call, false);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    boolean folder = Json.flag(body, "isFolder");
    String wiql = Json.string(body, "wiql", "");
    if (!parent.isFolder() || name == null || name.isBlank() || name.contains("/")) {
      throw WitErrors.badQuery("TF248021: A query needs a name, and a folder to lie in.");
    }
    refuseDuplicate(parent, name);
    if (!folder) {
      WiqlQuery.parse(wiql, tracking.fields());
    }
    QueryItem made = tracking.queries().add(parent, name, folder, wiql);
    return Answers.json(201, json(made, project(call), Shown.WHOLE));
  }

  private static void refuseDuplicate(QueryItem parent, String name) {
    if (parent.children().stream().anyMatch(child -> child.name().equalsIgnoreCase(name))) {
      throw WitErrors.badQuery("TF237018: The name is taken already: " + name);
    }
  }

  private HttpAnswer update(Call call) {
    QueryItem item = find(call, true);
    QueryItem parent = item.parent();
    if (parent == null) {
      throw WitErrors.badQuery("TF248010: A root folder cannot be changed.");
    }
    JsonObject body = call.object();
    if (item.isDeleted()) {
      restore(item, parent, body, call.query().flag("$undeleteDescendants"));
    }
    String name = Json.string(body, "name", item.name());
    String wiql = Json.string(body, "wiql", item.wiql());
    if (!name.equalsIgnoreCase(item.name())) {
      refuseDuplicate(parent, name);
    }
    if (!item.isFolder()) {
      WiqlQuery.parse(wiql, tracking.fields());
    }
    item.change(name, wiql, tracking.organization().now());
    return Answers.ok(json(item, project(call), Shown.WHOLE));
  }

  /** Changes nothing else of a deleted one, and needs a folder that is there. */
  private static void restore(
      QueryItem item, QueryItem parent, JsonObject body, boolean descendants) {
    boolean wanted = body.get("isDeleted") instanceof JsonPrimitive flag && !flag.getAsBoolean();
    if (!wanted || parent.isDeleted()) {
      throw WitErrors.noQuery(item.id().toString());
    }
    refuseDuplicate(parent, item.name());
    item.restore(descendants);
  }

  private HttpAnswer delete(Call call) {
    QueryItem item = find(call, false);
    if (item.parent() == null) {
      throw WitErrors.badQuery("TF248010: A root folder cannot be deleted.");
    }
    item.remove();
    return Answers.none();
  }

  private HttpAnswer batch(Call call) {
    JsonObject body = call.object();
    boolean text = withText(Json.string(body, "$expand", ""));
    List<String> ids = ItemRoutes.strings(Json.member(body, "ids"));
    return Answers.list(
        ids.stream()
            .map(
                id ->
                    tracking
                        .queries()
                        .find(project(call), id)
                        .orElseThrow(() -> WitErrors.noQuery(id)))
            .toList(),
        item -> json(item, project(call), new Shown(0, text, false)));
  }

  private Doc json(QueryItem item, Project project, Shown shown) {
    String organization = tracking.organization().url();
    String wit = organization + "/" + project.id() + "/_apis/wit/";
    String url = wit + "queries/" + item.id();
    Doc links = Doc.of().withHref("self", url);
    links.withHref("html", organization + "/" + project.id() + "/_queries/query/" + item.id());
    QueryItem parent = item.parent();
    if (parent != null) {
      links.withHref("parent", wit + "queries/" + parent.id());
    }
    if (!item.isFolder()) {
      links.withHref("wiql", wit + "wiql/" + item.id());
    }
    Doc json = head(item, organization);
    if (item.isFolder()) {
      List<QueryItem> held = item.children(shown.deleted());
      boolean children = shown.depth() > 0 && !held.isEmpty();
      json.with("isFolder", true).with("hasChildren", !held.isEmpty());
      json.with(
          "children",
          children ? held.stream().map(c -> json(c, project, shown.below())).toList() : null);
    } else if (shown.text()) {
      addText(json, item);
    }
    return json.with("isPublic", item.isShared())
        .with("isDeleted", item.isDeleted() ? true : null)
        .with("_links", links)
        .with("url", url);
  }

  private Doc head(QueryItem item, String organization) {
    JsonObject me = tracking.organization().me().json(organization);
    return Doc.of("id", item.id())
        .with("name", item.name())
        .with("path", item.path())
        .with("createdBy", me)
        .with("createdDate", item.created())
        .with("lastModifiedBy", me)
        .with("lastModifiedDate", item.modified());
  }

  private void addText(Doc json, QueryItem item) {
    WiqlQuery query = WiqlQuery.parse(item.wiql(), tracking.fields());
    String fields = tracking.organization().url() + "/_apis/wit/fields/";
    json.with("queryType", query.type())
        .with("columns", query.columns().stream().map(field -> column(field, fields)).toList())
        .with(
            "sortColumns",
            query.order().stream()
                .map(
                    sort ->
                        Doc.of("field", column(sort.field(), fields))
                            .with("descending", sort.descending()))
                .toList())
        .with("wiql", item.wiql());
  }

  private static Doc column(Field field, String fields) {
    return Doc.of("referenceName", field.referenceName())
        .with("name", field.name())
        .with("url", fields + field.referenceName());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Search without an index: each looks through all that is there now. */
public final class SearchArea implements Area {
  private static final String VERSION = "api-version=7.1";
  private static final List<String> SHOWN =
      List.of(
          "System.Id",
          "System.WorkItemType",
          "System.Title",
          "System.AssignedTo",
          "System.State",
          "System.Tags",
          "System.Rev",
          "System.CreatedDate",
          "System.ChangedDate");

  private final Organization organization;
  private final Inside inside;

  /**
   * Search.
   *
   * @param ask gets an answer from whoever serves a path
   */
  public SearchArea(World world, Function<HttpRequest, HttpAnswer> ask) {
    this.organization = world.organization();
    this.inside = new Inside(organization, ask);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("workitemsearchresults", this::items),
        route("codesearchresults", this::code),
        route("wikisearchresults", this::wikis),
        route("commitsearchresults", new CommitResults(organization, inside)::search));
  }

  private static Route route(String what, Function<Call, HttpAnswer> handler) {
    return Route.of("POST", "search/" + what, handler).in(PROJECT_OPTIONAL);
  }

  private List<Project> projects(Call call, Wanted wanted, String filter) {
    return organization.project(call).map(List::of).orElseGet(organization::projects).stream()
        .filter(project -> wanted.lets(filter, project.name()))
        .toList();
  }

  private static String path(Project project, String rest) {
    return "/" + project.id() + "/_apis/" + rest;
  }

  private static Doc reference(Project project) {
    return Doc.of("name", project.name()).with("id", project.id());
  }

  private Doc collection() {
    return Doc.of("name", organization.name());
  }

  static String text(JsonObject object, String name) {
    return Json.string(object, name, "");
  }

  private HttpAnswer items(Call call) {
    Wanted wanted = Wanted.of(call.object());
    List<Doc> found = new ArrayList<>();
    for (Project project : projects(call, wanted, "System.TeamProject")) {
      String query =
          "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project ORDER BY"
              + " [System.Id]";
      JsonObject ids =
          inside.post(path(project, "wit/wiql?" + VERSION), Doc.of("query", query).json());
      for (JsonObject one : Inside.objects(ids, "workItems")) {
        inside
            .object(path(project, "wit/workitems/" + one.get("id") + "?" + VERSION))
            .flatMap(item -> Optional.ofNullable(Json.member(item, "fields")))
            .filter(fields -> isMeant(wanted, (JsonObject) fields))
            .ifPresent(fields -> found.add(item(project, wanted, (JsonObject) fields, one)));
      }
    }
    return wanted.page(found);
  }

  private static boolean isMeant(Wanted wanted, JsonObject fields) {
    StringBuilder all = new StringBuilder();
    fields.entrySet().forEach(field -> all.append(plain(field.getValue())).append('\n'));
    return wanted.isIn(all.toString())
        && SHOWN.stream().allMatch(name -> wanted.lets(name, plain(fields.get(name))));
  }

  /** Of a person the name and the address. */
  private static String plain(@Nullable JsonElement value) {
    if (value instanceof JsonObject person) {
      return text(person, "displayName") + " <" + text(person, "uniqueName") + ">";
    }
    return value instanceof JsonPrimitive some ? some.getAsString() : "";
  }

  private static Doc item(Project project, Wanted wanted, JsonObject fields, JsonObject link) {
    Doc shown = Doc.of();
    SHOWN.stream()
        .filter(name -> !plain(fields.get(name)).isEmpty() || name.equals("System.Id"))
        .forEach(
            name ->
                shown.with(
                    name.toLowerCase(Locale.ROOT),
                    name.equals("System.Id") ? text(link, "id") : plain(fields.get(name))));
    List<Doc> hits = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
      wanted
          .marked(plain(field.getValue()))
          .ifPresent(text -> hits.add(hit(field.getKey().toLowerCase(Locale.ROOT), text)));
    }
    return Doc.of("project", reference(project))
        .with("fields", shown)
        .with("hits", hits)
        .with("url", text(link, "url"));
  }

  private static Doc hit(String field, String marked) {
    return Doc.of("fieldReferenceName", field).with("highlights", List.of(marked));
  }

  private HttpAnswer code(Call call) {
    Wanted wanted = Wanted.of(call.object());
    List<Doc> found = new ArrayList<>();
    for (Project project : projects(call, wanted, "Project")) {
      for (JsonObject repository : inside.list(path(project, "git/repositories?" + VERSION))) {
        if (wanted.lets("Repository", text(repository, "name"))) {
          found.addAll(code(project, repository, wanted));
        }
      }
    }
    return wanted.page(found);
  }

  /** On the default branch, as the service does. */
  private List<Doc> code(Project project, JsonObject repository, Wanted wanted) {
    List<Doc> found = new ArrayList<>();
    String items = path(project, "git/repositories/" + text(repository, "id") + "/items?");
    for (JsonObject item : inside.list(items + "recursionLevel=full&" + VERSION)) {
      String file = text(item, "path");
      if (!Json.flag(item, "isFolder")) {
        String one = items + "path=" + Percent.encode(file) + "&$format=text&" + VERSION;
        String content = inside.text(one).orElse("");
        if (wanted.isIn(content)) {
          found.add(file(project, repository, item, content, wanted));
        }
      }
    }
    return found;
  }

  private Doc file(
      Project project, JsonObject repository, JsonObject item, String content, Wanted wanted) {
    String path = text(item, "path");
    String lower = content.toLowerCase(Locale.ROOT);
    List<Doc> hits = new ArrayList<>();
    for (String word : wanted.words()) {
      for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length())) {
        int line = (int) content.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - content.lastIndexOf('\n', at - 1);
        hits.add(
            Doc.of("charOffset", at)
                .with("length", word.length())
                .with("line", line)
                .with("column", column)
                .with("type", "content"));
      }
    }
    String branch = text(repository, "defaultBranch").replaceFirst("^refs/heads/", "");
    return Doc.of("fileName", path.substring(path.lastIndexOf('/') + 1))
        .with("path", path)
        .with("matches", Doc.of("content", hits))
        .with("collection", collection())
        .with("project", reference(project))
        .with(
            "repository",
            Doc.of("name", text(repository, "name"))
                .with("id", text(repository, "id"))
                .with("type", "git"))
        .with(
            "versions",
            List.of(Doc.of("branchName", branch).with("changeId", text(item, "commitId"))))
        .with("contentId", text(item, "objectId"));
  }

  private HttpAnswer wikis(Call call) {
    Wanted wanted = Wanted.of(call.object());
    List<Doc> found = new ArrayList<>();
    for (Project project : projects(call, wanted, "Project")) {
      for (JsonObject wiki : inside.list(path(project, "wiki/wikis?" + VERSION))) {
        String pages = path(project, "wiki/wikis/" + text(wiki, "id") + "/pages?");
        String all = pages + "path=/&recursionLevel=full&" + VERSION;
        inside.object(all).ifPresent(root -> pages(project, wiki, root, pages, wanted, found));
      }
    }
    return wanted.page(found);
  }

  private void pages(
      Project project,
      JsonObject wiki,
      JsonObject page,
      String pages,
      Wanted wanted,
      List<Doc> found) {
    String path = text(page, "path");
    String one = pages + "path=" + Percent.encode(path) + "&includeContent=true&" + VERSION;
    String content = inside.object(one).map(there -> text(there, "content")).orElse("");
    if (wanted.isIn(path + "\n" + content)) {
      List<Doc> hits = new ArrayList<>();
      wanted.marked(content).ifPresent(text -> hits.add(hit("content", text)));
      String file = text(page, "gitItemPath");
      found.add(
          Doc.of("fileName", file.substring(file.lastIndexOf('/') + 1))
              .with("path", file)
              .with("collection", collection())
              .with("project", reference(project))
              .with(
                  "wiki",
                  Doc.of("id", text(wiki, "id"))
                      .with("name", text(wiki, "name"))
                      .with("mappedPath", text(wiki, "mappedPath"))
                      .with("version", "wikiMaster"))
              .with("hits", hits));
    }
    Inside.objects(page, "subPages")
        .forEach(below -> pages(project, wiki, below, pages, wanted, found));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wiki.PageTree.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pages: read, write, move, delete. A page's version is the id of its file in git. */
final class PageRoutes {
  private final World world;
  private final Wikis wikis;
  private final PageIds ids;

  PageRoutes(World world, Wikis wikis, PageIds ids) {
    this.world = world;
    this.wikis = wikis;
    this.ids = ids;
  }

  List<Route> routes() {
    String pages = "wiki/wikis/{wiki}/pages";
    // Reading changes something: pages pushed with git get their numbers, and views are counted.
    return List.of(
        Route.of("GET", pages, this::byPath).in(PROJECT).changing(),
        Route.of("PUT", pages, this::write).in(PROJECT),
        Route.of("DELETE", pages, this::deleteByPath).in(PROJECT),
        Route.of("GET", pages + "/{id:int}", this::byId).in(PROJECT).changing(),
        Route.of("PATCH", pages + "/{id:int}", this::edit).in(PROJECT),
        Route.of("DELETE", pages + "/{id:int}", this::deleteById).in(PROJECT),
        Route.of("GET", pages + "/{page}", this::byUrl).in(PROJECT).changing(),
        Route.of("POST", "wiki/wikis/{wiki}/pagemoves", this::move).in(PROJECT));
  }

  private Wiki wiki(Call call) {
    Project project = world.organization().requiredProject(call);
    return wikis.get(project, call.part("wiki"));
  }

  private HttpAnswer byPath(Call call) {
    return read(call, wiki(call), PageNames.page(call.query().text("path").orElse("/")));
  }

  private HttpAnswer byUrl(Call call) {
    return read(call, wiki(call), PageNames.page(call.part("page")));
  }

  private HttpAnswer byId(Call call) {
    Wiki wiki = wiki(call);
    return read(call, wiki, path(wiki, call));
  }

  private String path(Wiki wiki, Call call) {
    return ids.path(wiki.id(), call.number("id"))
        .orElseThrow(() -> WikiErrors.noPage(call.part("id")));
  }

  private HttpAnswer read(Call call, Wiki wiki, String path) {
    PageTree pages = wikis.pages(wiki, call.query());
    Page page = pages.find(path).orElseThrow(() -> WikiErrors.noPage(path));
    int depth = depth(call);
    if (!path.equals("/")) {
      ids.viewed(ids.of(wiki.id(), path));
    }
    String accept = call.headers().first("Accept").orElse("").toLowerCase(Locale.ROOT);
    HttpAnswer answer;
    if (accept.contains("application/json") || accept.isEmpty()) {
      String text = call.query().flag("includeContent") ? text(pages, page) : "";
      answer = Answers.ok(whole(wiki, pages, page, depth, text));
    } else if (accept.contains("text/plain")) {
      answer = HttpAnswer.of(200, "text/plain; charset=utf-8", pages.content(page));
    } else if (accept.contains("application/zip")) {
      answer = HttpAnswer.of(200, "application/zip", zip(pages, page, depth));
    } else if (accept.contains("application/octet-stream")) {
      answer = HttpAnswer.of(200, "application/octet-stream", pages.content(page));
    } else {
      String text = call.query().flag("includeContent") ? text(pages, page) : "";
      answer = Answers.ok(whole(wiki, pages, page, depth, text));
    }
    return tagged(answer, page.version());
  }

  private static int depth(Call call) {
    String level = call.query().text("recursionLevel").orElse("none").toLowerCase(Locale.ROOT);
    return switch (level) {
      case "none", "0" -> 0;
      case "onelevel", "1", "onelevelplusnestedemptyfolders", "4" -> 1;
      case "full", "120" -> Integer.MAX_VALUE;
      default -> throw WikiErrors.badArgument("Unknown recursionLevel '" + level + "'.");
    };
  }

  private static HttpAnswer tagged(HttpAnswer answer, String version) {
    return answer.with("ETag", '"' + version + '"');
  }

  private Doc whole(Wiki wiki, PageTree pages, Page page, int depth, String content) {
    Doc body = json(wiki).page(pages, page, depth);
    return page.path().equals("/")
        ? body.with("content", content)
        : body.with("id", ids.of(wiki.id(), page.path())).with("content", content);
  }

  private PageJson json(Wiki wiki) {
    return new PageJson(world.organization().url(), wiki);
  }

  private static String text(PageTree pages, Page page) {
    return new String(pages.content(page), StandardCharsets.UTF_8);
  }

  private static byte[] zip(PageTree pages, Page top, int depth) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      List<Page> wanted = new ArrayList<>();
      collect(pages, top, depth, wanted);
      for (Page page : wanted) {
        ZipEntry entry = new ZipEntry(page.gitPath().substring(1));
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(pages.content(page));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void collect(PageTree pages, Page page, int depth, List<Page> found) {
    if (page.isFile()) {
      found.add(page);
    }
    if (depth > 0) {
      pages.below(page.path()).forEach(below -> collect(pages, below, depth - 1, found));
    }
  }

  /** Without If-Match it must be a new page, with it one that is there in that version. */
  private HttpAnswer write(Call call) {
    Wiki wiki = wiki(call);
    String branch = wikis.branchToChange(wiki, call.query());
    String path = PageNames.page(required(call));
    if (path.equals("/")) {
      throw WikiErrors.badArgument("The root is no page that can be written.");
    }
    String content = content(call);
    Optional<Page> old = wikis.pages(wiki, branch).find(path);
    Optional<String> version = call.headers().first("If-Match");
    if (version.isPresent()) {
      Page page = old.orElseThrow(() -> WikiErrors.noPage(path));
      return save(call, wiki, branch, page, version.get(), content);
    }
    if (old.filter(Page::isFile).isPresent()) {
      throw WikiErrors.pageExists(path);
    }
    PageEdits edits = new PageEdits(wikis, ids, wiki, branch);
    edits.create(path, content, message(call, "Added " + PageNames.last(path)));
    return saved(wiki, branch, path, content, 201);
  }

  private static String required(Call call) {
    return call.query()
        .text("path")
        .orElseThrow(() -> WikiErrors.badArgument("The parameter path is missing."));
  }

  private HttpAnswer edit(Call call) {
    Wiki wiki = wiki(call);
    String branch = wikis.branchToChange(wiki, call.query());
    String path = path(wiki, call);
    String version =
        call.headers()
            .first("If-Match")
            .orElseThrow(
                () -> WikiErrors.badArgument("The version of the page is missing in If-Match."));
    Page page = wikis.pages(wiki, branch).find(path).orElseThrow(() -> WikiErrors.noPage(path));
    return save(call, wiki, branch, page, version, content(call));
  }

  private HttpAnswer save(
      Call call, Wiki wiki, String branch, Page page, String version, String content) {
    if (!version.equals("*") && !bare(version).equalsIgnoreCase(page.version())) {
      throw WikiErrors.conflict(page.path());
    }
    String message = message(call, "Updated " + PageNames.last(page.path()));
    new PageEdits(wikis, ids, wiki, branch).update(page, content, message);
    return saved(wiki, branch, page.path(), content, 200);
  }

  /** Quotes belong to a header's value, but many leave them out. */
  private static String bare(String version) {
    return version.trim().replaceFirst("^W/", "").replace("\"", "");
  }

  private HttpAnswer saved(Wiki wiki, String branch, String path, String content, int status) {
    PageTree pages = wikis.pages(wiki, branch);
    Page page = pages.find(path).orElseThrow();
    return tagged(Answers.json(status, whole(wiki, pages, page, 0, content)), page.version());
  }

  private static String content(Call call) {
    JsonObject body = call.object();
    JsonElement content = Json.member(body, "content");
    return content == null ? "" : Json.scalar(content);
  }

  private static String message(Call call, String other) {
    return call.query().text("comment").orElse(other);
  }

  private HttpAnswer deleteByPath(Call call) {
    return delete(call, wiki(call), PageNames.page(required(call)));
  }

  private HttpAnswer deleteById(Call call) {
    Wiki wiki = wiki(call);
    return delete(call, wiki, path(wiki, call));
  }

  private HttpAnswer delete(Call call, Wiki wiki, String path) {
    String branch = wikis.branchToChange(wiki, call.query());
    PageTree pages = wikis.pages(wiki, branch);
    Page page = pages.find(path).orElseThrow(() -> WikiErrors.noPage(path));
    if (path.equals("/")) {
      throw WikiErrors.badArgument("The root of a wiki cannot be deleted.");
    }
    Doc was = json(wiki).page(pages, page, 0).with("content", "");
    String message = message(call, "Deleted " + PageNames.last(path));
    new PageEdits(wikis, ids, wiki, branch).delete(page, message);
    return tagged(Answers.ok(was), "");
  }

  private HttpAnswer move(Call call) {
    Wiki wiki = wiki(call);
    String branch = wikis.branchToChange(wiki, call.query());
    JsonObject body = call.object();
    String from = PageNames.page(Json.string(body, "path", "/"));
    String to = PageNames.page(Json.string(body, "newPath", from));
    JsonElement order = Json.member(body, "newOrder");
    Integer place = order == null ? null : Integer.valueOf(Json.number(order));
    if (from.equals("/") || to.equals("/") || (place != null && place < 0)) {
      throw WikiErrors.badArgument("Give the path of a page, and a newPath or a newOrder from 0.");
    }
    Page page = wikis.pages(wiki, branch).find(from).orElseThrow(() -> WikiErrors.noPage(from));
    String message = message(call, "Moved " + from + " to " + to);
    new PageEdits(wikis, ids, wiki, branch).move(page, to, place, message);
    PageTree pages = wikis.pages(wiki, branch);
    Page moved = pages.find(to).orElseThrow();
    Doc answer =
        Doc.of("path", from)
            .with("newPath", to)
            .with("newOrder", moved.order())
            .with("page", whole(wiki, pages, moved, 0, ""));
    return tagged(Answers.json(201, answer), moved.version());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.FileChange;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.wiki.PageTree.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Attachments, and lists of pages with how often they were looked at. */
final class StatRoutes {
  private static final int PAGE = 100;
  private static final int MOST_DAYS = 30;

  private final World world;
  private final Wikis wikis;
  private final PageIds ids;

  StatRoutes(World world, Wikis wikis, PageIds ids) {
    this.world = world;
    this.wikis = wikis;
    this.ids = ids;
  }

  List<Route> routes() {
    String wiki = "wiki/wikis/{wiki}";
    return List.of(
        Route.of("GET", wiki + "/pages/{id:int}/stats", this::stats).in(PROJECT),
        Route.of("POST", wiki + "/pagesbatch", this::batch).in(PROJECT),
        Route.of("PUT", wiki + "/attachments", this::attach)
            .in(PROJECT)
            .consuming("application/octet-stream"));
  }

  private Wiki wiki(Call call) {
    return wikis.get(world.organization().requiredProject(call), call.part("wiki"));
  }

  private HttpAnswer stats(Call call) {
    Wiki wiki = wiki(call);
    int id = call.number("id");
    String path =
        ids.path(wiki.id(), id)
            .filter(page -> wikis.pages(wiki, call.query()).find(page).isPresent())
            .orElseThrow(() -> WikiErrors.noPage(call.part("id")));
    return Answers.ok(detail(id, path, call.query().number("pageViewsForDays")));
  }

  private Doc detail(int id, String path, Optional<Integer> days) {
    Doc detail = Doc.of("path", path).with("id", id);
    if (days.isEmpty()) {
      return detail;
    }
    if (days.get() < 1 || days.get() > MOST_DAYS) {
      throw WikiErrors.badArgument("pageViewsForDays must be from 1 to " + MOST_DAYS + ".");
    }
    List<Doc> views =
        ids.views(id, days.get()).stream()
            .map(d -> Doc.of("day", Json.time(d.day()).replace("Z", "")).with("count", d.count()))
            .toList();
    return detail.with("viewStats", views);
  }

  /** In the order of their numbers. Each page that is not empty has a token, even the last. */
  private HttpAnswer batch(Call call) {
    Wiki wiki = wiki(call);
    JsonObject body = call.object();
    Optional<Integer> days = number(body, "pageViewsForDays");
    int top = number(body, "top").orElse(PAGE);
    if (top < 1 || top > PAGE) {
      throw WikiErrors.badArgument("top must be from 1 to " + PAGE + ".");
    }
    int after = number(body, "continuationToken").orElse(0);
    TreeMap<Integer, String> numbered = new TreeMap<>();
    for (Page page : wikis.pages(wiki, call.query()).all()) {
      numbered.put(ids.of(wiki.id(), page.path()), page.path());
    }
    List<Integer> found = numbered.tailMap(after, false).keySet().stream().limit(top).toList();
    HttpAnswer answer = Answers.list(found, id -> detail(id, numbered.getOrDefault(id, ""), days));
    return found.isEmpty()
        ? answer
        : answer.with("x-ms-continuationtoken", found.get(found.size() - 1).toString());
  }

  private static Optional<Integer> number(JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    return value == null || Json.scalar(value).isEmpty()
        ? Optional.empty()
        : Optional.of(Json.number(value));
  }

  /** The body is base64 text although its type is that of bytes. */
  private HttpAnswer attach(Call call) {
    Wiki wiki = wiki(call);
    String name = call.query().text("name").orElse("");
    if (name.isBlank() || name.matches(".*[/\\\\].*") || name.startsWith(".")) {
      throw WikiErrors.badArgument("'" + name + "' cannot be the name of an attachment.");
    }
    String branch = wikis.branchToChange(wiki, call.query());
    String path = "/.attachments/" + name;
    PageTree pages = wikis.pages(wiki, branch);
    if (pages.has(wiki.base() + path)) {
      throw WikiErrors.attachmentExists(name);
    }
    byte[] content = decoded(call.body());
    List<FileChange> changes = List.of(FileChange.add(wiki.base() + path, content));
    wikis.push(wiki, branch, changes, "Added attachment " + name);
    GitRepository repository = wikis.repository(wiki);
    String version = repository.writeBlob(content);
    return Answers.json(201, Doc.of("name", name).with("path", path))
        .with("ETag", '"' + version + '"');
  }

  private static byte[] decoded(byte[] body) {
    try {
      String text = new String(body, StandardCharsets.US_ASCII).trim();
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw WikiErrors.badArgument("The body of an attachment must be base64 text.");
    }
  }
}

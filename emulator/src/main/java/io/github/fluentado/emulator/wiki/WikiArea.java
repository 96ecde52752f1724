// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wikis and their pages, which are files of git repositories. */
public final class WikiArea implements Area {
  private final World world;
  private final GitArea git;
  private final Wikis wikis;
  private final PageIds ids;

  public WikiArea(World world, GitArea git) {
    this.world = world;
    this.git = git;
    this.wikis = new Wikis(world, git);
    this.ids = new PageIds(world);
  }

  @Override
  public List<Route> routes() {
    String one = "wiki/wikis/{wiki}";
    List<Route> all = new ArrayList<>();
    all.add(Route.of("GET", "wiki/wikis", this::list));
    all.add(Route.of("POST", "wiki/wikis", this::create));
    all.add(Route.of("GET", one, this::get));
    all.add(Route.of("PATCH", one, this::update));
    all.add(Route.of("DELETE", one, this::delete));
    all.addAll(new StatRoutes(world, wikis, ids).routes());
    all.addAll(new PageRoutes(world, wikis, ids).routes());
    return all;
  }

  private @Nullable Project project(Call call) {
    return world.organization().project(call).orElse(null);
  }

  private HttpAnswer list(Call call) {
    return Answers.list(wikis.of(project(call)), this::json);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json(wikis.get(project(call), call.part("wiki"))));
  }

  private Doc json(Wiki wiki) {
    return new PageJson(world.organization().url(), wiki).wikiJson();
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    Project project =
        Optional.ofNullable(Json.string(body, "projectId"))
            .map(world.organization()::project)
            .orElseGet(() -> world.organization().requiredProject(call));
    String type = Json.string(body, "type", "projectWiki");
    String name = Json.string(body, "name");
    if (type.equalsIgnoreCase("projectWiki") || type.equals("0")) { // some clients send numbers
      String given = Objects.requireNonNullElse(name, project.name() + ".wiki");
      return Answers.json(201, json(wikis.createProjectWiki(project, given)));
    }
    if (!type.equalsIgnoreCase("codeWiki") && !type.equals("1")) {
      throw WikiErrors.badArgument("The type of a wiki is projectWiki or codeWiki.");
    }
    return Answers.json(201, json(codeWiki(body, project, name == null ? "" : name)));
  }

  private Wiki codeWiki(JsonObject body, Project project, String name) {
    String id = Json.string(body, "repositoryId", "");
    GitRepository repository = git.repository(project, id);
    String folder = Json.string(body, "mappedPath", "/");
    String version = Json.member(body, "version") instanceof JsonObject v ? version(v) : "";
    return wikis.createCodeWiki(project, name, repository, folder, version);
  }

  private static String version(JsonObject descriptor) {
    return Json.string(descriptor, "version", "");
  }

  private HttpAnswer update(Call call) {
    Wiki wiki = wikis.get(project(call), call.part("wiki"));
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name != null) {
      wiki = wikis.rename(wiki, name);
    }
    if (Json.member(body, "versions") instanceof JsonArray versions) {
      Set<String> names = new LinkedHashSet<>();
      for (JsonElement version : versions) {
        names.add(version instanceof JsonObject object ? version(object) : Json.scalar(version));
      }
      wiki = wikis.publish(wiki, List.copyOf(names));
    }
    return Answers.ok(json(wiki));
  }

  /** Unpublishes; the repository stays. */
  private HttpAnswer delete(Call call) {
    Wiki wiki = wikis.get(project(call), call.part("wiki"));
    if (!wiki.code()) {
      throw WikiErrors.notSupported("A wiki of type projectWiki cannot be deleted.");
    }
    wikis.remove(wiki);
    ids.forget(wiki.id(), "");
    return Answers.ok(json(wiki));
  }

  @Override
  public Map<String, Object> seed(String project) {
    Project owner = world.organization().project(project);
    Wiki wiki = wikis.createProjectWiki(owner, project + ".wiki");
    String text = "# Welcome\n\nThis is the wiki of " + project + ".\n";
    wikis.seed(wiki, "/Home", text);
    return Map.of("wiki", wiki.id().toString());
  }
}

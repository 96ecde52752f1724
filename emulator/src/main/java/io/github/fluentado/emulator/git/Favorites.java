// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Refs and folders of refs that someone likes to see first. */
final class Favorites {
  private record Favorite(int id, UUID repository, String name, String type) {}

  private final Git git;
  private final Counter ids;
  private final Table<Integer, Favorite> all;

  Favorites(Git git) {
    this.git = git;
    this.ids = git.world().store().counter();
    this.all = git.world().store().table();
  }

  List<Route> routes() {
    String favorites = "git/favorites/refs";
    return List.of(
        Route.of("GET", favorites, this::list).in(PROJECT),
        Route.of("GET", "git/favorites/refsForProject", this::list).in(PROJECT),
        Route.of("POST", favorites, this::create).in(PROJECT),
        Route.of("GET", favorites + "/{id:int}", this::get).in(PROJECT),
        Route.of("DELETE", favorites + "/{id:int}", this::delete).in(PROJECT));
  }

  boolean has(GitRepository repository, String name) {
    return all.stream()
        .filter(one -> one.repository().equals(repository.id()))
        .anyMatch(
            one ->
                one.name().equals(name)
                    || (one.type().equals("folder") && name.startsWith(one.name() + "/")));
  }

  private boolean isIn(Favorite favorite, Project project) {
    return git.repositories().find(project, favorite.repository().toString()).isPresent();
  }

  private HttpAnswer list(Call call) {
    Project project = git.organization().requiredProject(call);
    Optional<String> repository = call.query().text("repositoryId");
    Optional<String> person = call.query().text("identityId");
    boolean mine = person.isEmpty() || git.me().answersTo(person.get());
    return Answers.list(
        all.stream()
            .filter(one -> mine && isIn(one, project))
            .filter(
                one ->
                    repository.isEmpty()
                        || repository.get().equalsIgnoreCase(one.repository().toString()))
            .map(this::json)
            .toList());
  }

  private HttpAnswer create(Call call) {
    Project project = git.organization().requiredProject(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name", "");
    String id = Json.string(body, "repositoryId", "");
    String type = Json.string(body, "type", "ref");
    if (name.isEmpty() || !(type.equals("ref") || type.equals("folder"))) {
      throw GitErrors.badArgument("A favorite needs a name, and the type ref or folder.");
    }
    GitRepository repository =
        git.repositories().find(project, id).orElseThrow(() -> GitErrors.noRepository(id));
    if (type.equals("ref") && repository.ref(name).isEmpty()) {
      throw GitErrors.noRef(name, repository.name());
    }
    Favorite favorite = new Favorite(ids.next(), repository.id(), name, type);
    all.put(favorite.id(), favorite);
    return Answers.ok(json(favorite));
  }

  private Favorite find(Call call) {
    Project project = git.organization().requiredProject(call);
    return all.find(call.number("id"))
        .filter(one -> isIn(one, project))
        .orElseThrow(
            () ->
                GitErrors.of(
                    404, "GitRefFavoriteNotFoundException", "There is no such favorite ref."));
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json(find(call)));
  }

  private HttpAnswer delete(Call call) {
    all.remove(find(call).id());
    return Answers.none();
  }

  private Doc json(Favorite favorite) {
    String url = git.organization().url() + "/";
    Optional<GitRepository> place = git.repositories().find(favorite.repository().toString());
    String project = place.map(one -> one.project().id() + "/").orElse("");
    return Doc.of("id", favorite.id())
        .with("repositoryId", favorite.repository())
        .with("identityId", git.me().id())
        .with("name", favorite.name())
        .with("type", favorite.type())
        .with("url", url + project + "_apis/git/favorites/refs/" + favorite.id());
  }
}

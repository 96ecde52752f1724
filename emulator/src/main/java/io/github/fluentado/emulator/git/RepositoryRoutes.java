// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Repositories themselves: made, forked, renamed, disabled, and put into the recycle bin. */
record RepositoryRoutes(Git git) {

  List<Route> routes() {
    String one = "git/repositories/{repository}";
    String bin = "git/recycleBin/repositories";
    return List.of(
        Route.of("GET", "git/repositories", this::list),
        Route.of("POST", "git/repositories", this::create),
        Route.of("GET", one, this::get),
        Route.of("PATCH", one, this::update),
        Route.of("DELETE", one, this::delete),
        Route.of("GET", one + "/forks/{collection}", this::forks),
        Route.of("GET", "git/deletedrepositories", this::deleted).in(PROJECT),
        Route.of("GET", bin, this::deleted).in(PROJECT),
        Route.of("DELETE", bin + "/{repository}", this::destroy).in(PROJECT),
        Route.of("PATCH", bin + "/{repository}", this::restore).in(PROJECT));
  }

  private HttpAnswer list(Call call) {
    Optional<Project> project = git.organization().project(call);
    boolean links = call.query().flag("includeLinks");
    boolean hidden = call.query().flag("includeHidden");
    Stream<GitRepository> all =
        git.repositories().inUse().stream()
            .filter(one -> project.isEmpty() || one.project().equals(project.get()))
            .filter(one -> hidden || !git.repositories().isHidden(one))
            .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()));
    return Answers.list(
        all.toList(),
        one -> {
          Doc json = git.json().repository(one);
          if (call.query().flag("includeAllUrls")) {
            json.with("validRemoteUrls", List.of(git.json().remoteUrl(one)));
          }
          return links ? json.with("_links", git.json().links(one)) : json;
        });
  }

  private HttpAnswer get(Call call) {
    GitRepository repository = git.anyRepository(call);
    Doc json = whole(repository);
    if (call.query().flag("includeParent")) {
      parent(repository).ifPresent(parent -> json.with("parentRepository", reference(parent)));
    }
    return Answers.ok(json);
  }

  private Optional<GitRepository> parent(GitRepository repository) {
    return Optional.ofNullable(repository.info().parent())
        .flatMap(id -> git.repositories().find(id.toString()));
  }

  private Doc whole(GitRepository repository) {
    return git.json()
        .repository(repository)
        .with("creationDate", repository.info().created())
        .with("_links", git.json().links(repository));
  }

  private Doc reference(GitRepository repository) {
    JsonObject full = git.json().repository(repository).json();
    Doc json = Doc.of();
    for (String name : List.of("id", "name", "isFork", "url", "project", "remoteUrl", "sshUrl")) {
      json.with(name, full.get(name));
    }
    return json.with("collection", collection());
  }

  private Doc collection() {
    return Doc.of("id", git.organization().derivedId("organization", ""))
        .with("name", git.organization().name())
        .with("url", git.organization().url() + "/_apis/projectCollections/default");
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name == null) {
      throw GitErrors.missingArgument(
          "A name is needed for a new repository. Parameter name: name");
    }
    Project project = project(call, body);
    GitRepository source = source(body);
    GitRepository made = git.repositories().create(project, name.trim(), source);
    if (source == null) {
      git.events().created(made, git.me());
    } else {
      fork(source, made, call.query().text("sourceRef").orElse(""));
    }
    return Answers.json(201, whole(made));
  }

  /** That of the URL, else that of the body. */
  private Project project(Call call, JsonObject body) {
    Optional<String> named = call.project().or(() -> Optional.ofNullable(id(body, "project")));
    return git.organization()
        .project(
            named.orElseThrow(
                () ->
                    GitErrors.missingArgument(
                        "A project is needed for a new repository. Parameter name: project")));
  }

  private static @Nullable String id(JsonObject body, String member) {
    JsonElement value = Json.member(body, member);
    if (!(value instanceof JsonObject object)) {
      return null;
    }
    String id = Json.string(object, "id");
    return id == null ? Json.string(object, "name") : id;
  }

  private @Nullable GitRepository source(JsonObject body) {
    String id = id(body, "parentRepository");
    return id == null
        ? null
        : git.repositories().find(id).orElseThrow(() -> GitErrors.noRepository(id));
  }

  private void fork(GitRepository source, GitRepository made, String only) {
    for (GitRef ref : source.refs(GitRef.BRANCHES)) {
      if (only.isEmpty() || ref.name().equals(RefNames.branch(only))) {
        made.updateRef(new RefChange(ref.name(), GitRepository.NONE, ref.objectId()), git.me());
      }
    }
    source
        .defaultBranch()
        .filter(name -> made.ref(name).isPresent())
        .ifPresent(name -> made.set(made.info().onto(name)));
    git.events().forked(made, source, git.me());
  }

  private HttpAnswer update(Call call) {
    GitRepository repository = git.anyRepository(call);
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    if (name != null && !name.equals(repository.name())) {
      rename(repository, name);
    }
    String branch = Json.string(body, "defaultBranch");
    if (branch != null) {
      changeDefault(repository, RefNames.branch(branch));
    }
    if (Json.member(body, "isDisabled") != null) {
      disable(repository, Json.flag(body, "isDisabled"));
    }
    return Answers.ok(whole(repository));
  }

  private void rename(GitRepository repository, String name) {
    String old = repository.name();
    if (name.equalsIgnoreCase(old)) {
      git.repositories().checkName(name);
    } else {
      git.repositories().check(repository.project(), name);
    }
    repository.set(repository.info().named(name));
    git.events().renamed(repository, old, git.me());
  }

  private static void changeDefault(GitRepository repository, String branch) {
    if (repository.ref(branch).isEmpty()) {
      throw GitErrors.noRef(branch, repository.name());
    }
    repository.set(repository.info().onto(branch));
  }

  private void disable(GitRepository repository, boolean off) {
    if (off != repository.isDisabled()) {
      repository.set(repository.info().disabled(off));
      git.events().statusChanged(repository, git.me());
    }
  }

  /** By id only: a name might be meant otherwise. */
  private HttpAnswer delete(Call call) {
    if (!Ids.isGuid(call.part("repository"))) {
      throw GitErrors.badArgument(
          "A repository is deleted by its id. Parameter name: repositoryId");
    }
    GitRepository repository = git.anyRepository(call);
    repository.set(repository.info().deleted(git.organization().now()));
    git.events().deleted(repository, false, git.me());
    return Answers.none();
  }

  private HttpAnswer deleted(Call call) {
    Project project = git.organization().requiredProject(call);
    return Answers.list(
        git.repositories().deleted().stream()
            .filter(one -> one.project().equals(project))
            .map(this::deleted)
            .toList());
  }

  private Doc deleted(GitRepository repository) {
    return Doc.of("id", repository.id())
        .with("name", repository.name())
        .with("project", git.json().project(repository.project()))
        .with("deletedBy", git.json().person(git.me()))
        .with("createdDate", repository.info().created())
        .with("deletedDate", repository.info().deleted());
  }

  private GitRepository inBin(Call call) {
    String id = call.part("repository");
    Project project = git.organization().requiredProject(call);
    return git.repositories().deleted().stream()
        .filter(one -> one.project().equals(project) && one.id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> GitErrors.noRepository(id));
  }

  private HttpAnswer destroy(Call call) {
    GitRepository repository = inBin(call);
    git.events().deleted(repository, true, git.me());
    git.repositories().destroy(repository);
    return Answers.none();
  }

  private HttpAnswer restore(Call call) {
    JsonObject body = call.object();
    GitRepository repository = inBin(call);
    if (Json.member(body, "deleted") == null || Json.flag(body, "deleted")) {
      throw GitErrors.badArgument("To restore a repository, deleted must be false.");
    }
    git.repositories().check(repository.project(), repository.name());
    repository.set(repository.info().deleted(null));
    git.events().restored(repository, git.me());
    return Answers.ok(whole(repository));
  }

  private HttpAnswer forks(Call call) {
    GitRepository repository = git.repository(call);
    return Answers.list(
        git.repositories().inUse().stream()
            .filter(one -> repository.id().equals(one.info().parent()))
            .map(this::reference)
            .toList());
  }
}

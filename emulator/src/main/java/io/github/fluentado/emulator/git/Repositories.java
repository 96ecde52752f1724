// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Guids;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All repositories of an organization, those in recycle bins too. */
final class Repositories {
  private static final Pattern BAD_NAME =
      Pattern.compile(".*[\\\\/:*?\"<>;#$,+=\\[\\]{}|\\p{Cntrl}].*|[._].*|.*\\.");
  private static final int LONGEST_NAME = 64;

  private final World world;
  private final PushLog log;
  private final Table<UUID, GitRepository> all;
  private final Table<UUID, Table<UUID, GitRepository>> byProject;
  private final Table<UUID, Boolean> hidden;

  Repositories(World world) {
    this.world = world;
    this.log = new PushLog(world);
    this.all = world.store().table();
    this.byProject = world.store().table();
    this.hidden = world.store().table();
    world.organization().eachProject(project -> add(project, project.name(), null));
  }

  /** Leaves it out of lists, as the service does with those of wikis. */
  void hide(GitRepository repository) {
    hidden.put(repository.id(), true);
  }

  boolean isHidden(GitRepository repository) {
    return hidden.has(repository.id());
  }

  /** A repository with a free name that the service would take. */
  GitRepository create(Project project, String name, @Nullable GitRepository parent) {
    check(project, name);
    GitRepository made = add(project, name, parent == null ? null : parent.id());
    if (parent != null) {
      made.share(parent);
    }
    return made;
  }

  private GitRepository add(Project project, String name, @Nullable UUID parent) {
    Instant now = world.organization().now();
    UUID id = freeId(project.id() + "/" + name);
    RepositoryInfo info =
        new RepositoryInfo(id, name, project.id(), null, false, parent, now, null);
    GitRepository repository = new GitRepository(world, log, info);
    all.put(id, repository);
    Table<UUID, GitRepository> own =
        byProject.find(project.id()).orElseGet(() -> world.store().table());
    own.put(id, repository);
    byProject.put(project.id(), own);
    return repository;
  }

  /** Each id is used once, also when a name comes back after its repository is gone. */
  private UUID freeId(String text) {
    UUID id = world.organization().derivedId("repository", text);
    return all.has(id) ? freeId(text + "/" + all.size()) : id;
  }

  void check(Project project, String name) {
    checkName(name);
    if (find(project, name).isPresent()) {
      throw GitErrors.repositoryExists(name);
    }
  }

  void checkName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || BAD_NAME.matcher(name).matches()) {
      throw GitErrors.badRepositoryName(name);
    }
  }

  Optional<GitRepository> find(Project project, String nameOrId) {
    Optional<GitRepository> byId = find(nameOrId);
    return (byId.isPresent() ? byId.stream() : named(project, nameOrId))
        .filter(repository -> repository.info().project().equals(project.id()))
        .findFirst();
  }

  private Stream<GitRepository> named(Project project, String name) {
    return byProject.find(project.id()).stream()
        .flatMap(Table::stream)
        .filter(one -> one.name().equalsIgnoreCase(name))
        .filter(this::isInUse);
  }

  Optional<GitRepository> find(String id) {
    return Guids.parse(id).flatMap(this::find);
  }

  Optional<GitRepository> find(UUID id) {
    return all.find(id).filter(this::isInUse);
  }

  List<GitRepository> of(Project project) {
    return byProject.find(project.id()).stream()
        .flatMap(Table::stream)
        .filter(this::isInUse)
        .toList();
  }

  List<GitRepository> inUse() {
    return all.stream().filter(this::isInUse).toList();
  }

  private boolean isInUse(GitRepository repository) {
    return repository.info().deleted() == null && hasProject(repository);
  }

  private boolean hasProject(GitRepository repository) {
    return world.organization().find(repository.info().project()).isPresent();
  }

  List<GitRepository> deleted() {
    return all.stream()
        .filter(repository -> repository.info().deleted() != null)
        .filter(this::hasProject)
        .toList();
  }

  void destroy(GitRepository repository) {
    all.remove(repository.id());
    byProject.find(repository.info().project()).ifPresent(own -> own.remove(repository.id()));
  }
}

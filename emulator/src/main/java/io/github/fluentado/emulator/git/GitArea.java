// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Git repositories: refs, commits, pushes, trees, items and what is told of them. */
public final class GitArea implements Area {
  private final World world;
  private final Repositories repositories;

  public GitArea(World world) {
    this.world = world;
    this.repositories = new Repositories(world);
  }

  /**
   * The repository of this name or id.
   *
   * @throws io.github.fluentado.emulator.server.ServiceException when there is none, or it is
   *     disabled
   */
  public GitRepository repository(Project project, String nameOrId) {
    return repositories
        .find(project, nameOrId)
        .filter(repository -> !repository.isDisabled())
        .orElseThrow(() -> GitErrors.noRepository(nameOrId));
  }

  /** The repository of this id, in whatever project. */
  public Optional<GitRepository> repository(String id) {
    return repositories.find(id);
  }

  /** The repositories of a project, those in the recycle bin left out. */
  public List<GitRepository> repositories(Project project) {
    return repositories.inUse().stream()
        .filter(repository -> repository.info().project().equals(project.id()))
        .toList();
  }

  /** An empty repository; refuses a name that is taken or not allowed. */
  public GitRepository create(Project project, String name) {
    return repositories.create(project, name, null);
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public Map<String, Object> seed(String project) {
    return new GitSeed(world).into(repository(world.organization().project(project), project));
  }
}

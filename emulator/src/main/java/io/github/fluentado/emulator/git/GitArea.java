// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Git repositories: refs, commits, pushes, trees, items and what is told of them. */
public final class GitArea implements Area {
  private final LargeFiles largeFiles;
  private final FileLocks locks;
  private final World world;
  private final Repositories repositories;
  private final List<PushGuard> guards = new CopyOnWriteArrayList<>();
  private final List<PullRequestCommits> pullRequests = new CopyOnWriteArrayList<>();
  private final Git git;
  private final Statuses statuses;
  private final Favorites favorites;
  private final Operations merges;
  private final Operations picks;
  private final Operations reverts;
  private final Operations imports;
  private final Operations syncs;

  public GitArea(World world) {
    this.world = world;
    this.repositories = new Repositories(world);
    this.git = new Git(world, repositories, guards);
    this.largeFiles = new LargeFiles(git, world.store());
    this.locks = new FileLocks(git, world.store());
    this.statuses = new Statuses(git);
    this.favorites = new Favorites(git);
    this.merges = new Operations(git);
    this.picks = new Operations(git);
    this.reverts = new Operations(git);
    this.imports = new Operations(git);
    this.syncs = new Operations(git);
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

  /** As {@link #repository(String)}. */
  public Optional<GitRepository> repository(UUID id) {
    return repositories.find(id);
  }

  /** The repositories of a project, those in the recycle bin left out. */
  public List<GitRepository> repositories(Project project) {
    return repositories.of(project);
  }

  /** An empty repository; refuses a name that is taken or not allowed. */
  public GitRepository create(Project project, String name) {
    return repositories.create(project, name, null);
  }

  /** As {@link #create}, but lists leave it out unless hidden ones are asked for. */
  public GitRepository createHidden(Project project, String name) {
    GitRepository made = create(project, name);
    repositories.hide(made);
    return made;
  }

  /** Asks before each move of a ref that a client wishes; not before {@link GitRepository#push}. */
  public void guard(PushGuard guard) {
    guards.add(guard);
  }

  /** Lets cherry-picks and reverts be made of pull requests. */
  public void pullRequests(PullRequestCommits commits) {
    pullRequests.add(commits);
  }

  /** Git things as the service writes them. */
  public GitJson json() {
    return git.json();
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            new RepositoryRoutes(git).routes(),
            new RefRoutes(git, statuses, favorites).routes(),
            favorites.routes(),
            new PushRoutes(git).routes(),
            new CommitRoutes(git, statuses).routes(),
            statuses.routes(),
            new ItemRoutes(git).routes(),
            new ObjectRoutes(git).routes(),
            new DiffRoutes(git).routes(),
            new FileDiffRoutes(git).routes(),
            new MergeRoutes(git, merges).routes(),
            new PickRoutes(git, picks, pullRequests, "cherryPicks", "cherryPickId", false).routes(),
            new PickRoutes(git, reverts, pullRequests, "reverts", "revertId", true).routes(),
            new CopyRoutes(git, imports, syncs).routes(),
            new SmartHttp(git).routes(),
            largeFiles.routes(),
            locks.routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Map<String, Object> seed(String project) {
    return new GitSeed(world).into(repository(world.organization().project(project), project));
  }
}

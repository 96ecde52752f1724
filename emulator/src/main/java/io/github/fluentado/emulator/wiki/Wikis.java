// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.git.FileChange;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.git.RefChange;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.store.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wikis of the organization and the repositories behind them. */
final class Wikis {
  static final String BRANCH = "wikiMaster";
  private static final String BRANCHES = "refs/heads/";

  private final World world;
  private final GitArea git;
  private final Sequence<Wiki> all;

  Wikis(World world, GitArea git) {
    this.world = world;
    this.git = git;
    this.all = world.store().sequence();
  }

  /** Those whose project and repository are still there. */
  List<Wiki> of(@Nullable Project project) {
    return all.stream()
        .filter(wiki -> project == null || wiki.project().equals(project.id()))
        .filter(wiki -> world.organization().find(wiki.project().toString()).isPresent())
        .filter(wiki -> git.repository(wiki.repository().toString()).isPresent())
        .toList();
  }

  Wiki get(@Nullable Project project, String nameOrId) {
    return of(project).stream()
        .filter(
            wiki ->
                wiki.name().equalsIgnoreCase(nameOrId)
                    || wiki.id().toString().equalsIgnoreCase(nameOrId))
        .findFirst()
        .orElseThrow(() -> WikiErrors.noWiki(nameOrId));
  }

  GitRepository repository(Wiki wiki) {
    return git.repository(wiki.repository().toString())
        .orElseThrow(() -> WikiErrors.noWiki(wiki.name()));
  }

  /** The wiki with a repository of its own, of which a project has one at most. */
  Wiki createProjectWiki(Project project, String name) {
    of(project).stream()
        .filter(wiki -> !wiki.code())
        .findFirst()
        .ifPresent(
            wiki -> {
              throw WikiErrors.wikiExists(wiki.name());
            });
    checkName(project, name);
    GitRepository repository = git.createHidden(project, project.name() + ".wiki");
    List<FileChange> first = List.of(FileChange.add("/" + PageTree.ORDER, new byte[0]));
    Identity me = world.organization().me();
    String commit = repository.commit(null, first, me, "Initializing wiki without any pages");
    repository.updateRef(new RefChange(BRANCHES + BRANCH, GitRepository.NONE, commit), me);
    UUID id = repository.id();
    return add(new Wiki(id, name, false, project.id(), id, "/", List.of(BRANCH)));
  }

  /** Shows a folder of a repository as a wiki. */
  Wiki createCodeWiki(
      Project project, String name, GitRepository repository, String folder, String version) {
    checkName(project, name);
    String tip = branch(repository, version);
    String mapped = "/" + folder.replaceAll("^/+|/+$", "");
    if (repository.contents().entry(tip, mapped).filter(e -> e.isFolder()).isEmpty()) {
      throw WikiErrors.badArgument(
          "There is no folder '" + mapped + "' at the version " + version + ".");
    }
    UUID id = world.organization().derivedId("wiki", project.id() + "/" + name + all.size());
    return add(new Wiki(id, name, true, project.id(), repository.id(), mapped, List.of(version)));
  }

  private Wiki add(Wiki wiki) {
    all.add(wiki);
    return wiki;
  }

  private void checkName(Project project, String name) {
    if (name.isBlank()) {
      throw WikiErrors.badArgument("A wiki needs a name.");
    }
    if (of(project).stream().anyMatch(wiki -> wiki.name().equalsIgnoreCase(name))) {
      throw WikiErrors.wikiExists(name);
    }
  }

  Wiki rename(Wiki wiki, String name) {
    if (!wiki.name().equalsIgnoreCase(name)) {
      checkName(world.organization().project(wiki.project().toString()), name);
    }
    return replace(wiki.renamed(name));
  }

  Wiki publish(Wiki wiki, List<String> versions) {
    if (!wiki.code()) {
      throw WikiErrors.notSupported("The versions of a project wiki cannot be changed.");
    }
    if (versions.isEmpty()) {
      throw WikiErrors.badArgument("A wiki needs at least one version.");
    }
    GitRepository repository = repository(wiki);
    versions.forEach(version -> branch(repository, version));
    return replace(wiki.with(versions));
  }

  private Wiki replace(Wiki wiki) {
    all.replaceAll(old -> old.id().equals(wiki.id()) ? wiki : old);
    return wiki;
  }

  void remove(Wiki wiki) {
    all.removeIf(old -> old.id().equals(wiki.id()));
  }

  private static String branch(GitRepository repository, String name) {
    return repository.tip(BRANCHES + name).orElseThrow(() -> WikiErrors.noVersion(name));
  }

  /** The pages at the version that a query names, or at the wiki's usual one. */
  PageTree pages(Wiki wiki, Query query) {
    return new PageTree(repository(wiki), commit(wiki, query), wiki.base());
  }

  private String commit(Wiki wiki, Query query) {
    GitRepository repository = repository(wiki);
    String options = text(query, "versionOptions").orElse("none").toLowerCase(Locale.ROOT);
    String tip = tip(wiki, repository, query);
    if (options.equals("none")) {
      return tip;
    }
    return repository
        .contents()
        .commit(tip)
        .flatMap(commit -> commit.parents().stream().findFirst())
        .orElseThrow(() -> WikiErrors.noVersion(options));
  }

  private static String tip(Wiki wiki, GitRepository repository, Query query) {
    String type = text(query, "versionType").orElse("branch").toLowerCase(Locale.ROOT);
    Optional<String> version = text(query, "version");
    if (version.isEmpty() || type.equals("branch")) {
      return branch(repository, version.orElse(wiki.versions().get(0)));
    }
    Optional<String> id =
        type.equals("tag")
            ? repository.tip("refs/tags/" + version.get()).map(repository.contents()::peeled)
            : version;
    return id.filter(commit -> repository.contents().commit(commit).isPresent())
        .orElseThrow(() -> WikiErrors.noVersion(version.get()));
  }

  private static Optional<String> text(Query query, String name) {
    return query.text("versionDescriptor." + name).or(() -> query.text(name));
  }

  /** The branch that a change goes to, which must be one of the wiki's. */
  String branchToChange(Wiki wiki, Query query) {
    String type = text(query, "versionType").orElse("branch");
    String version = text(query, "version").orElse(wiki.versions().get(0));
    if (!type.equalsIgnoreCase("branch") || !wiki.versions().contains(version)) {
      throw WikiErrors.noVersion(version);
    }
    return version;
  }

  /** The pages at the tip of a branch. */
  PageTree pages(Wiki wiki, String branch) {
    GitRepository repository = repository(wiki);
    return new PageTree(repository, branch(repository, branch), wiki.base());
  }

  void push(Wiki wiki, String branch, List<FileChange> changes, String message) {
    repository(wiki)
        .push(world.organization().me(), List.of(change(wiki, branch, changes, message)));
  }

  /** A commit for the branch to go to. */
  private RefChange change(Wiki wiki, String branch, List<FileChange> changes, String message) {
    GitRepository repository = repository(wiki);
    String tip = branch(repository, branch);
    String commit = repository.commit(tip, changes, world.organization().me(), message);
    return new RefChange(BRANCHES + branch, tip, commit);
  }

  /** Without a push: what is there from the start takes no number from those that clients make. */
  void seed(Wiki wiki, String path, String text) {
    List<FileChange> changes =
        List.of(
            FileChange.add(PageNames.file(path) + ".md", text.getBytes(StandardCharsets.UTF_8)),
            FileChange.edit("/" + PageTree.ORDER, orderOf(path)));
    RefChange change = change(wiki, BRANCH, changes, "Added " + PageNames.last(path));
    repository(wiki).updateRef(change, world.organization().me());
  }

  private static byte[] orderOf(String path) {
    String line = PageNames.fileName(PageNames.last(path)) + "\n";
    return line.getBytes(StandardCharsets.UTF_8);
  }
}

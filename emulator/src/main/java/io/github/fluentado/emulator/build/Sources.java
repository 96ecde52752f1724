// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.git.Commit;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.git.GitRepository;
import io.github.fluentado.emulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The repositories of the git area, as pipelines look at them. */
final class Sources {
  static final String GIT = "TfsGit";

  private final Organization organization;
  private final GitArea git;

  Sources(Organization organization, GitArea git) {
    this.organization = organization;
    this.git = git;
  }

  /**
   * Completes what a client says of a repository; refuses one that does not exist.
   *
   * @param first whether the definition is new: then the name of its branch stays as it was given
   */
  JsonObject complete(Project project, JsonObject given, boolean first) {
    if (!GIT.equalsIgnoreCase(Json.string(given, "type"))) {
      return given;
    }
    String wanted = Json.string(given, "id");
    String named = wanted == null || wanted.isBlank() ? Json.string(given, "name") : wanted;
    GitRepository repository =
        find(project, named == null ? "" : named)
            .orElseThrow(
                () ->
                    BuildErrors.of(
                        400,
                        "RepositoryInformationInvalidException",
                        "There is no repository " + named + " here."));
    JsonObject made = given.deepCopy();
    made.addProperty("type", GIT);
    made.addProperty("id", repository.id().toString());
    made.addProperty("name", repository.name());
    made.addProperty(
        "url", organization.url() + "/" + project.name() + "/_git/" + repository.name());
    String branch = Json.string(given, "defaultBranch");
    made.addProperty(
        "defaultBranch",
        branch == null
            ? repository.defaultBranch().orElse("refs/heads/main")
            : first ? branch : Words.ref(branch));
    return made;
  }

  private Optional<GitRepository> find(Project project, String nameOrId) {
    return git.repositories(project).stream()
        .filter(
            repository ->
                repository.name().equalsIgnoreCase(nameOrId)
                    || repository.id().toString().equalsIgnoreCase(nameOrId))
        .findFirst()
        .or(() -> git.repository(nameOrId));
  }

  private Optional<GitRepository> repository(Definition definition) {
    return definition.repositoryType().equalsIgnoreCase(GIT)
        ? git.repository(definition.repositoryId())
        : Optional.empty();
  }

  /** Id of the commit at which a branch stands; empty when it is not known here. */
  Optional<String> tip(Definition definition, String branch) {
    return repository(definition).flatMap(repository -> repository.tip(branch));
  }

  /** Whether the repository lies in the git area and has something in it. */
  boolean knows(Definition definition) {
    return repository(definition).filter(GitRepository::hasRefs).isPresent();
  }

  /** Whether a pipeline is made of a file that its repository, which lies here, does not have. */
  boolean lacksFile(Definition definition, String commit) {
    return definition.isYaml()
        && knows(definition)
        && file(definition, commit, definition.yamlFile()).isEmpty();
  }

  /** The text of a file at a commit. */
  Optional<String> file(Definition definition, String commit, String path) {
    String full = path.startsWith("/") ? path : "/" + path;
    return repository(definition)
        .map(GitRepository::contents)
        .filter(contents -> contents.commit(commit).isPresent())
        .flatMap(contents -> contents.file(commit, full))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The commits of one build that another one before it has not; newest first. */
  List<Commit> log(Definition definition, String commit, @Nullable String before) {
    GitRepository repository = repository(definition).orElse(null);
    if (repository == null || repository.contents().commit(commit).isEmpty()) {
      return List.of();
    }
    boolean known = before != null && repository.contents().commit(before).isPresent();
    return repository.history().log(commit, known ? List.of(before) : List.of(), "/");
  }

  /** Paths of the files that differ between two commits, or that a first commit holds. */
  List<String> changedFiles(Definition definition, @Nullable String before, String after) {
    return repository(definition).stream()
        .flatMap(repository -> repository.differences().files(before, after).stream())
        .map(difference -> difference.path())
        .toList();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All pipelines, and the folders they lie in. */
final class Definitions {
  private final Organization organization;
  private final Store store;
  private final Table<Integer, Pipeline> pipelines;
  private final Table<String, BuildFolder> folders;
  private final Counter ids;

  Definitions(World world) {
    this.organization = world.organization();
    this.store = world.store();
    this.pipelines = store.table();
    this.folders = store.table();
    this.ids = store.counter();
    organization.eachProject(project -> addFolder(project, "\\", ""));
  }

  Organization organization() {
    return organization;
  }

  /** A new pipeline with the first revision of its definition. */
  Pipeline add(Project project, JsonObject content) {
    Definition first =
        new Definition(1, organization.now(), organization.me(), "add", content.deepCopy());
    refuseTaken(project, first, 0);
    Pipeline pipeline = new Pipeline(store, ids.next(), project.id(), first);
    pipelines.put(pipeline.id(), pipeline);
    ensureFolder(project, first.path());
    return pipeline;
  }

  /** One more revision. */
  void revise(Project project, Pipeline pipeline, JsonObject content) {
    Definition next =
        new Definition(
            pipeline.latest().revision() + 1,
            organization.now(),
            organization.me(),
            "update",
            content.deepCopy());
    refuseTaken(project, next, pipeline.id());
    pipeline.revisions().add(next);
    ensureFolder(project, next.path());
  }

  private void refuseTaken(Project project, Definition made, int self) {
    boolean taken =
        of(project)
            .filter(pipeline -> pipeline.id() != self)
            .map(Pipeline::latest)
            .anyMatch(
                other ->
                    other.name().equalsIgnoreCase(made.name())
                        && other.path().equalsIgnoreCase(made.path()));
    if (taken) {
      throw BuildErrors.of(
          409,
          "DefinitionExistsException",
          "Folder %s has a pipeline named %s already.".formatted(made.path(), made.name()));
    }
  }

  /** The pipelines of a project that are not deleted. */
  Stream<Pipeline> of(Project project) {
    return pipelines.stream()
        .filter(pipeline -> !pipeline.deleted() && pipeline.project().equals(project.id()));
  }

  Optional<Pipeline> find(Project project, int id) {
    return even(project, id).filter(pipeline -> !pipeline.deleted());
  }

  /** The pipeline, deleted or not. */
  Optional<Pipeline> even(Project project, int id) {
    return pipelines.find(id).filter(pipeline -> pipeline.project().equals(project.id()));
  }

  Pipeline get(Project project, int id) {
    return find(project, id).orElseThrow(() -> BuildErrors.noDefinition(id));
  }

  /** The pipeline of a build, which may be deleted. */
  Pipeline any(int id) {
    return pipelines.find(id).orElseThrow(() -> BuildErrors.noDefinition(id));
  }

  Optional<Pipeline> named(Project project, String idOrName) {
    return of(project)
        .filter(
            pipeline ->
                pipeline.latest().name().equalsIgnoreCase(idOrName)
                    || idOrName.equals("" + pipeline.id()))
        .findFirst();
  }

  private static String key(Project project, String path) {
    return project.id() + path.toLowerCase(Locale.ROOT);
  }

  List<BuildFolder> folders(Project project) {
    return folders.stream().filter(folder -> folder.project().equals(project.id())).toList();
  }

  Optional<BuildFolder> folder(Project project, String path) {
    return folders.find(key(project, path));
  }

  BuildFolder addFolder(Project project, String path, String description) {
    Instant now = organization.now();
    Identity me = organization.me();
    BuildFolder folder = new BuildFolder(project.id(), path, description, me, now, me, now);
    put(project, folder);
    return folder;
  }

  void put(Project project, BuildFolder folder) {
    folders.put(key(project, folder.path()), folder);
  }

  void removeFolder(Project project, String path) {
    folders.remove(key(project, path));
  }

  /** The folder and all above it. */
  void ensureFolder(Project project, String path) {
    for (int i = path.length(); i > 0; i = path.lastIndexOf('\\', i - 1)) {
      String upper = path.substring(0, i);
      if (folder(project, upper).isEmpty()) {
        addFolder(project, upper, "");
      }
    }
  }

  Project project(Pipeline pipeline) {
    return organization
        .find(pipeline.project().toString())
        .orElseThrow(
            () ->
                ServiceException.invalidArgument(
                    "The project of pipeline " + pipeline.id() + " is gone."));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Folders of pipelines. */
final class FolderRoutes {
  private static final List<String> ORDERS = List.of("none", "folderAscending", "folderDescending");

  private final Builds builds;
  private final Definitions definitions;
  private final Forms forms;

  FolderRoutes(Builds builds, Forms forms) {
    this.builds = builds;
    this.definitions = builds.definitions();
    this.forms = forms;
  }

  List<Route> routes() {
    String path = "build/folders";
    return List.of(
        Route.of("PUT", path + "/{*path}", this::create).in(PROJECT).preview(),
        Route.of("POST", path + "/{*path}", this::update).in(PROJECT).preview(),
        Route.of("DELETE", path + "/{*path}", this::delete).in(PROJECT).preview(),
        Route.of("GET", path + "/{*path}", this::list).in(PROJECT).preview());
  }

  private Project project(Call call) {
    return definitions.organization().requiredProject(call);
  }

  private static String path(Call call) {
    String path =
        call.query()
            .text("path")
            .or(() -> Optional.of(call.part("path")).filter(inRoute -> !inRoute.isEmpty()))
            .orElseThrow(() -> BuildErrors.missing("folder.Path"));
    return Words.folder(path);
  }

  private HttpAnswer list(Call call) {
    String upper = Words.folder(call.part("path"));
    String order = Words.word("queryOrder", call.query().text("queryOrder").orElse("none"), ORDERS);
    Comparator<BuildFolder> names =
        Comparator.comparing(folder -> folder.path().toLowerCase(Locale.ROOT));
    return Answers.list(
        definitions.folders(project(call)).stream()
            .filter(folder -> within(folder.path(), upper))
            .sorted(order.equals("folderDescending") ? names.reversed() : names)
            .toList(),
        folder -> json(project(call), folder));
  }

  private static boolean within(String path, String upper) {
    String low = path.toLowerCase(Locale.ROOT);
    String top = upper.toLowerCase(Locale.ROOT);
    return top.equals("\\") || low.equals(top) || low.startsWith(top + "\\");
  }

  private Doc json(Project project, BuildFolder folder) {
    String url = definitions.organization().url();
    boolean changed = !folder.changed().equals(folder.created());
    return Doc.of("path", folder.path())
        .with("description", folder.description().isEmpty() ? null : folder.description())
        .with("createdOn", folder.created())
        .with("createdBy", folder.path().equals("\\") ? null : folder.creator().json(url))
        .with("lastChangedDate", changed ? folder.changed() : null)
        .with("lastChangedBy", changed ? folder.changer().json(url) : null)
        .with("project", forms.project(project));
  }

  private HttpAnswer create(Call call) {
    Project project = project(call);
    String path = path(call);
    if (definitions.folder(project, path).isPresent()) {
      throw BuildErrors.of(409, "FolderExistsException", "There is a folder " + path + ".");
    }
    definitions.ensureFolder(project, path);
    return Answers.ok(
        json(
            project,
            definitions.addFolder(project, path, Json.string(call.object(), "description", ""))));
  }

  private BuildFolder folder(Project project, String path) {
    return definitions
        .folder(project, path)
        .orElseThrow(
            () ->
                BuildErrors.of(404, "FolderNotFoundException", "There is no folder " + path + "."));
  }

  /** Describes a folder anew, or moves it with all that lies in it. */
  private HttpAnswer update(Call call) {
    Project project = project(call);
    BuildFolder old = folder(project, path(call));
    JsonObject body = call.object();
    String given = Json.string(body, "path");
    String path = given == null ? old.path() : Words.folder(given);
    String text = Json.string(body, "description");
    if (!path.equals(old.path())) {
      move(project, old.path(), path);
    }
    BuildFolder changed =
        new BuildFolder(
            project.id(),
            path,
            text == null ? old.description() : text,
            old.creator(),
            old.created(),
            definitions.organization().me(),
            definitions.organization().now());
    definitions.put(project, changed);
    return Answers.ok(json(project, changed));
  }

  private void move(Project project, String from, String to) {
    if (from.equals("\\") || within(to, from)) {
      throw ServiceException.invalidArgument("The folder " + from + " cannot become " + to + ".");
    }
    if (definitions.folder(project, to).isPresent()) {
      throw BuildErrors.of(409, "FolderExistsException", "There is a folder " + to + ".");
    }
    definitions.ensureFolder(project, to);
    for (BuildFolder folder : definitions.folders(project)) {
      if (within(folder.path(), from)) {
        definitions.removeFolder(project, folder.path());
        definitions.ensureFolder(project, to + folder.path().substring(from.length()));
      }
    }
    for (Pipeline pipeline : definitions.of(project).toList()) {
      Definition latest = pipeline.latest();
      if (within(latest.path(), from)) {
        JsonObject content = latest.content().deepCopy();
        content.addProperty("path", to + latest.path().substring(from.length()));
        definitions.revise(project, pipeline, content);
      }
    }
  }

  /** Deletes all that lies in it too. */
  private HttpAnswer delete(Call call) {
    Project project = project(call);
    String path = folder(project, path(call)).path();
    if (path.equals("\\")) {
      throw BuildErrors.of(400, "InvalidFolderException", "The root cannot be deleted.");
    }
    definitions
        .of(project)
        .filter(pipeline -> within(pipeline.latest().path(), path))
        .toList()
        .forEach(builds::delete);
    definitions.folders(project).stream()
        .filter(folder -> within(folder.path(), path))
        .forEach(folder -> definitions.removeFolder(project, folder.path()));
    return Answers.none();
  }
}

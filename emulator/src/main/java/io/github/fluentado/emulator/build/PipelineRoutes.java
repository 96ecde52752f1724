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
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pipelines: the definitions of the build area, as the younger pipelines area shows them. */
final class PipelineRoutes {
  private static final int MOST = 10_000;

  private final Definitions definitions;
  private final RunForms forms;
  private final DefinitionReader reader;

  PipelineRoutes(Definitions definitions, RunForms forms, DefinitionReader reader) {
    this.definitions = definitions;
    this.forms = forms;
    this.reader = reader;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "pipelines", this::list).in(PROJECT),
        Route.of("POST", "pipelines", this::create).in(PROJECT),
        Route.of("GET", "pipelines/{pipeline:int}", this::get).in(PROJECT));
  }

  private Project project(Call call) {
    return definitions.organization().requiredProject(call);
  }

  private HttpAnswer list(Call call) {
    List<Pipeline> found =
        definitions
            .of(project(call))
            .sorted(order(call.query().text("orderBy").orElse("name asc")))
            .toList();
    return Pages.after(
        found, call.query(), MOST, p -> "" + p.id(), p -> forms.listed(p, p.latest()));
  }

  /** Pushes start builds as the file says. */
  private static Doc onPush() {
    return Doc.of("branchFilters", List.of())
        .with("pathFilters", List.of())
        .with("settingsSourceType", 2)
        .with("batchChanges", false)
        .with("maxConcurrentBuildsPerBranch", 1)
        .with("triggerType", "continuousIntegration");
  }

  private static Comparator<Pipeline> order(String text) {
    String[] words = text.trim().toLowerCase(Locale.ROOT).split("\\s+", -1);
    Comparator<Pipeline> order =
        switch (words[0]) {
          case "name" -> by(pipeline -> pipeline.latest().name());
          case "folder" -> by(pipeline -> pipeline.latest().path());
          case "id" -> Comparator.comparingInt(Pipeline::id);
          case "createddate" -> Comparator.comparing(p -> p.revision(1).changed());
          default -> throw badOrder(text);
        };
    String direction = words.length > 1 ? words[1] : "asc";
    if (words.length > 2 || !List.of("asc", "desc").contains(direction)) {
      throw badOrder(text);
    }
    return direction.equals("desc") ? order.reversed() : order;
  }

  private static Comparator<Pipeline> by(java.util.function.Function<Pipeline, String> text) {
    return Comparator.comparing(
            (Pipeline pipeline) -> text.apply(pipeline).toLowerCase(Locale.ROOT))
        .thenComparing(Pipeline::id);
  }

  private static ServiceException badOrder(String text) {
    return ServiceException.invalidArgument(
        "The order '" + text + "' is not understood; an example is name asc.");
  }

  private HttpAnswer get(Call call) {
    int id = call.number("pipeline");
    Pipeline pipeline =
        definitions.find(project(call), id).orElseThrow(() -> BuildErrors.noPipeline(id));
    Definition definition =
        call.query().number("pipelineVersion").map(pipeline::revision).orElse(pipeline.latest());
    return Answers.ok(forms.full(pipeline, definition));
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    JsonObject configuration =
        Optional.ofNullable(Words.object(body, "configuration"))
            .orElseThrow(() -> BuildErrors.missing("configuration"));
    String type = Json.string(configuration, "type");
    if (!"yaml".equalsIgnoreCase(type)) {
      throw BuildErrors.of(
          400,
          "OrchestrationTypeNotSupportedException",
          "Pipelines are created here from YAML only, not from " + type + ".");
    }
    JsonObject repository =
        Optional.ofNullable(Words.object(configuration, "repository"))
            .orElseThrow(() -> BuildErrors.missing("configuration.Repository"))
            .deepCopy();
    String kind = Json.string(repository, "type");
    repository.addProperty(
        "type", "azureReposGit".equalsIgnoreCase(kind) ? Sources.GIT : String.valueOf(kind));
    Doc process = Doc.of("type", 2).with("yamlFilename", Json.string(configuration, "path"));
    Doc content =
        Doc.of("name", Json.string(body, "name"))
            .with("path", Json.string(body, "folder"))
            .with("process", process)
            .with("triggers", List.of(onPush()))
            .with("repository", repository);
    Project project = project(call);
    Pipeline made = definitions.add(project, reader.read(project, content.json(), true));
    return Answers.ok(forms.full(made, made.latest()));
  }
}

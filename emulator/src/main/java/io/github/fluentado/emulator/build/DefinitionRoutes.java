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
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Comparator;
import java.util.List;

/** Build definitions with their revisions. */
final class DefinitionRoutes {
  private static final int MOST = 10_000;

  private final Builds builds;
  private final Definitions definitions;
  private final Forms forms;
  private final DefinitionReader reader;
  private final Sources sources;

  DefinitionRoutes(Builds builds, Forms forms, DefinitionReader reader, Sources sources) {
    this.builds = builds;
    this.definitions = builds.definitions();
    this.forms = forms;
    this.reader = reader;
    this.sources = sources;
  }

  List<Route> routes() {
    String all = "build/definitions";
    String one = all + "/{definition:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::create).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("PUT", one, this::update).in(PROJECT),
        Route.of("PATCH", one, this::restore).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT),
        Route.of("GET", one + "/revisions", this::revisions).in(PROJECT),
        Route.of("GET", one + "/yaml", this::yaml).in(PROJECT),
        Route.of("GET", one + "/metrics", this::metrics).in(PROJECT).preview(),
        Route.of("GET", "build/metrics", this::projectMetrics).in(PROJECT).preview(),
        Route.of("GET", "build/metrics/{aggregation}", this::projectMetrics).in(PROJECT).preview());
  }

  private Project project(Call call) {
    return definitions.organization().requiredProject(call);
  }

  private Pipeline pipeline(Call call) {
    return definitions.get(project(call), call.number("definition"));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    String order = query.text("queryOrder").orElse("none");
    if (query.text("continuationToken").isPresent() && order.equalsIgnoreCase("none")) {
      throw BuildErrors.of(
          400,
          "InvalidDefinitionQueryException",
          "A queryOrder must be given with a continuationToken.");
    }
    DefinitionFilter filter = new DefinitionFilter(builds, query);
    List<Pipeline> found =
        definitions.of(project(call)).filter(filter.wanted()).sorted(filter.order()).toList();
    boolean all = query.flag("includeAllProperties");
    return Pages.after(
        found,
        query,
        MOST,
        pipeline -> "" + pipeline.id(),
        pipeline ->
            extended(
                all
                    ? forms.full(pipeline, pipeline.latest())
                    : forms.listed(pipeline, pipeline.latest()),
                pipeline,
                query));
  }

  /** With the builds and counts that were asked for. */
  private Doc extended(Doc body, Pipeline pipeline, Query query) {
    if (query.flag("includeLatestBuilds")) {
      Comparator<Build> order = Comparator.comparingInt(Build::id);
      builds
          .of(pipeline)
          .max(order)
          .ifPresent(build -> body.with("latestBuild", forms.build(build)));
      builds
          .of(pipeline)
          .filter(build -> !build.state().open())
          .max(order)
          .ifPresent(build -> body.with("latestCompletedBuild", forms.build(build)));
    }
    Words.time(query, "minMetricsTime")
        .ifPresent(
            time ->
                body.with("metrics", Metrics.of(builds.of(pipeline), java.util.Optional.of(time))));
    return body;
  }

  private HttpAnswer get(Call call) {
    Pipeline pipeline = pipeline(call);
    Definition definition = revision(call, pipeline);
    Doc body = forms.full(pipeline, definition);
    List<String> names = call.query().list("propertyFilters");
    if (!names.isEmpty()) {
      body.with("properties", PropertyRoutes.json(pipeline.properties(), names));
    }
    return Answers.ok(extended(body, pipeline, call.query()));
  }

  private static Definition revision(Call call, Pipeline pipeline) {
    return call.query().number("revision").map(pipeline::revision).orElse(pipeline.latest());
  }

  private HttpAnswer create(Call call) {
    Project project = project(call);
    JsonObject body = call.object();
    JsonObject content = new JsonObject();
    call.query()
        .number("definitionToCloneId")
        .ifPresent(
            id ->
                cloned(project, call, id)
                    .entrySet()
                    .forEach(m -> content.add(m.getKey(), m.getValue())));
    body.entrySet().forEach(member -> content.add(member.getKey(), member.getValue()));
    Pipeline made = definitions.add(project, reader.read(project, content, true));
    TagRoutes.add(made.tags(), Words.texts(Json.member(body, "tags")));
    return Answers.ok(forms.full(made, made.latest()));
  }

  private JsonObject cloned(Project project, Call call, int id) {
    Pipeline source = definitions.get(project, id);
    return call.query()
        .number("definitionToCloneRevision")
        .map(source::revision)
        .orElse(source.latest())
        .content()
        .deepCopy();
  }

  private HttpAnswer update(Call call) {
    Project project = project(call);
    Pipeline pipeline = pipeline(call);
    JsonObject body = call.object();
    Integer id = Words.number(body, "id");
    if (id != null && id != pipeline.id()) {
      throw ServiceException.invalidArgument(
          "The id %d in the body differs from %d in the URL.".formatted(id, pipeline.id()));
    }
    Integer revision = Words.number(body, "revision");
    if (revision == null) {
      throw BuildErrors.missing("definition.Revision");
    }
    if (revision != pipeline.latest().revision()) {
      throw BuildErrors.of(
          409,
          "ConflictException",
          "Pipeline %d has come to revision %d since revision %d was read."
              .formatted(pipeline.id(), pipeline.latest().revision(), revision));
    }
    boolean wasPaused = pipeline.latest().queueStatus().equals("paused");
    definitions.revise(project, pipeline, reader.read(project, body, false));
    if (wasPaused && pipeline.latest().queueStatus().equals("enabled")) {
      builds.resume(pipeline);
    }
    return Answers.ok(forms.full(pipeline, pipeline.latest()));
  }

  private HttpAnswer delete(Call call) {
    builds.delete(pipeline(call));
    return Answers.none();
  }

  private HttpAnswer restore(Call call) {
    int id = call.number("definition");
    Pipeline pipeline =
        definitions.even(project(call), id).orElseThrow(() -> BuildErrors.noDefinition(id));
    if (call.query().text("deleted").isEmpty() || call.query().flag("deleted")) {
      throw ServiceException.invalidArgument("To restore a pipeline, say deleted=false.");
    }
    pipeline.delete(false);
    return Answers.ok(forms.full(pipeline, pipeline.latest()));
  }

  private HttpAnswer revisions(Call call) {
    Pipeline pipeline = pipeline(call);
    String url = forms.area(pipeline.project()) + "Definitions/" + pipeline.id() + "?revision=";
    return Answers.list(
        pipeline.revisions().items(),
        revision ->
            Doc.of("revision", revision.revision())
                .with("name", revision.name())
                .with("changedBy", revision.author().json(forms.organization().url()))
                .with("changedDate", revision.changed())
                .with("changeType", revision.changeType())
                .with("comment", Json.string(revision.content(), "comment"))
                .with("definitionUrl", url + revision.revision()));
  }

  /** The file of a YAML pipeline at the tip of its default branch; empty when it is not there. */
  private HttpAnswer yaml(Call call) {
    Pipeline pipeline = pipeline(call);
    Definition definition = revision(call, pipeline);
    String yaml =
        sources
            .tip(definition, definition.defaultBranch())
            .flatMap(commit -> sources.file(definition, commit, definition.yamlFile()))
            .orElse("");
    return Answers.ok(Doc.of("yaml", yaml));
  }

  private HttpAnswer metrics(Call call) {
    return Answers.list(
        Metrics.of(builds.of(pipeline(call)), Words.time(call.query(), "minMetricsTime")));
  }

  private HttpAnswer projectMetrics(Call call) {
    return Answers.list(
        Metrics.of(builds.of(project(call)), Words.time(call.query(), "minMetricsTime")));
  }
}

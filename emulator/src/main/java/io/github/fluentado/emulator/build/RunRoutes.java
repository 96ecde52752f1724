// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of pipelines, which are builds, with their logs and artifacts. */
final class RunRoutes {
  private static final int MOST = 10_000;

  private final Builds builds;
  private final RunForms forms;
  private final Queueing queueing;
  private final Plans plans;
  private final Downloads downloads;

  RunRoutes(Builds builds, RunForms forms, Queueing queueing, Plans plans, Downloads downloads) {
    this.builds = builds;
    this.forms = forms;
    this.queueing = queueing;
    this.plans = plans;
    this.downloads = downloads;
  }

  List<Route> routes() {
    String all = "pipelines/{pipeline:int}/runs";
    String one = all + "/{run:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::run).in(PROJECT),
        Route.of("POST", "pipelines/{pipeline:int}/preview", this::preview).in(PROJECT).reading(),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("GET", one + "/artifacts", this::artifact).in(PROJECT),
        Route.of("GET", one + "/logs", this::logs).in(PROJECT),
        Route.of("GET", one + "/logs/{log:int}", this::log).in(PROJECT));
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Pipeline pipeline(Call call) {
    int id = call.number("pipeline");
    Pipeline pipeline =
        builds.definitions().find(project(call), id).orElseThrow(() -> BuildErrors.noPipeline(id));
    call.query().number("pipelineVersion").ifPresent(pipeline::revision);
    return pipeline;
  }

  private Build build(Call call) {
    int id = call.number("run");
    Pipeline pipeline = pipeline(call);
    return builds
        .find(project(call), id)
        .filter(build -> build.pipeline() == pipeline.id())
        .orElseThrow(() -> BuildErrors.noRun(id));
  }

  private HttpAnswer list(Call call) {
    return Answers.list(
        builds
            .of(pipeline(call))
            .sorted(Comparator.comparingInt(Build::id).reversed())
            .limit(MOST)
            .toList(),
        forms::reference);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(forms.full(build(call)));
  }

  private HttpAnswer run(Call call) {
    Pipeline pipeline = pipeline(call);
    JsonObject body = call.object();
    if (Json.flag(body, "previewRun")) {
      Doc run =
          Doc.of("pipeline", forms.pipeline(pipeline)).with("state", "unknown").with("id", -1);
      return Answers.ok(run.with("finalYaml", finalYaml(pipeline, body)));
    }
    if (Json.member(body, "yamlOverride") != null) {
      throw BuildErrors.notRun("A yamlOverride may only be given for a preview.");
    }
    Request request = request(pipeline, body);
    if (plans.lackFile(request.definition(), request.commit())) {
      throw noFile(pipeline.latest().yamlFile(), request);
    }
    plans.file(request.definition(), request.commit()).ifPresent(file -> check(file, request));
    return Answers.ok(forms.full(builds.queue(pipeline, request)));
  }

  private static void check(YamlFile file, Request request) {
    file.check(request.templateParameters());
    List<String> stages = file.stages().stream().map(Stage::name).toList();
    request.skippedStages().stream()
        .filter(stage -> !stages.contains(stage))
        .findFirst()
        .ifPresent(
            stage -> {
              throw BuildErrors.notRun("The pipeline has no stage " + stage + " to skip.");
            });
  }

  private HttpAnswer preview(Call call) {
    int id = call.number("pipeline");
    Pipeline pipeline =
        builds
            .definitions()
            .find(project(call), id)
            .orElseThrow(() -> BuildErrors.noPipelineToPreview(id));
    return Answers.ok(Doc.of("finalYaml", finalYaml(pipeline, call.object())));
  }

  /** Null for a pipeline that is not made of YAML. */
  private @Nullable String finalYaml(Pipeline pipeline, JsonObject body) {
    if (!pipeline.latest().isYaml()) {
      return null;
    }
    Request request = request(pipeline, body);
    String override = Json.string(body, "yamlOverride");
    String path = pipeline.latest().yamlFile();
    YamlFile file =
        override == null
            ? plans
                .file(request.definition(), request.commit())
                .orElseThrow(() -> noFile(path, request))
            : YamlFile.read(path, override);
    file.check(request.templateParameters());
    return file.expanded(request.templateParameters());
  }

  private static ServiceException noFile(String path, Request request) {
    return BuildErrors.notRun(
        "/%s: File not found in repository %s branch %s version %s."
            .formatted(
                path.replaceFirst("^/", ""),
                Json.string(request.definition().repository(), "name"),
                request.branch(),
                request.commit()));
  }

  private Request request(Pipeline pipeline, JsonObject body) {
    JsonObject self = self(body);
    JsonObject parameters = Words.object(body, "templateParameters");
    String branch = self == null ? null : Json.string(self, "refName");
    String commit = self == null ? null : Json.string(self, "version");
    return queueing.request(
        pipeline,
        new Queueing.Wanted(
            branch,
            commit,
            "manual",
            "normal",
            variables(body),
            parameters == null ? new JsonObject() : parameters.deepCopy(),
            null,
            Map.of(),
            List.of(),
            Words.texts(Json.member(body, "stagesToSkip")),
            null,
            true),
        BuildErrors::notRun);
  }

  private static @Nullable JsonObject self(JsonObject body) {
    JsonObject resources = Words.object(body, "resources");
    JsonObject repositories = resources == null ? null : Words.object(resources, "repositories");
    return repositories == null ? null : Words.object(repositories, "self");
  }

  /** As the build area takes variables; the values of secrets are not kept. */
  private static @Nullable String variables(JsonObject body) {
    JsonObject given = Words.object(body, "variables");
    if (given == null || given.isEmpty()) {
      return null;
    }
    JsonObject flat = new JsonObject();
    for (Map.Entry<String, JsonElement> variable : given.entrySet()) {
      if (!(variable.getValue() instanceof JsonObject value)) {
        throw ServiceException.invalidArgument(
            "The variable " + variable.getKey() + " must be an object with a value.");
      }
      String text = Json.flag(value, "isSecret") ? null : Json.string(value, "value");
      flat.add(variable.getKey(), Json.of(text));
    }
    return Json.text(flat);
  }

  private static boolean signed(Call call) {
    return Words.word(
            "$expand",
            call.query().text("$expand").orElse("none"),
            List.of("none", "signedContent"))
        .equals("signedContent");
  }

  private @Nullable Doc signature(Call call, String kind, String... path) {
    if (!signed(call)) {
      return null;
    }
    Downloads.Signed signed = downloads.sign(kind, path);
    return Doc.of("url", signed.url()).with("signatureExpires", signed.expires());
  }

  private HttpAnswer artifact(Call call) {
    Build build = build(call);
    String name =
        call.query().text("artifactName").orElseThrow(() -> BuildErrors.missing("artifactName"));
    Artifact artifact = ArtifactRoutes.artifact(build, name);
    return Answers.ok(
        Doc.of(
                "signedContent",
                signature(call, ArtifactRoutes.ZIP, "" + build.id(), artifact.name()))
            .with("name", artifact.name())
            .with("url", forms.artifactsUrl(build, artifact.name())));
  }

  private HttpAnswer logs(Call call) {
    Build build = build(call);
    List<Doc> logs =
        Logs.of(build, builds.now()).stream().map(log -> json(call, build, log)).toList();
    return Answers.ok(
        Doc.of("logs", logs)
            .with("signedContent", signature(call, LogRoutes.ALL, "" + build.id()))
            .with("url", forms.logsUrl(build)));
  }

  private HttpAnswer log(Call call) {
    Build build = build(call);
    int id = call.number("log");
    Optional<Logs.Log> log = Logs.find(build, id, builds.now());
    return Answers.ok(json(call, build, log.orElseThrow(() -> BuildErrors.noLog(id, build.id()))));
  }

  private Doc json(Call call, Build build, Logs.Log log) {
    return Doc.of("createdOn", log.created())
        .with("id", log.id())
        .with("lastChangedOn", log.changed())
        .with("lineCount", log.lines().size())
        .with("signedContent", signature(call, LogRoutes.ONE, "" + build.id(), "" + log.id()))
        .with("url", forms.logsUrl(build) + "/" + log.id());
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Builds: queue, look at, change, delete. */
final class BuildRoutes {
  private static final int MOST = 5000;
  private static final int USUAL = 1000;
  private static final Set<String> CHANGEABLE =
      Set.of("buildnumber", "keepforever", "retainedbyrelease", "status", "result", "quality");

  private final Builds builds;
  private final Forms forms;
  private final Queueing queueing;

  BuildRoutes(Builds builds, Forms forms, Queueing queueing) {
    this.builds = builds;
    this.forms = forms;
    this.queueing = queueing;
  }

  List<Route> routes() {
    String all = "build/builds";
    String one = all + "/{build:int}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::queue).in(PROJECT),
        Route.of("PATCH", all, this::updateMany).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("PATCH", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT),
        Route.of("PATCH", one + "/stages/{stage}", this::updateStage).in(PROJECT),
        Route.of("GET", "build/latest/{definition}", this::latest).in(PROJECT).preview());
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Build build(Call call) {
    return builds.get(project(call), call.number("build"));
  }

  private HttpAnswer list(Call call) {
    Query query = call.query();
    List<Build> found = new BuildFilter(query).of(builds, project(call));
    List<String> names = query.list("properties");
    int most = query.number("$top").isPresent() ? MOST : USUAL;
    return Pages.after(found, query, most, build -> "" + build.id(), build -> with(build, names));
  }

  private Doc with(Build build, List<String> names) {
    Doc body = forms.build(build);
    return names.isEmpty()
        ? body
        : body.with("properties", PropertyRoutes.json(build.properties(), names));
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(with(build(call), call.query().list("propertyFilters")));
  }

  private HttpAnswer queue(Call call) {
    Project project = project(call);
    Query query = call.query();
    boolean named = query.text("definitionId").isPresent();
    boolean bare = named && List.of("", "null").contains(new String(call.body(), UTF_8).trim());
    JsonObject body = bare ? new JsonObject() : call.object();
    JsonObject wanted = new JsonObject();
    query
        .number("sourceBuildId")
        .ifPresent(
            id ->
                again(builds.get(project, id))
                    .entrySet()
                    .forEach(member -> wanted.add(member.getKey(), member.getValue())));
    body.entrySet().forEach(member -> wanted.add(member.getKey(), member.getValue()));
    Build made = queueing.queue(project, wanted, query.number("definitionId").orElse(null));
    TagRoutes.add(made.tags(), Words.texts(Json.member(body, "tags")));
    return Answers.ok(forms.build(made));
  }

  /** What asks for the same as another build. */
  private static JsonObject again(Build source) {
    Request request = source.request();
    return Doc.of("definition", Doc.of("id", source.pipeline()))
        .with("sourceBranch", request.branch())
        .with("sourceVersion", request.commit())
        .with("parameters", request.parameters())
        .with("templateParameters", request.templateParameters())
        .json();
  }

  private HttpAnswer update(Call call) {
    Build build = build(call);
    if (call.query().flag("retry")) {
      builds.retry(build);
    } else {
      apply(build, call.object());
    }
    return Answers.ok(forms.build(build));
  }

  private HttpAnswer updateMany(Call call) {
    Project project = project(call);
    List<Doc> changed = new ArrayList<>();
    for (JsonElement element : call.array()) {
      if (!(element instanceof JsonObject body)) {
        throw ServiceException.invalidArgument("Each element of the list must be a build.");
      }
      Integer id = Words.number(body, "id");
      if (id == null) {
        throw BuildErrors.missing("build.Id");
      }
      Build build = builds.get(project, id);
      apply(build, body);
      changed.add(forms.build(build));
    }
    return Answers.list(changed);
  }

  private void apply(Build build, JsonObject body) {
    boolean changes =
        body.keySet().stream().anyMatch(name -> CHANGEABLE.contains(name.toLowerCase(Locale.ROOT)));
    if (!changes) {
      throw ServiceException.invalidArgument(
          "Nothing of a build can be changed but " + String.join(", ", CHANGEABLE) + ".");
    }
    String number = Json.string(body, "buildNumber");
    if (number != null) {
      refuseBadNumber(number);
      builds.change(build, build.state().numbered(number));
    }
    JsonElement keep = Json.member(body, "keepForever");
    if (keep != null) {
      builds.change(build, build.state().keep(Json.flag(body, "keepForever")));
    }
    String quality = Json.string(body, "quality");
    if (quality != null) {
      builds.change(build, build.state().rated(quality));
    }
    changeStatus(build, body);
  }

  private static void refuseBadNumber(String number) {
    boolean bad = number.isBlank() || number.length() > 255 || number.endsWith(".");
    if (bad || number.matches(".*[\"/:<>\\\\|?@*\\p{Cntrl}].*")) {
      throw BuildErrors.of(
          400, "BuildNumberFormatException", "'" + number + "' cannot be a build's number.");
    }
  }

  private void changeStatus(Build build, JsonObject body) {
    String status = Words.word(body, "status", Words.STATUS, "");
    String result = Words.word(body, "result", Words.RESULT, "none");
    if (status.isEmpty() || status.equals(build.state().status())) {
      return;
    }
    if (status.equals(BuildState.CANCELLING)) {
      builds.cancel(build);
    } else {
      builds.move(build, status, result);
    }
  }

  private HttpAnswer updateStage(Call call) {
    Build build = build(call);
    String name = call.part("stage");
    if (build.plan().stream().noneMatch(stage -> stage.name().equalsIgnoreCase(name))) {
      throw BuildErrors.of(
          404, "StageNotFoundException", "Build " + build.id() + " has no stage " + name + ".");
    }
    JsonObject body = call.object();
    JsonElement state = Json.member(body, "state");
    if (state == null) {
      throw BuildErrors.missing("state");
    }
    String wanted = switch (Json.scalar(state)) { // the enum's numbers are taken as well
          case "0" -> "cancel";
          case "1" -> "retry";
          default -> Words.word("state", Json.scalar(state), List.of("cancel", "retry", "run"));
        };
    switch (wanted) {
      case "cancel" -> builds.cancel(build);
      case "retry" -> retry(build, Json.flag(body, "forceRetryAllJobs"));
      default ->
          throw BuildErrors.of(
              400,
              "InvalidPipelineOperationException",
              "The stage " + name + " does not wait to be run.");
    }
    return Answers.none();
  }

  /** All jobs can be run again even when none has failed. */
  private void retry(Build build, boolean all) {
    if (all && !build.state().open()) {
      builds.again(build);
    } else {
      builds.retry(build);
    }
  }

  private HttpAnswer delete(Call call) {
    builds.delete(build(call));
    return Answers.none();
  }

  /** The newest build of a definition that has ended. */
  private HttpAnswer latest(Call call) {
    Project project = project(call);
    String wanted = call.part("definition");
    Pipeline pipeline =
        builds
            .definitions()
            .named(project, wanted)
            .orElseThrow(() -> BuildErrors.noDefinition(wanted));
    return builds
        .of(pipeline)
        .filter(build -> !build.state().open())
        .filter(
            build ->
                call.query()
                    .text("branchName")
                    .filter(branch -> !build.request().branch().equals(Words.ref(branch)))
                    .isEmpty())
        .reduce((first, second) -> second)
        .map(build -> Answers.ok(forms.build(build)))
        .orElseThrow(
            () ->
                BuildErrors.of(
                    404,
                    "BuildNotFoundException",
                    "Pipeline " + wanted + " has no build that has ended."));
  }
}

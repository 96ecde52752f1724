// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Bytes;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.UUID;

/** Files that steps attach to their records: put in by agents, looked at by all. */
final class AttachmentRoutes {
  private final Builds builds;
  private final Forms forms;

  AttachmentRoutes(Builds builds, Forms forms) {
    this.builds = builds;
    this.forms = forms;
  }

  List<Route> routes() {
    String build = "build/builds/{build:int}/";
    return List.of(
        Route.of("GET", build + "attachments/{type}", this::list).in(PROJECT),
        Route.of("GET", build + "{timeline}/{record}/attachments/{type}/{name}", this::get)
            .in(PROJECT),
        Route.of(
                "PUT",
                "distributedtask/hubs/{hub}/plans/{plan}/timelines/{timeline}/records/{record}"
                    + "/attachments/{type}/{name}",
                this::put)
            .in(PROJECT)
            .consuming("application/octet-stream"));
  }

  private Project project(Call call) {
    return builds.organization().requiredProject(call);
  }

  private Build build(Call call) {
    return builds.get(project(call), call.number("build"));
  }

  private HttpAnswer list(Call call) {
    Build build = build(call);
    return Answers.list(
        build.attachments().stream()
            .filter(attachment -> attachment.type().equalsIgnoreCase(call.part("type")))
            .toList(),
        attachment ->
            Doc.of("_links", Doc.of().withHref("self", url(build, attachment)))
                .with("name", attachment.name()));
  }

  private String url(Build build, BuildAttachment attachment) {
    return "%s/%s/%s/attachments/%s/%s"
        .formatted(
            forms.url(build),
            attachment.timeline(),
            attachment.record(),
            Percent.encode(attachment.type()),
            Percent.encode(attachment.name()));
  }

  private HttpAnswer get(Call call) {
    return build(call).attachments().stream()
        .filter(
            attachment -> attachment.timeline().toString().equalsIgnoreCase(call.part("timeline")))
        .filter(attachment -> attachment.record().toString().equalsIgnoreCase(call.part("record")))
        .filter(attachment -> attachment.type().equalsIgnoreCase(call.part("type")))
        .filter(attachment -> attachment.name().equalsIgnoreCase(call.part("name")))
        .findFirst()
        .map(file -> HttpAnswer.of(200, "application/octet-stream", file.content().get()))
        .orElseThrow(
            () ->
                BuildErrors.of(
                    404,
                    "AttachmentNotFoundException",
                    "There is no attachment " + call.part("name") + "."));
  }

  private HttpAnswer put(Call call) {
    String plan = call.part("plan");
    Build build =
        builds
            .of(project(call))
            .filter(candidate -> forms.plan(candidate).toString().equalsIgnoreCase(plan))
            .findFirst()
            .orElseThrow(
                () ->
                    BuildErrors.of(
                        404, "TaskOrchestrationPlanNotFoundException", "No plan " + plan + "."));
    Progress progress =
        Progress.latest(build, builds.now())
            .orElseThrow(() -> BuildErrors.wrongChange(build, "hold attachments"));
    UUID timeline = forms.timeline(build, progress.attempt());
    UUID record =
        progress.steps().stream()
            .map(Step::id)
            .filter(id -> id.toString().equalsIgnoreCase(call.part("record")))
            .findFirst()
            .orElseThrow(
                () ->
                    BuildErrors.of(
                        404,
                        "TimelineRecordNotFoundException",
                        "Build " + build.id() + " has no record " + call.part("record") + "."));
    String type = call.part("type");
    String name = call.part("name");
    BuildAttachment made =
        new BuildAttachment(timeline, record, type, name, builds.now(), Bytes.of(call.body()));
    build
        .attachments()
        .removeIf(
            old ->
                old.record().equals(record) && old.type().equals(type) && old.name().equals(name));
    build.attachments().add(made);
    return Answers.ok(
        Doc.of("_links", Doc.of().withHref("self", url(build, made)))
            .with("type", type)
            .with("name", name)
            .with("createdOn", made.created())
            .with("lastChangedOn", made.created())
            .with("lastChangedBy", builds.organization().me().id())
            .with("timelineId", timeline)
            .with("recordId", record));
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.release.Release.Environment;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;

/** Releases and what belongs to them, as the service tells them. */
final class ReleaseJson {
  private final Organization organization;
  private final Releases releases;
  private final Definitions definitions;

  ReleaseJson(Organization organization, Releases releases, Definitions definitions) {
    this.organization = organization;
    this.releases = releases;
    this.definitions = definitions;
  }

  private JsonObject me() {
    return organization.me().json(organization.url());
  }

  private Project project(Release release) {
    return organization.project(release.project().toString());
  }

  private String url(Release release, String rest) {
    return organization.url() + "/" + release.project() + "/_apis/Release/" + rest;
  }

  private Doc reference(Release release) {
    String url = url(release, "releases/" + release.id());
    return Doc.of("id", release.id()).with("name", release.name()).with("url", url);
  }

  private Doc definition(Release release) {
    String name = definitions.ever(release.definition()).name();
    return Doc.of("id", release.definition())
        .with("name", name)
        .with("path", "\\")
        .with("url", url(release, "definitions/" + release.definition()));
  }

  Doc release(Release release, boolean environments) {
    Project project = project(release);
    JsonObject facts = release.facts();
    Doc json =
        reference(release)
            .with("status", release.status())
            .with("createdOn", release.created())
            .with("modifiedOn", release.modified())
            .with("modifiedBy", me())
            .with("createdBy", me())
            .with("createdFor", me())
            .with("releaseDefinition", definition(release))
            .with(
                "releaseDefinitionRevision",
                definitions.ever(release.definition()).revisions().size())
            .with("reason", said(facts, "reason", "manual"))
            .with("releaseNameFormat", "Release-$(rev:r)")
            .with("keepForever", Json.flag(facts, "keepForever"))
            .with("description", said(facts, "description", ""))
            .with("tags", facts.has("tags") ? facts.get("tags") : List.of())
            .with("projectReference", Doc.of("id", project.id()).with("name", project.name()))
            .with("artifacts", Releases.objects(facts, "artifacts"))
            .with("variables", facts.has("variables") ? facts.get("variables") : new JsonObject())
            .with("_links", Doc.of().withHref("self", url(release, "releases/" + release.id())));
    return environments
        ? json.with(
            "environments",
            release.environments().stream().map(e -> environment(release, e)).toList())
        : json;
  }

  private static String said(JsonObject facts, String name, String other) {
    String said = Json.string(facts, name);
    return said == null ? other : said;
  }

  Doc environment(Release release, Environment environment) {
    Doc json =
        Doc.of("id", environment.id())
            .with("releaseId", release.id())
            .with("name", environment.name())
            .with("status", environment.status())
            .with("rank", environment.rank())
            .with("definitionEnvironmentId", environment.source())
            .with("createdOn", release.created())
            .with("modifiedOn", release.modified())
            .with("owner", me())
            .with("release", reference(release))
            .with("releaseDefinition", definition(release))
            .with("conditions", Releases.objects(environment.facts(), "conditions"))
            .with("preDeployApprovals", approvals(environment, true))
            .with("postDeployApprovals", approvals(environment, false));
    if (environment.facts().get("variables") instanceof JsonObject variables) {
      json.with("variables", variables);
    }
    return json.with(
        "deploySteps", releases.attempts(environment).stream().map(this::attempt).toList());
  }

  private List<Doc> approvals(Environment environment, boolean before) {
    return releases
        .approvals()
        .filter(one -> one.before() == before)
        .filter(one -> one.deployment().environment() == environment.id())
        .map(this::approval)
        .toList();
  }

  private Doc attempt(Deployment deployment) {
    return Doc.of("id", deployment.id())
        .with("deploymentId", deployment.id())
        .with("attempt", deployment.attempt())
        .with("reason", "manual")
        .with("status", deployment.status())
        .with("operationStatus", deployment.operation())
        .with("requestedBy", me())
        .with("requestedFor", me())
        .with("queuedOn", deployment.queued())
        .with("hasStarted", deployment.started() != null)
        .with(
            "releaseDeployPhases",
            Phase.of(releases.environment(deployment), deployment).stream()
                .map(phase -> phase(deployment, phase))
                .toList());
  }

  private Doc phase(Deployment deployment, Phase phase) {
    List<Doc> tasks = phase.tasks().stream().map(task -> task(deployment, phase, task)).toList();
    Doc job = Doc.of("name", phase.name()).with("status", status(deployment, "pending"));
    return Doc.of("id", phase.id())
        .with("phaseId", Integer.toString(phase.id()))
        .with("name", phase.name())
        .with("rank", phase.rank())
        .with("phaseType", phase.type())
        .with("status", status(deployment, "notStarted"))
        .with("startedOn", deployment.started())
        .with("deploymentJobs", List.of(Doc.of("job", job).with("tasks", tasks)));
  }

  private Doc task(Deployment deployment, Phase phase, Phase.Task task) {
    String place =
        "releases/%d/environments/%d/deployPhases/%d/tasks/%d/logs"
            .formatted(deployment.release(), deployment.environment(), phase.id(), task.id());
    Doc json =
        Doc.of("id", task.id())
            .with("name", task.name())
            .with("rank", task.id())
            .with("status", status(deployment, "pending"))
            .with("startTime", deployment.started())
            .with("finishTime", deployment.completed());
    return deployment.started() == null
        ? json
        : json.with("lineCount", TaskLog.lines(deployment, task).size())
            .with("logUrl", url(releases.release(deployment), place));
  }

  private static String status(Deployment deployment, String before) {
    if (deployment.operation().equals("canceled")) {
      return "canceled";
    }
    return deployment.started() == null ? before : deployment.status();
  }

  Doc deployment(Deployment deployment) {
    Release release = releases.release(deployment);
    Environment environment = releases.environment(deployment);
    return Doc.of("id", deployment.id())
        .with("release", reference(release))
        .with("releaseDefinition", definition(release))
        .with("releaseEnvironment", shallow(release, environment))
        .with("definitionEnvironmentId", environment.source())
        .with("attempt", deployment.attempt())
        .with("reason", "manual")
        .with("deploymentStatus", deployment.status())
        .with("operationStatus", deployment.operation())
        .with("requestedBy", me())
        .with("requestedFor", me())
        .with("queuedOn", deployment.queued())
        .with("startedOn", deployment.started())
        .with("completedOn", deployment.completed());
  }

  private Doc shallow(Release release, Environment environment) {
    String rest = "releases/" + release.id() + "/environments/" + environment.id();
    return Doc.of("id", environment.id())
        .with("name", environment.name())
        .with("url", url(release, rest));
  }

  Doc approval(Approval approval) {
    Release release = releases.release(approval.deployment());
    Environment environment = releases.environment(approval.deployment());
    JsonObject approver = approval.approver().json(organization.url());
    return Doc.of("id", approval.id())
        .with("revision", approval.isPending() ? 1 : 2)
        .with("approvalType", approval.before() ? "preDeploy" : "postDeploy")
        .with("status", approval.status())
        .with("comments", approval.comments())
        .with("approver", approver)
        .with("approvedBy", approval.isPending() ? null : approver)
        .with("isAutomated", false)
        .with("isNotificationOn", true)
        .with("trialNumber", 1)
        .with("attempt", approval.deployment().attempt())
        .with("rank", 1)
        .with("createdOn", approval.created())
        .with("modifiedOn", approval.modified())
        .with("release", reference(release))
        .with("releaseDefinition", definition(release))
        .with("releaseEnvironment", shallow(release, environment))
        .with("url", url(release, "approvals/" + approval.id()));
  }
}

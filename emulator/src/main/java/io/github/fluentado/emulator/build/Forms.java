// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.agent.Pools;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pipelines and builds as the build area writes them. */
final class Forms {
  private final Organization organization;
  private final Definitions definitions;
  private final Leases leases;
  private final Pools pools;

  Forms(Definitions definitions, Leases leases, Pools pools) {
    this.organization = definitions.organization();
    this.definitions = definitions;
    this.leases = leases;
    this.pools = pools;
  }

  Organization organization() {
    return organization;
  }

  /** Where the build area of a project lies. */
  String area(UUID project) {
    return organization.url() + "/" + project + "/_apis/build/";
  }

  String url(Build build) {
    return area(build.project()) + "Builds/" + build.id();
  }

  UUID plan(Build build) {
    return organization.derivedId("plan", "" + build.id());
  }

  /** Each attempt but the last has a timeline of its own; the last one has the plan's. */
  UUID timeline(Build build, Attempt attempt) {
    return attempt.number() == build.state().attempts().size()
        ? plan(build)
        : organization.derivedId("timeline", build.id() + "/" + attempt.number());
  }

  Doc project(Project project) {
    return Doc.of("id", project.id())
        .with("name", project.name())
        .with("description", project.description().isEmpty() ? null : project.description())
        .with("url", organization.url() + "/_apis/projects/" + project.id())
        .with("state", "wellFormed")
        .with("revision", 1)
        .with("visibility", "private")
        .with("lastUpdateTime", project.lastUpdate());
  }

  /** The short form of a pipeline, in its latest revision or the one given. */
  Doc reference(Pipeline pipeline, Definition definition) {
    String url = area(pipeline.project()) + "Definitions/" + pipeline.id();
    return Doc.of("id", pipeline.id())
        .with("name", definition.name())
        .with("url", url + "?revision=" + definition.revision())
        .with("uri", "vstfs:///Build/Definition/" + pipeline.id())
        .with("path", definition.path())
        .with("type", "build")
        .with("queueStatus", definition.queueStatus())
        .with("revision", definition.revision())
        .with("project", project(definitions.project(pipeline)));
  }

  /** A pipeline as lists of definitions hold it. */
  Doc listed(Pipeline pipeline, Definition definition) {
    String web = organization.url() + "/" + pipeline.project() + "/_build/definition?definitionId=";
    String badge = area(pipeline.project()) + "status/" + pipeline.id();
    String self = area(pipeline.project()) + "Definitions/" + pipeline.id();
    Doc links =
        Doc.of()
            .withHref("self", self + "?revision=" + definition.revision())
            .withHref("web", web + pipeline.id())
            .withHref("editor", web + pipeline.id() + "&_a=edit-build-definition")
            .withHref("badge", badge);
    return Doc.of("_links", links)
        .with("quality", text(definition, "quality", "definition"))
        .with("authoredBy", definition.author().json(organization.url()))
        .with("drafts", List.of())
        .with("queue", queue(pipeline.project(), definition.queue()))
        .withAll(reference(pipeline, definition).json())
        .with("createdDate", definition.changed());
  }

  private static String text(Definition definition, String name, String other) {
    String text = Json.string(definition.content(), name);
    return text == null ? other : text;
  }

  /** A definition with all that clients may write of it. */
  Doc full(Pipeline pipeline, Definition definition) {
    JsonObject content = definition.content().deepCopy();
    JsonObject listed = listed(pipeline, definition).json();
    listed.keySet().forEach(content::remove);
    Doc body = Doc.of();
    content.entrySet().forEach(member -> body.with(member.getKey(), member.getValue()));
    return body.with("properties", properties(pipeline.properties().keys(), pipeline))
        .with("tags", pipeline.tags().values())
        .withAll(listed);
  }

  private static JsonObject properties(List<String> names, Pipeline pipeline) {
    JsonObject shown = new JsonObject();
    names.forEach(
        name -> pipeline.properties().find(name).ifPresent(v -> shown.add(name, typed(v))));
    return shown;
  }

  /** A property's value with the name of its .NET type. */
  static JsonElement typed(JsonElement value) {
    boolean number = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return Doc.of("$type", number ? "System.Int32" : "System.String").with("$value", value).json();
  }

  @Nullable Doc queue(UUID project, @Nullable Integer id) {
    return id == null
        ? null
        : organization
            .find(project.toString())
            .flatMap(found -> pools.queue(found, id))
            .map(pools::inBuilds)
            .orElse(null);
  }

  /** As builds tell it, without its address. */
  private @Nullable JsonObject plainQueue(UUID project, @Nullable Integer id) {
    Doc queue = queue(project, id);
    if (queue == null) {
      return null;
    }
    JsonObject plain = queue.json();
    plain.remove("url");
    plain.remove("_links");
    return plain;
  }

  Doc build(Build build) {
    BuildState state = build.state();
    Request request = build.request();
    Pipeline pipeline = definitions.any(build.pipeline());
    Doc plan = Doc.of("planId", plan(build));
    return Doc.of("_links", links(build))
        .with("properties", new JsonObject())
        .with("tags", build.tags().values())
        .with("validationResults", List.of())
        .with("plans", List.of(plan))
        .with("triggerInfo", request.triggerInfo())
        .with("id", build.id())
        .with("buildNumber", state.number())
        .with("status", state.status())
        .with("result", state.result())
        .with("queueTime", build.queued())
        .with("startTime", state.start())
        .with("finishTime", state.finish())
        .with("url", url(build))
        .with("definition", definition(pipeline, request.definition()))
        .with("buildNumberRevision", 1)
        .with("project", project(definitions.project(pipeline)))
        .with("uri", build.uri())
        .with("sourceBranch", request.branch())
        .with("sourceVersion", request.commit())
        .with("queue", plainQueue(build.project(), request.queue()))
        .with("priority", request.priority())
        .with("reason", request.reason())
        .with("requestedFor", request.requestedFor().json(organization.url()))
        .with("requestedBy", request.requestedBy().json(organization.url()))
        .with("lastChangedDate", state.changed())
        .with("lastChangedBy", state.changer().json(organization.url()))
        .with("parameters", request.parameters())
        .with("demands", request.demands().isEmpty() ? null : request.demands())
        .with("orchestrationPlan", plan)
        .with("logs", log(build))
        .with("repository", repository(request.definition()))
        .with("keepForever", leases.retains(build))
        .with("retainedByRelease", leases.of(build).findAny().isPresent())
        .with("quality", state.quality())
        .with("deleted", state.deleted() ? true : null)
        .withNull("triggeredByBuild")
        .with("appendCommitMessageToRunName", true)
        .with(
            "templateParameters",
            request.templateParameters().isEmpty() ? null : request.templateParameters());
  }

  private Doc definition(Pipeline pipeline, Definition definition) {
    return Doc.of("drafts", List.of()).withAll(reference(pipeline, definition).json());
  }

  private Doc log(Build build) {
    return Doc.of("id", 0).with("type", "Container").with("url", url(build) + "/logs");
  }

  private Doc links(Build build) {
    String web = organization.url() + "/" + build.project() + "/_build/results?buildId=";
    return Doc.of()
        .withHref("self", url(build))
        .withHref("web", web + build.id())
        .withHref("sourceVersionDisplayUri", url(build) + "/sources")
        .withHref("timeline", url(build) + "/Timeline")
        .withHref("badge", area(build.project()) + "status/" + build.pipeline());
  }

  static JsonObject repository(Definition definition) {
    JsonObject written = new JsonObject();
    for (Map.Entry<String, JsonElement> member : definition.repository().entrySet()) {
      if (Set.of("id", "type", "name", "url").contains(member.getKey())) {
        written.add(member.getKey(), member.getValue());
      }
    }
    return Doc.of().withNull("clean").with("checkoutSubmodules", false).withAll(written).json();
  }
}

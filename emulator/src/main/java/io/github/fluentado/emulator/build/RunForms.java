// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Definitions and builds as the pipelines area writes them. */
final class RunForms {
  private final Definitions definitions;

  RunForms(Definitions definitions) {
    this.definitions = definitions;
  }

  String url(Pipeline pipeline) {
    return projectUrl(pipeline.project()) + "/_apis/pipelines/" + pipeline.id();
  }

  String url(Build build) {
    return url(definitions.any(build.pipeline())) + "/runs/" + build.id();
  }

  private String projectUrl(UUID project) {
    return definitions.organization().url() + "/" + project;
  }

  static String state(Build build) {
    return switch (build.state().status()) {
      case BuildState.COMPLETED -> "completed";
      case BuildState.CANCELLING -> "canceling";
      default -> "inProgress";
    };
  }

  /** Runs know no partial success. */
  static @Nullable String result(Build build) {
    String result = build.state().result();
    return "partiallySucceeded".equals(result) ? "succeeded" : result;
  }

  /** The short form of a pipeline. */
  Doc pipeline(Pipeline pipeline) {
    return pipeline(pipeline, pipeline.latest());
  }

  private Doc pipeline(Pipeline pipeline, Definition definition) {
    return Doc.of("url", url(pipeline) + "?revision=" + definition.revision())
        .with("id", pipeline.id())
        .with("revision", definition.revision())
        .with("name", definition.name())
        .with("folder", definition.path());
  }

  Doc listed(Pipeline pipeline, Definition definition) {
    String web = projectUrl(pipeline.project()) + "/_build/definition?definitionId=";
    Doc links =
        Doc.of()
            .withHref("self", url(pipeline) + "?revision=" + definition.revision())
            .withHref("web", web + pipeline.id());
    return Doc.of("_links", links).withAll(pipeline(pipeline, definition).json());
  }

  Doc full(Pipeline pipeline, Definition definition) {
    return listed(pipeline, definition).with("configuration", configuration(definition));
  }

  private static Doc configuration(Definition definition) {
    if (!definition.isYaml()) {
      return Doc.of("type", "designerJson").with("designerJson", definition.content());
    }
    Doc repository =
        Doc.of("id", definition.repositoryId()).with("type", repositoryType(definition));
    return Doc.of("path", definition.yamlFile())
        .with("repository", repository)
        .with("type", "yaml");
  }

  /** The names that the pipelines area has for kinds of repositories. */
  private static String repositoryType(Definition definition) {
    return definition.repositoryType().equalsIgnoreCase("TfsGit")
        ? "azureReposGit"
        : definition.repositoryType();
  }

  /** A run as lists hold it. */
  Doc reference(Build build) {
    String web = projectUrl(build.project()) + "/_build/results?buildId=" + build.id();
    String pipeline = url(definitions.any(build.pipeline()));
    Doc links =
        Doc.of()
            .withHref("self", url(build))
            .withHref("web", web)
            .withHref(
                "pipeline.web",
                projectUrl(build.project()) + "/_build/definition?definitionId=" + build.pipeline())
            .withHref("pipeline", pipeline);
    JsonObject parameters = build.request().templateParameters();
    return Doc.of("_links", links)
        .with("templateParameters", parameters)
        .with("pipeline", pipeline(definitions.any(build.pipeline()), build.request().definition()))
        .with("state", state(build))
        .with("result", result(build))
        .with("createdDate", build.queued())
        .with("finishedDate", build.state().finish())
        .with("url", url(build))
        .with("id", build.id())
        .with("name", build.state().number());
  }

  Doc full(Build build) {
    Doc run = reference(build);
    JsonObject variables = build.request().variables();
    if (!variables.isEmpty()) {
      Doc shown = Doc.of();
      variables
          .entrySet()
          .forEach(variable -> shown.with(variable.getKey(), variable(variable.getValue())));
      run.with("variables", shown);
    }
    Definition definition = build.request().definition();
    Doc repository =
        Doc.of("id", definition.repositoryId()).with("type", repositoryType(definition));
    Doc self =
        Doc.of("repository", repository)
            .with("refName", build.request().branch())
            .with("version", build.request().commit());
    return run.with("resources", Doc.of("repositories", Map.of("self", self)))
        .with("tags", build.tags().values());
  }

  /** The value of a secret is not kept. */
  private static Doc variable(JsonElement value) {
    return value.isJsonNull() ? Doc.of("isSecret", true) : Doc.of("value", Json.scalar(value));
  }

  String logsUrl(Build build) {
    return url(build) + "/logs";
  }

  String artifactsUrl(Build build, String name) {
    return url(build) + "/artifacts?artifactName=" + Percent.encode(name);
  }
}
